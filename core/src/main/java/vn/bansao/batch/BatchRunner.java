package vn.bansao.batch;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A runner of one function over very many items: memory is bounded by the number in flight, not by the list; one failed
 * item fails alone. Immutable, thread-safe.
 *
 * <p>{@link #run} blocks. Items are taken from the iterator, outcomes and progress are told on the caller's thread; the
 * function runs on the threads of {@link Builder#executor}, or on daemon threads of the run's own. An iterator that is
 * slow to give the next item delays what the caller is told, not the items in flight.
 */
public final class BatchRunner {
    final int inFlight;
    final @Nullable ExecutorService executor;
    final RetryPolicy retry;
    final FailurePolicy onFailure;
    final Order order;
    final OptionalLong expected;
    final BatchControl control;
    final Consumer<BatchProgress> progress;
    final Map<BatchStage, Integer> permits;

    /** What a failed item means for the others. */
    public enum FailurePolicy {
        /** Nothing. */
        CONTINUE,
        /** No more are taken; those in flight are finished. */
        STOP
    }

    /** In which order outcomes are told. */
    public enum Order {
        /** As they come. */
        AS_COMPLETED,
        /** As the iterator gave the items; a slow item holds back at most those in flight. */
        AS_GIVEN
    }

    private BatchRunner(Builder builder) {
        this.inFlight = builder.inFlight;
        this.executor = builder.executor;
        this.retry = builder.retry;
        this.onFailure = builder.onFailure;
        this.order = builder.order;
        this.expected = builder.expected;
        this.control = builder.control;
        this.progress = builder.progress;
        this.permits = new EnumMap<>(builder.permits);
    }

    /** A builder of runners. */
    public static Builder builder() {
        return new Builder();
    }

    /** Runs {@code task} over all items; outcomes go into the report only. */
    public <T> BatchReport run(Iterator<? extends T> items, BatchTask<T> task) {
        return run(items, task, outcome -> {});
    }

    /**
     * Runs {@code task} over all items. An interruption of the caller's thread cancels the run; the thread stays
     * interrupted.
     *
     * @param outcomes told each outcome, on the caller's thread
     * @throws RuntimeException what the iterator or a listener throws, after those in flight are finished
     * @throws Error what a task throws, after those in flight are finished
     */
    public <T> BatchReport run(Iterator<? extends T> items, BatchTask<T> task, Consumer<ItemOutcome> outcomes) {
        return new BatchRun<T>(this, task, outcomes).run(items);
    }

    /** Gathers the choices of a runner. Not thread-safe. */
    public static final class Builder {
        private int inFlight = 2 * Runtime.getRuntime().availableProcessors();
        private @Nullable ExecutorService executor;
        private RetryPolicy retry = RetryPolicy.NONE;
        private FailurePolicy onFailure = FailurePolicy.CONTINUE;
        private Order order = Order.AS_COMPLETED;
        private OptionalLong expected = OptionalLong.empty();
        private BatchControl control = new BatchControl();
        private Consumer<BatchProgress> progress = ignored -> {};
        private final Map<BatchStage, Integer> permits = new EnumMap<>(BatchStage.class);

        private Builder() {}

        /** How many items may be in flight; twice the processors if not set. */
        public Builder inFlight(int items) {
            this.inFlight = positive("items in flight", items);
            return this;
        }

        /** How many items may be in {@code stage} at once; as many as are in flight if not set. */
        public Builder permits(BatchStage stage, int items) {
            permits.put(stage, positive("permits", items));
            return this;
        }

        /**
         * Who runs the items, and stays the caller's; daemon threads of the run if not set. It must run as many at once
         * as are in flight to be of full use: on Java 21 and later, {@code newVirtualThreadPerTaskExecutor()}.
         */
        public Builder executor(ExecutorService threads) {
            this.executor = threads;
            return this;
        }

        /** How often a whole item is tried again when a service fails; {@link RetryPolicy#NONE} if not set. */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** What a failure means for the other items; {@link FailurePolicy#CONTINUE} if not set. */
        public Builder onFailure(FailurePolicy policy) {
            this.onFailure = policy;
            return this;
        }

        /** The order of outcomes; {@link Order#AS_COMPLETED} if not set. */
        public Builder order(Order outcomes) {
            this.order = outcomes;
            return this;
        }

        /** How many items there will be, for the progress only. */
        public Builder expecting(long items) {
            this.expected = OptionalLong.of(items);
            return this;
        }

        /** The brake. */
        public Builder control(BatchControl brake) {
            this.control = brake;
            return this;
        }

        /** Told the progress at most once a second and at the end, on the caller's thread. */
        public Builder onProgress(Consumer<BatchProgress> listener) {
            this.progress = listener;
            return this;
        }

        /** Builds the runner. */
        public BatchRunner build() {
            return new BatchRunner(this);
        }

        private static int positive(String what, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(what + ": " + value + ", required is 1 or more");
            }
            return value;
        }
    }
}
