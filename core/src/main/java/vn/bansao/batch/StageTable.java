package vn.bansao.batch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The permits and times of a run's stages. Thread-safe. */
final class StageTable {
    private final Map<BatchStage, Semaphore> permits = new EnumMap<>(BatchStage.class);
    private final Map<BatchStage, LongAdder> nanos = new EnumMap<>(BatchStage.class);

    StageTable(Map<BatchStage, Integer> limits) {
        limits.forEach((stage, limit) -> permits.put(stage, new Semaphore(limit)));
        for (BatchStage stage : BatchStage.values()) {
            nanos.put(stage, new LongAdder());
        }
    }

    /** The passage of one item. */
    Stages passage(String item) {
        return new Passage(item);
    }

    Map<BatchStage, Duration> times() {
        Map<BatchStage, Duration> times = new EnumMap<>(BatchStage.class);
        nanos.forEach((stage, sum) -> {
            if (sum.sum() > 0) {
                times.put(stage, Duration.ofNanos(sum.sum()));
            }
        });
        return times;
    }

    private final class Passage implements Stages {
        private final String item;
        private @Nullable BatchStage current;
        private @Nullable StageEvent event;
        private long entered;

        Passage(String item) {
            this.item = item;
        }

        @Override
        public <T, X extends Exception> T in(BatchStage stage, Step<T, X> step) throws X {
            BatchStage outer = current;
            leave();
            enter(stage);
            try {
                return step.run();
            } finally {
                leave();
                if (outer != null) {
                    enter(outer);
                }
            }
        }

        private void enter(BatchStage stage) {
            Semaphore permit = permits.get(stage);
            if (permit != null) {
                permit.acquireUninterruptibly(); // Never for long: who waits for a service has left its stage.
            }
            current = stage;
            StageEvent begun = new StageEvent(stage, item);
            begun.begin();
            event = begun;
            entered = System.nanoTime();
        }

        private void leave() {
            BatchStage left = current;
            if (left == null) {
                return;
            }
            LongAdder sum = nanos.get(left);
            if (sum != null) {
                sum.add(System.nanoTime() - entered);
            }
            StageEvent ended = event;
            if (ended != null) {
                ended.commit();
            }
            current = null;
            Semaphore permit = permits.get(left);
            if (permit != null) {
                permit.release();
            }
        }
    }
}
