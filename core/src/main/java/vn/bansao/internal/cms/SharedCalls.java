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
 * There is no timer: alone, a value is signed at once; while calls are under way the next one fills up. A call that fails
 * fails for all whose values it had.
 */
final class SharedCalls {
    private final SigningKey key;
    private final int sessions;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int running;

    /** One value on its way; guarded by the lock but for the value. */
    private static final class Waiting {
        private final byte[] value;
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

    /** The signature of one value. */
    byte[] sign(byte[] value) {
        Waiting own = new Waiting(value);
        lock.lock();
        try {
            queue.add(own);
            while (!own.isAnswered()) {
                if (running < sessions && !queue.isEmpty()) {
                    call();
                } else {
                    answered.awaitUninterruptibly(); // as long as a call of the key takes
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
            answered.signalAll();
        }
    }
}
