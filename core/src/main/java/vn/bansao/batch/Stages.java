package vn.bansao.batch;

/**
 * The passage of one item through its {@linkplain BatchStage stages}: where time is measured and permits are held.
 * Used by the item's own thread only.
 */
public interface Stages {
    /** No measuring, no permits: for work outside a batch. */
    Stages NONE = new Stages() {
        @Override
        public <T, X extends Exception> T in(BatchStage stage, Step<T, X> step) throws X {
            return step.run();
        }
    };

    /**
     * Runs {@code step} in {@code stage}. A stage around it is left meanwhile, its permit given to another item, and
     * entered again afterwards: who waits for a service keeps no processor.
     */
    <T, X extends Exception> T in(BatchStage stage, Step<T, X> step) throws X;

    /**
     * Something to do in one stage.
     *
     * @param <T> its result
     * @param <X> what it may throw
     */
    @FunctionalInterface
    interface Step<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }
}
