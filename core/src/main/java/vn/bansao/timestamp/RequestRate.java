package vn.bansao.timestamp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A sliding window over the requests to one authority. Thread-safe. */
final class RequestRate {
    private final TsaSettings.Rate limit;
    private final TsaTimer timer;
    private final Deque<Long> sent = new ArrayDeque<>();

    RequestRate(TsaSettings.Rate limit, TsaTimer timer) {
        this.limit = limit;
        this.timer = timer;
    }

    /** How long until a request may be sent; zero for now. */
    synchronized Duration untilFree() {
        if (limit.requests() == 0) {
            return Duration.ZERO;
        }
        long now = timer.nanos();
        long window = limit.per().toNanos();
        while (!sent.isEmpty() && now - sent.getFirst() >= window) {
            sent.removeFirst();
        }
        return sent.size() < limit.requests() ? Duration.ZERO : Duration.ofNanos(window - (now - sent.getFirst()));
    }

    /**
     * Takes one request, waiting for it up to the longest wait.
     *
     * @return whether it was granted
     */
    boolean take() throws InterruptedException {
        long deadline = timer.nanos() + limit.longestWait().toNanos();
        while (!takeNow()) {
            Duration wait = untilFree();
            if (timer.nanos() + wait.toNanos() > deadline) {
                return false;
            }
            timer.sleep(wait.plusMillis(1)); // A sleep counts whole milliseconds.
        }
        return true;
    }

    private synchronized boolean takeNow() {
        if (!untilFree().isZero()) {
            return false;
        }
        if (limit.requests() > 0) {
            sent.addLast(timer.nanos());
        }
        return true;
    }
}
