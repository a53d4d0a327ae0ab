package vn.bansao.batch;

/**
 * The brake of a running batch, pulled from any thread. Thread-safe; once stopped, it stays so, and a batch that is
 * started with it takes no item.
 */
public final class BatchControl {
    private volatile boolean stopped;
    private volatile boolean cancelled;

    /** A brake that is not pulled. */
    public BatchControl() {}

    /** Takes no more items; those in flight are finished. */
    public void stop() {
        stopped = true;
    }

    /** Takes no more items and interrupts those in flight; what has no name yet leaves nothing behind. */
    public void cancel() {
        cancelled = true;
        stopped = true;
    }

    /** Whether {@link #stop} or {@link #cancel} was called. */
    public boolean stopped() {
        return stopped;
    }

    /** Whether {@link #cancel} was called. */
    public boolean cancelled() {
        return cancelled;
    }
}
