package vn.bansao.batch;

import java.time.Duration;
import vn.bansao.RemoteServiceException;

/**
 * How often, and after which pauses, a service is asked again. Only {@link RemoteServiceException} is worth it: a bad
 * scan or a locked key does not get better by itself, and a token locks after a few tries. Immutable, thread-safe.
 *
 * @param attempts how often it is tried in all, from 1
 * @param firstPause the pause before the second attempt; each later one is twice as long
 * @param longestPause the limit of that growth
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** Five attempts within about 4 s. */
    public static final RetryPolicy STANDARD = new RetryPolicy(5, Duration.ofMillis(250), Duration.ofSeconds(10));

    public RetryPolicy {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "a retry policy needs one attempt at least, and pauses that are neither negative nor shrinking");
        }
    }

    /**
     * Runs {@code step} until it succeeds, throws anything but {@link RemoteServiceException}, or has had its attempts.
     * An interruption ends the pauses: the last failure is thrown and the thread stays interrupted.
     */
    public <T, X extends Exception> T call(Stages.Step<T, X> step) throws X {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                return step.run();
            } catch (RemoteServiceException e) {
                if (attempt == attempts || !slept(pause)) {
                    throw e;
                }
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(longestPause) > 0 ? longestPause : pause;
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
