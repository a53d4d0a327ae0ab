package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** Bits of coded fax data, from the most significant of each byte on. Beyond the end there are zeros. Not thread-safe. */
final class FaxBits {
    private final InputStream in;
    private long held;
    private int heldBits;
    private long missingBits;

    FaxBits(InputStream in) {
        this.in = in;
    }

    /** The next bits, at most 24, which stay. */
    int peek(int bits) throws IOException {
        while (heldBits < bits) {
            int next = in.read();
            if (next < 0) {
                missingBits += 8;
                next = 0;
            }
            held = held << 8 | next;
            heldBits += 8;
        }
        return (int) (held >> (heldBits - bits)) & ((1 << bits) - 1);
    }

    /** Passes over bits that were seen. */
    void skip(int bits) {
        heldBits -= bits;
    }

    /** Passes over what is left of a byte. */
    void align() {
        heldBits -= heldBits % 8;
    }

    /** Whether more bits were passed over than there are. */
    boolean beyondEnd() {
        return missingBits > heldBits;
    }

    /** Whether all bits were passed over. */
    boolean atEnd() {
        return missingBits > 0 && missingBits >= heldBits;
    }
}
