package vn.bansao.pades;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import vn.bansao.batch.BatchControl;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchProgress;
import vn.bansao.batch.BatchReport;
import vn.bansao.batch.BatchRunner;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.ItemOutcome;
import vn.bansao.batch.RetryPolicy;
import vn.bansao.internal.io.AtomicFile;

/**
 * A certifier of very many copies: durable, resumable, as fast as the processors or the keys. Immutable, thread-safe.
 *
 * <p>The same call goes on after a crash: what the journal knows is checked by its digest and not signed again, what a
 * killed run left half written is removed. An existing file that is not this batch's is never replaced.
 *
 * <p>Composing takes as many processors as {@link Builder#parallelism} says; each key signs in as many calls at once as
 * it has sessions, and a key that takes many values in a call gets full calls once enough copies wait for it; any number of the items in flight may wait for timestamps. A thread that waits holds no permit of
 * the others, so that a slow timestamp authority costs memory (about 100 KB an item), not throughput.
 */
public final class BatchCertifier {
    private final CopyCertifier certifier;
    private final BatchJournal journal;
    private final BatchRunner runner;
    private final RetryPolicy retry;

    private BatchCertifier(Builder builder) {
        this.certifier = builder.certifier;
        this.journal = builder.journal;
        this.retry = builder.retry;
        int waiting = certifier.level() == PadesLevel.BASELINE_B ? 16 : 64; // forces of the disk, or a TSA of 100 ms
        int first = certifier.firstAskersAtOnce();
        int seals = certifier.sealAskersAtOnce();
        int enough = Math.max(waiting * builder.parallelism, first + seals);
        int inFlight = builder.inFlight == 0 ? enough : builder.inFlight;
        this.runner = builder.runner
                .inFlight(inFlight)
                .permits(BatchStage.CHECK, builder.parallelism)
                .permits(BatchStage.COMPOSE, builder.parallelism)
                .permits(BatchStage.SIGN, first)
                .permits(BatchStage.SEAL, seals)
                .build();
    }

    /** A builder of batch certifiers that certify with {@code certifier} and remember in {@code journal}. */
    public static Builder builder(CopyCertifier certifier, BatchJournal journal) {
        return new Builder(certifier, journal);
    }

    /** Certifies all requests; outcomes go into the report only. */
    public BatchReport run(Iterator<CopyRequest> requests) throws IOException {
        return run(requests, outcome -> {});
    }

    /**
     * Certifies all requests. What fails alone is an outcome; what would fail every copy is thrown.
     *
     * @param outcomes told each outcome, on the caller's thread
     * @throws IOException if the journal can't be read or written, or what a killed run left can't be removed
     * @throws vn.bansao.PolicyException if another run has the journal, or it is of another version
     * @throws vn.bansao.MalformedDocumentException if the journal is damaged
     */
    public BatchReport run(Iterator<CopyRequest> requests, Consumer<ItemOutcome> outcomes) throws IOException {
        try (BatchJournal.Session session = journal.open()) {
            for (Path leftover : session.leftovers()) {
                removeLeftover(leftover);
            }
            return runner.run(requests, new CopyTask(certifier, session, retry), outcomes);
        }
    }

    /** Removes what a killed run left; the journal alone is no reason to delete a file of any other name. */
    private static void removeLeftover(Path part) throws IOException {
        if (AtomicFile.isAside(part)) {
            Files.deleteIfExists(part);
        }
    }

    /** Gathers the choices of a batch certifier. Not thread-safe. */
    public static final class Builder {
        private final CopyCertifier certifier;
        private final BatchJournal journal;
        private final BatchRunner.Builder runner = BatchRunner.builder();
        private RetryPolicy retry = RetryPolicy.STANDARD;
        private int parallelism = Runtime.getRuntime().availableProcessors();
        private int inFlight;

        private Builder(CopyCertifier certifier, BatchJournal journal) {
            this.certifier = certifier;
            this.journal = journal;
        }

        /** How many copies are composed at once; the number of processors if not set. */
        public Builder parallelism(int processors) {
            this.parallelism = positive(processors);
            return this;
        }

        /**
         * How many copies may be in flight, most of them waiting: a timestamp authority's answer time multiplied by
         * the copies a second. If not set, 16 for each processor, with timestamps 64, and at least as many as
         * both keys can serve at once.
         */
        public Builder inFlight(int copies) {
            this.inFlight = positive(copies);
            return this;
        }

        /** Who runs the copies, as {@link BatchRunner.Builder#executor} says. */
        public Builder executor(ExecutorService threads) {
            runner.executor(threads);
            return this;
        }

        /**
         * How often a timestamp or a remote signature is asked for again; {@link RetryPolicy#STANDARD} if not set. Only
         * the failed request is repeated: a timestamp's second attempt costs no signature.
         */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** What a failed copy means for the others; nothing if not set. */
        public Builder onFailure(BatchRunner.FailurePolicy policy) {
            runner.onFailure(policy);
            return this;
        }

        /** The order of outcomes; as they come if not set. */
        public Builder order(BatchRunner.Order outcomes) {
            runner.order(outcomes);
            return this;
        }

        /** How many requests there will be, for the progress only. */
        public Builder expecting(long requests) {
            runner.expecting(requests);
            return this;
        }

        /** The brake. */
        public Builder control(BatchControl brake) {
            runner.control(brake);
            return this;
        }

        /** Told the progress at most once a second and at the end, on the caller's thread. */
        public Builder onProgress(Consumer<BatchProgress> listener) {
            runner.onProgress(listener);
            return this;
        }

        /** Builds the batch certifier. */
        public BatchCertifier build() {
            return new BatchCertifier(this);
        }

        private static int positive(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("the number is " + value + ", required is 1 or more");
            }
            return value;
        }
    }
}
