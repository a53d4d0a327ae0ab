package vn.bansao.timestamp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A timer that passes only when somebody sleeps. */
final class FakeTimer implements TsaTimer {
    private final List<Duration> pauses = new ArrayList<>();
    private long now = 1_000_000_000L;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        pauses.add(duration);
        now += duration.toNanos();
    }

    synchronized void pass(Duration duration) {
        now += duration.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
