package vn.bansao.trust;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers while they are fresh. Who asks first fetches on his own thread, and whoever asks for the same meanwhile waits for
 * it; a failure is shared by those who waited, and by nobody later. Thread-safe, bounded by size.
 */
final class AnswerMemory<K, V> {
    private static final long MOST_BYTES = 1 << 26; // 64 MiB
    private static final int BYTES_OF_AN_ENTRY = 2000; // certificates and objects around an answer
    private final AsyncCache<K, Kept<V>> kept;

    /**
     * An outcome.
     *
     * @param value what to give to whoever asks
     * @param bytes its size
     * @param from when it was asked for
     * @param until when it is no longer fresh; equal to {@code from} for what nobody asks for again
     */
    record Kept<V>(V value, int bytes, Instant from, Instant until) {

        static <V> Kept<V> once(V value, Instant now) {
            return new Kept<>(value, 0, now, now);
        }

        /** Kept until the sooner of two ends. */
        static <V> Kept<V> until(V value, long bytes, Instant now, Instant end, @Nullable Instant other) {
            Instant sooner = other != null && other.isBefore(end) ? other : end;
            return new Kept<>(value, (int) Math.min(Integer.MAX_VALUE, bytes), now, sooner);
        }

        boolean lasts() {
            return until.isAfter(from);
        }

        private boolean freshAt(Instant now) {
            return !now.isBefore(from.minus(StatusQuestion.SKEW)) && now.isBefore(until);
        }
    }

    /** @param largestBytes the largest answer */
    AnswerMemory(int largestBytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(Math.max(MOST_BYTES, 4L * largestBytes))
                .weigher((K key, Kept<V> each) ->
                        (int) Math.min(Integer.MAX_VALUE, (long) BYTES_OF_AN_ENTRY + each.bytes()))
                // Freshness is judged by the caller's clock; this frees the memory of what nobody asks for again.
                .expireAfter(Expiry.writing((K key, Kept<V> each) -> Duration.between(each.from(), each.until())))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The kept outcome for {@code key}, or that of {@code fetch}. */
    V get(K key, Instant now, Supplier<Kept<V>> fetch) throws InterruptedException {
        while (true) {
            CompletableFuture<Kept<V>> mine = new CompletableFuture<>();
            CompletableFuture<Kept<V>> known = kept.asMap().putIfAbsent(key, mine);
            if (known == null) {
                return lead(key, mine, fetch);
            }
            boolean finished = known.isDone();
            try {
                Kept<V> found = known.get();
                if (finished ? found.freshAt(now) : !found.lasts() || found.freshAt(now)) {
                    return found.value();
                }
                kept.asMap().remove(key, known);
            } catch (CancellationException | ExecutionException abandoned) {
                kept.asMap().remove(key, known); // He who fetched was called off; we were not.
            }
        }
    }

    /** Asks anew next time. */
    void forget(K key) {
        kept.asMap().remove(key);
    }

    private V lead(K key, CompletableFuture<Kept<V>> mine, Supplier<Kept<V>> fetch) {
        Kept<V> found = null;
        try {
            found = fetch.get();
            return found.value();
        } finally {
            if (found == null || !found.lasts() || Thread.currentThread().isInterrupted()) {
                kept.asMap().remove(key, mine);
            }
            if (found == null || Thread.currentThread().isInterrupted()) {
                mine.cancel(false);
            } else {
                mine.complete(found);
            }
        }
    }
}
