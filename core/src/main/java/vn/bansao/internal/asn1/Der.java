package vn.bansao.internal.asn1;

import java.util.Arrays;

/** The DER this library writes itself: tag, length, content (X.690, 8 and 10). */
public final class Der {
    /** Universal tags. */
    public static final int INTEGER = 0x02;

    public static final int OCTET_STRING = 0x04;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private Der() {}

    /** One value: the concatenated parts under {@code tag}. */
    public static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] der = new byte[headerSize(length) + length];
        int at = writeHeader(der, 0, tag, length);
        for (byte[] part : parts) {
            System.arraycopy(part, 0, der, at, part.length);
            at += part.length;
        }
        return der;
    }

    /** A SEQUENCE of the parts. */
    public static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    /** A SET OF under {@code tag}, its elements in DER order (X.690, 11.6). */
    public static byte[] setOf(int tag, byte[]... elements) {
        byte[][] sorted = elements.clone();
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return value(tag, sorted);
    }

    /** The size of tag and length of a value with {@code length} content bytes. */
    public static int headerSize(int length) {
        return length < 0x80 ? 2 : length < 0x100 ? 3 : length < 0x10000 ? 4 : length < 0x1000000 ? 5 : 6;
    }

    /** The size of a whole value with {@code length} content bytes. */
    public static int size(int length) {
        return headerSize(length) + length;
    }

    /** Writes tag and length at {@code at}; returns where the content begins. */
    public static int writeHeader(byte[] into, int at, int tag, int length) {
        into[at] = (byte) tag;
        int size = headerSize(length);
        if (size == 2) {
            into[at + 1] = (byte) length;
        } else {
            into[at + 1] = (byte) (0x80 | (size - 2));
            for (int i = 2; i < size; i++) {
                into[at + i] = (byte) (length >>> (8 * (size - 1 - i)));
            }
        }
        return at + size;
    }
}
