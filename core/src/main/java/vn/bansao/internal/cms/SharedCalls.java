package vn.bansao.internal.cms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;

/**
 * Calls of a key that signs many values at a time, shared by the threads that wait for it. Thread-safe.
 *
 * <p>Whoever finds a session free calls for all who wait by then, up to what a call takes; the others wait for the answer.
 * A call that is not full yet is held back while more values are {@linkplain #expect expected}, but not for long: alone, a
 * value is signed at once. A call that fails fails for all whose values it had.
 */
public final class SharedCalls {
    /** How long a value may wait for others: little beside what a call of such a service takes. */
    private static final long MOST_HELD_BACK_NANOS = 200_000_000;

    private final SigningKey key;
    private final int sessions;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int running;
    private int expected;

    /** One value on its way; guarded by the lock but for the value. */
    private static final class Waiting {
        private final byte[] value;
        private final long since = System.nanoTime();
        private byte @Nullable [] signature;
        private @Nullable RuntimeException failure;

        Waiting(byte[] value) {
            this.value = value;
        }

        boolean isAnswered() {
            return signature != null || failure != null;
        }
    }

    SharedCalls(SigningKey key) {
        this.key = key;
        this.sessions = Math.max(key.sessions(), 1);
        this.most = Math.max(key.valuesPerCall(), 1);
    }

    /** The announcement that a value will come soon: it ends when the value waits in the queue, or is closed if none comes. */
    final class Expectation implements AutoCloseable {
        private boolean ended;

        private Expectation() {
            count(1);
        }

        /** The signature of the announced value. */
        byte[] sign(byte[] value) {
            return SharedCalls.this.sign(value, this);
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                count(-1);
            }
        }

        private void count(int change) {
            if (most > 1) {
                lock.lock();
                try {
                    expected += change;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** Announces a value. */
    Expectation expect() {
        return new Expectation();
    }

    /** The signature of a value that nobody announced. */
    byte[] sign(byte[] value) {
        try (Expectation now = expect()) {
            return now.sign(value);
        }
    }

    private byte[] sign(byte[] value, Expectation announced) {
        Waiting own = new Waiting(value);
        lock.lock();
        try {
            queue.add(own);
            announced.close(); // Under the lock: in between, a call would find neither the value nor its announcement.
            changed.signalAll();
            while (!own.isAnswered()) {
                awaitMore();
                if (running < sessions && !queue.isEmpty()) {
                    call();
                } else if (!own.isAnswered()) {
                    changed.awaitUninterruptibly(); // as long as a call of the key takes
                }
            }
        } finally {
            lock.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return Objects.requireNonNull(own.signature);
    }

    /** Waits while a call could be made, but would not be full, and more values are to come. */
    private void awaitMore() {
        try {
            for (long nanos = heldBack(); nanos > 0; nanos = heldBack()) {
                changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // A batch that is cancelled: no more values will come.
        }
    }

    /** How long the next call is held back still; not at all if it is full, or can't be made anyway. */
    private long heldBack() {
        Waiting oldest = queue.peek();
        boolean ready = running < sessions && oldest != null;
        return ready && queue.size() < most && expected > 0
                ? oldest.since + MOST_HELD_BACK_NANOS - System.nanoTime()
                : 0;
    }

    /** One call for those who have waited longest; the lock is free meanwhile. */
    private void call() {
        List<Waiting> group = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        while (group.size() < most && !queue.isEmpty()) {
            Waiting next = queue.remove();
            group.add(next);
            values.add(next.value);
        }
        running++;
        lock.unlock();
        List<byte[]> signatures = List.of();
        RuntimeException failure = null;
        try {
            signatures = key.sign(values);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            if (failure == null && signatures.size() != group.size()) { // after an Error, too
                failure = new KeyUnavailableException(Problem.of(CoreProblem.KEY_REFUSED, "alias", key.alias()), null);
            }
            lock.lock();
            running--;
            for (int i = 0; i < group.size(); i++) {
                group.get(i).failure = failure;
                group.get(i).signature = failure == null ? signatures.get(i) : null;
            }
            changed.signalAll();
        }
    }
}
