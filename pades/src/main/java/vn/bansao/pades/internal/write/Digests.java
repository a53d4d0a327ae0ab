package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.StreamDigest;
import vn.bansao.pades.internal.compose.PdfBytes;

/** The digests of a page's streams, each computed while it is written, before those that refer to it. Not thread-safe. */
final class Digests {
    private final MessageDigest sha256;
    private final Map<Integer, byte[]> known = new HashMap<>();

    Digests(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    boolean has(int number) {
        return known.containsKey(number);
    }

    /** Takes a dictionary with its brackets; the stream's data are to follow. */
    void begin(PdfBytes dictionary) throws IOException {
        StreamDigest.begin(sha256, dictionary.toByteArray(), this::of);
    }

    void update(byte[] data, int from, int length) {
        sha256.update(data, from, length);
    }

    /** The stream was that of this number. */
    byte[] end(int number) {
        byte[] digest = sha256.digest();
        known.put(number, digest);
        return digest;
    }

    private byte[] of(PdfValue.Ref reference) {
        byte[] digest = known.get(reference.number());
        if (digest == null) {
            throw new IllegalStateException("stream " + reference + " is not yet written");
        }
        return digest;
    }
}
