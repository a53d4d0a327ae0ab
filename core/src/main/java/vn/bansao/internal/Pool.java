package vn.bansao.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Working space that the next piece of work uses again: as much of it as was in use at once. Thread-safe.
 *
 * <p>What failed work had taken is not given back, but left to the garbage collector.
 *
 * @param <T> the space
 */
public final class Pool<T> {
    private final Queue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    /** A pool whose first spaces {@code maker} makes. */
    public Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Space nobody else has. */
    public T take() {
        T space = idle.poll();
        return space == null ? maker.get() : space;
    }

    /** Leaves space to the next who takes some. */
    public void giveBack(T space) {
        idle.add(space);
    }
}
