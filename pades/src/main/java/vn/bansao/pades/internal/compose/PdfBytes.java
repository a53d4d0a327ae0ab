package vn.bansao.pades.internal.compose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * PDF syntax being written, straight as bytes: a string in between would be made, copied and thrown away. Grows; may be
 * used again after {@link #clear}. Not thread-safe.
 */
public final class PdfBytes {
    private static final byte[] HEX = PdfSyntax.ascii("0123456789ABCDEF");
    private static final int LONGEST_NUMBER_BYTES = 24; // a long with its sign, a point and three decimals

    private byte[] bytes;
    private int size;

    /** With room for so many bytes. */
    public PdfBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Empties it; its room stays. */
    public PdfBytes clear() {
        size = 0;
        return this;
    }

    /** Forgets the bytes from {@code length} on. */
    public PdfBytes truncate(int length) {
        size = Math.min(size, length);
        return this;
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** The bytes, from 0 to {@link #size}; shared, valid until the next change. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Appends text of letters below 256. */
    public PdfBytes ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
        return this;
    }

    /** Puts text of letters below 256 over what stands at {@code at}. */
    public void put(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            bytes[at + i] = (byte) text.charAt(i);
        }
    }

    /** Appends bytes. */
    public PdfBytes bytes(byte[] more) {
        return bytes(more, 0, more.length);
    }

    /** Appends what another one holds. */
    public PdfBytes bytes(PdfBytes more) {
        return bytes(more.bytes, 0, more.size);
    }

    /** Appends some of the bytes. */
    public PdfBytes bytes(byte[] more, int from, int length) {
        room(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Appends the same byte so many times. */
    public PdfBytes repeat(char ascii, int count) {
        room(count);
        Arrays.fill(bytes, size, size + count, (byte) ascii);
        size += count;
        return this;
    }

    /** Appends text in UTF-8. */
    public PdfBytes utf8(String text) {
        room(3 * text.length());
        int start = size;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < 0x80) {
                bytes[size++] = (byte) letter;
            } else if (letter < 0x800) {
                bytes[size++] = (byte) (0xC0 | (letter >> 6));
                bytes[size++] = (byte) (0x80 | (letter & 0x3F));
            } else if (Character.isSurrogate(letter)) {
                size = start; // rare: the font can't print it, but an original may be called so
                return bytes(text.getBytes(StandardCharsets.UTF_8));
            } else {
                bytes[size++] = (byte) (0xE0 | (letter >> 12));
                bytes[size++] = (byte) (0x80 | (letter >> 6 & 0x3F));
                bytes[size++] = (byte) (0x80 | (letter & 0x3F));
            }
        }
        return this;
    }

    /** Appends two hex digits a byte. */
    public PdfBytes hex(byte[] value) {
        room(2 * value.length);
        putHex(size, value);
        size += 2 * value.length;
        return this;
    }

    /** Puts two hex digits a byte over what stands at {@code at}. */
    public void putHex(int at, byte[] value) {
        for (int i = 0; i < value.length; i++) {
            bytes[at + 2 * i] = HEX[value[i] >> 4 & 0xF];
            bytes[at + 2 * i + 1] = HEX[value[i] & 0xF];
        }
    }

    /** Appends four hex digits. */
    PdfBytes hex4(int value) {
        room(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[value >> shift & 0xF];
        }
        return this;
    }

    /** Appends a number with at most three decimals: a thousandth of a point is below any printer's grid. */
    public PdfBytes number(double number) {
        long thousandths = Math.round(number * 1000);
        room(LONGEST_NUMBER_BYTES);
        if (thousandths < 0) {
            bytes[size++] = '-';
            thousandths = -thousandths;
        }
        integer(thousandths / 1000);
        int fraction = (int) (thousandths % 1000);
        if (fraction != 0) {
            bytes[size++] = '.';
            for (int unit = 100; fraction != 0; unit /= 10) {
                bytes[size++] = (byte) ('0' + fraction / unit);
                fraction %= unit;
            }
        }
        return this;
    }

    /** Appends a number that is not negative. */
    public PdfBytes integer(long number) {
        room(LONGEST_NUMBER_BYTES);
        int end = size + 1;
        for (long rest = number; rest > 9; rest /= 10) {
            end++;
        }
        size = end;
        long rest = number;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return this;
    }

    /** Appends a number that is not negative in a fixed number of digits, zeros first. */
    public PdfBytes digits(long number, int count) {
        room(count);
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }
}
