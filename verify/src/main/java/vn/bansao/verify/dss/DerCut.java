package vn.bansao.verify.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * The DER (or BER) object at the start of padded bytes.
 *
 * <p>Cut by its length octets, never by its trailing zeros: one signature value in 256 ends in a zero of its own.
 */
public final class DerCut {
    private DerCut() {}

    /**
     * The object alone.
     *
     * @throws IOException if the bytes don't start with a SEQUENCE of DER or BER, or if anything but zeros follows
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
        if (first == 0x80) {
            return indefiniteLength(bytes);
        }
        int octets = first & 0x7f;
        if (octets > 4 || bytes.length < 2 + octets) {
            throw new IOException("no length of at most 4 octets");
        }
        long content = 0;
        for (int i = 0; i < octets; i++) {
            content = (content << 8) | (bytes[2 + i] & 0xff);
        }
        return 2L + octets + content;
    }

    /** Some writers don't write DER; where their object ends, its contents tell. */
    private static long indefiniteLength(byte[] bytes) throws IOException {
        ByteArrayInputStream rest = new ByteArrayInputStream(bytes);
        try (ASN1InputStream objects = new ASN1InputStream(rest, bytes.length)) {
            if (objects.readObject() == null) {
                throw new IOException("no BER object");
            }
            return (long) bytes.length - rest.available();
        } catch (RuntimeException e) {
            throw new IOException("no BER object", e);
        }
    }
}
