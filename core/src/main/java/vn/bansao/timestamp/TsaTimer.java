package vn.bansao.timestamp;

import java.time.Duration;

/** Time as pauses and rate limits need it: never set back. */
interface TsaTimer {
    TsaTimer SYSTEM = new TsaTimer() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    long nanos();

    void sleep(Duration duration) throws InterruptedException;
}
