package vn.bansao.internal.cms;

import java.util.concurrent.atomic.AtomicInteger;

/** How much room an authority's timestamp tokens need, as learnt from those seen. Thread-safe. */
public final class TokenRoom {
    /** Before the first token is seen: RSA-4096 TSAs with three certificates stay below this. */
    private static final int FIRST_GUESS_BYTES = 8_192;

    /** Fractions of seconds, accuracy, serial numbers make tokens of one TSA differ by a few bytes. */
    private static final int MARGIN_BYTES = 64;

    private final AtomicInteger largest = new AtomicInteger();

    /** The bytes to reserve for the next token. */
    public int bytes() {
        int seen = largest.get();
        return seen == 0 ? FIRST_GUESS_BYTES : seen + MARGIN_BYTES;
    }

    /** Takes note of a token. */
    public void seen(int sizeBytes) {
        largest.accumulateAndGet(sizeBytes, Math::max);
    }
}
