package vn.bansao.verify.internal.preview;

import java.time.Duration;

/** When to stop; asked as often as the renderer gives an occasion. Thread-safe. */
final class Deadline {
    private final long endNanos;
    private volatile boolean stopped;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    void stop() {
        stopped = true;
    }

    boolean over() {
        return stopped || endNanos - System.nanoTime() <= 0;
    }

    void check() {
        if (over()) {
            throw new StoppedException(Lack.TIME_OVER);
        }
    }

    /** What is left, at least one millisecond: a join of none waits for ever. */
    long leftMillis() {
        return Math.max(1, (endNanos - System.nanoTime()) / 1_000_000);
    }
}
