package vn.bansao.benchmarks.peer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The place of a signature in a PDF in memory, to be digested around and filled in place: an expert's way round what the
 * libraries do one byte or one copy at a time.
 *
 * @param file the file's bytes, and perhaps unused ones behind them; changed by {@link #fill}
 * @param length the file's length
 * @param start the offset of the opening angle bracket
 * @param end the offset behind the closing one
 */
record Gap(byte[] file, int length, int start, int end) {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The gap of the first signature dictionary behind {@code from}, whose keys have one space behind them. */
    static Gap find(byte[] file, int length, int from) {
        int start = find("/Contents <", file, length, from) - 1;
        return new Gap(file, length, start, behind((byte) '>', file, start));
    }

    /** As {@link #find(byte[], int, int)}, and writes the ByteRange over its placeholder. */
    static Gap reserve(byte[] file, int length, int from) {
        Gap gap = find(file, length, from);
        int range = find("/ByteRange ", file, length, from);
        gap.writeRange(range, behind((byte) ']', file, range));
        return gap;
    }

    /** The file alone, as an array of its own. */
    byte[] bytes() {
        return Arrays.copyOf(file, length);
    }

    /** Writes the ByteRange over a placeholder. */
    void writeRange(int from, int to) {
        byte[] text = ("[0 " + start + " " + end + " " + (length - end) + "]").getBytes(StandardCharsets.US_ASCII);
        if (text.length > to - from) {
            throw new IllegalStateException("no place for the ByteRange");
        }
        Arrays.fill(file, from, to, (byte) ' ');
        System.arraycopy(text, 0, file, from, text.length);
    }

    /** Feeds what comes before the gap, but not the first bytes of the file. */
    void updateBefore(MessageDigest digest, int from) {
        digest.update(file, from, start - from);
    }

    /** Feeds what comes behind the gap. */
    void updateBehind(MessageDigest digest) {
        digest.update(file, end, length - end);
    }

    /** Feeds the filled gap and what comes behind it. */
    void updateFromGap(MessageDigest digest) {
        digest.update(file, start, length - start);
    }

    /** Fills the gap with a signature and zeros. */
    void fill(byte[] cms) {
        if (2 * cms.length > end - start - 2) {
            throw new IllegalStateException(
                    "a signature of " + cms.length + " bytes does not fit into " + (end - start) + " digits");
        }
        file[start] = '<';
        int at = start + 1;
        for (byte octet : cms) {
            file[at++] = DIGITS[(octet >> 4) & 0xf];
            file[at++] = DIGITS[octet & 0xf];
        }
        Arrays.fill(file, at, end - 1, (byte) '0');
        file[end - 1] = '>';
    }

    private static int find(String key, byte[] file, int length, int from) {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + wanted.length <= length; i++) {
            if (Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i + wanted.length;
            }
        }
        throw new IllegalStateException("no " + key + " behind byte " + from);
    }

    private static int behind(byte last, byte[] file, int from) {
        int at = from;
        while (file[at] != last) {
            at++;
        }
        return at + 1;
    }
}
