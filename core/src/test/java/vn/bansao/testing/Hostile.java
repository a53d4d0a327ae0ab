package vn.bansao.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Hostile input: whatever it holds, a reader answers or throws what its documentation names, and soon. */
public final class Hostile {
    private static final Duration LONGEST = Duration.ofSeconds(3); // of processor time, whatever else the machine does
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Hostile() {}

    /** Something that reads hostile input. */
    @FunctionalInterface
    public interface Reading {
        /** Reads it. */
        void run() throws Exception;
    }

    /** Runs a reading that may throw nothing; an {@link AssertionError} tells what it did instead. */
    public static void read(Reading reading) {
        read(reading, NothingException.class);
    }

    /**
     * Runs a reading.
     *
     * @param documented the exception that may leave it
     * @throws AssertionError if another one does, or an error, or if it takes too long
     */
    public static void read(Reading reading, Class<? extends Exception> documented) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            reading.run();
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            if (!documented.isInstance(thrown)) {
                throw new AssertionError("not documented: " + thrown, thrown);
            }
        }
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        if (taken.compareTo(LONGEST) > 0) {
            throw new AssertionError("took " + taken + " of processor time, permitted are " + LONGEST);
        }
    }

    /** Nobody throws it. */
    private static final class NothingException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
