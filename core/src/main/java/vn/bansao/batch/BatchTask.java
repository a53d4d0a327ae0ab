package vn.bansao.batch;

import java.io.IOException;

/**
 * The function a batch runs over its items. Thread-safe: called on many threads at once.
 *
 * @param <T> the items
 */
public interface BatchTask<T> {

    /** The item's name in outcomes and events; called on the thread that runs the batch. */
    String id(T item);

    /**
     * Works on one item. A failure becomes {@link ItemOutcome.Failed} and concerns this item only; an
     * {@link Error} ends the batch.
     *
     * @param stages where the item's time is measured and its permits are held
     */
    ItemOutcome run(T item, Stages stages) throws IOException;
}
