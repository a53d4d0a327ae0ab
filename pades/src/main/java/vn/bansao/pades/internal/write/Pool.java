package vn.bansao.pades.internal.write;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Working space that is used again by the next copy: as much of it as copies were made at once. Thread-safe.
 *
 * <p>What a failed copy had taken is not given back, but left to the garbage collector.
 *
 * @param <T> the space
 */
final class Pool<T> {
    private final Queue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T space = idle.poll();
        return space == null ? maker.get() : space;
    }

    void giveBack(T space) {
        idle.add(space);
    }
}
