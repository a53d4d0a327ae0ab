package vn.bansao.verify.dss;

import java.io.IOException;
import java.util.Arrays;
import vn.bansao.verify.internal.signature.DerScan;

/**
 * The DER (or BER) object at the start of padded bytes.
 *
 * <p>Cut where its value ends, never by its trailing zeros: one signature value in 256 ends in a zero of its own.
 */
public final class DerCut {
    private DerCut() {}

    /**
     * The object alone.
     *
     * @throws IOException if the bytes don't start with a SEQUENCE of DER or BER, or if anything but zeros follows
     */
    public static byte[] withoutZeros(byte[] padded) throws IOException {
        if (padded.length == 0 || padded[0] != 0x30) {
            throw new IOException("no SEQUENCE");
        }
        try {
            int length = DerScan.scan(padded).length();
            for (int i = length; i < padded.length; i++) {
                if (padded[i] != 0) {
                    throw new IOException("byte " + i + " after the DER object is not zero");
                }
            }
            return Arrays.copyOf(padded, length);
        } catch (DerScan.NotAsn1Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
