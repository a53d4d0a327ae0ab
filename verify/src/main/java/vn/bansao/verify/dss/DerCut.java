package vn.bansao.verify.dss;

import java.io.IOException;
import java.util.Arrays;

/**
 * The DER object at the start of padded bytes.
 *
 * <p>Cut by its length octets, never by its trailing zeros: one signature value in 256 ends in a zero of its own.
 */
public final class DerCut {
    private DerCut() {}

    /**
     * The object alone.
     *
     * @throws IOException if the bytes don't start with a SEQUENCE of definite length, or if anything but zeros follows
     */
    public static byte[] withoutZeros(byte[] padded) throws IOException {
        long length = length(padded);
        if (length > padded.length) {
            throw new IOException("the DER object says " + length + " bytes, there are " + padded.length);
        }
        for (int i = (int) length; i < padded.length; i++) {
            if (padded[i] != 0) {
                throw new IOException("byte " + i + " after the DER object is not zero");
            }
        }
        return Arrays.copyOf(padded, (int) length);
    }

    private static long length(byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != 0x30) {
            throw new IOException("no SEQUENCE");
        }
        int first = bytes[1] & 0xff;
        if (first < 0x80) {
            return 2L + first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 4 || bytes.length < 2 + octets) {
            throw new IOException("no definite length of at most 4 octets");
        }
        long content = 0;
        for (int i = 0; i < octets; i++) {
            content = (content << 8) | (bytes[2 + i] & 0xff);
        }
        return 2L + octets + content;
    }
}
