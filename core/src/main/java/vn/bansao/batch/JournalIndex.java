package vn.bansao.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import vn.bansao.crypto.DigestAlgorithm;

/**
 * Where the last seal of each item stands: 16 bytes an entry in a table that is at most two thirds full, so that a
 * million items take about 48 MB while it grows and 32 MB after. Not thread-safe.
 */
final class JournalIndex {
    private static final int FIRST_SLOTS = 1 << 10;

    private final MessageDigest sha256 = DigestAlgorithm.SHA256.newDigest();
    private final Reader lines;
    private long[] hashes = new long[FIRST_SLOTS];
    /** The offset of the seal, negated if the item is done; 0 for a free slot, since the header stands there. */
    private long[] offsets = new long[FIRST_SLOTS];

    private int used;

    /** Tells whose seal stands at an offset: two names may have one hash. */
    interface Reader {
        String idAt(long offset) throws IOException;
    }

    JournalIndex(Reader lines) {
        this.lines = lines;
    }

    void seal(String id, long offset) throws IOException {
        long hash = hash(id);
        int slot = slot(id, hash);
        if (offsets[slot] == 0) {
            used++;
        }
        hashes[slot] = hash;
        offsets[slot] = offset;
        if (used * 3L > offsets.length * 2L) {
            grow();
        }
    }

    /** Marks an item as done; false if it was never sealed. */
    boolean done(String id) throws IOException {
        int slot = slot(id, hash(id));
        if (offsets[slot] == 0) {
            return false;
        }
        offsets[slot] = -Math.abs(offsets[slot]);
        return true;
    }

    /** The offset of an item's seal, negated if it is done, or 0. */
    long find(String id) throws IOException {
        return offsets[slot(id, hash(id))];
    }

    private int slot(String id, long hash) throws IOException {
        int mask = offsets.length - 1;
        int slot = (int) hash & mask;
        while (offsets[slot] != 0
                && !(hashes[slot] == hash && lines.idAt(Math.abs(offsets[slot])).equals(id))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldOffsets = offsets;
        hashes = new long[oldHashes.length * 2];
        offsets = new long[oldOffsets.length * 2];
        int mask = offsets.length - 1;
        for (int i = 0; i < oldOffsets.length; i++) {
            if (oldOffsets[i] != 0) {
                int slot = (int) oldHashes[i] & mask;
                while (offsets[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                hashes[slot] = oldHashes[i];
                offsets[slot] = oldOffsets[i];
            }
        }
    }

    private long hash(String id) {
        byte[] digest = sha256.digest(id.getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.wrap(Arrays.copyOf(digest, Long.BYTES)).getLong();
    }
}
