package vn.bansao.verify.internal.preview;

/** Ends the drawing of a page from within the renderer, which swallows checked exceptions. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Lack lack;

    StoppedException(Lack lack) {
        super(lack.name(), null, false, false);
        this.lack = lack;
    }

    Lack lack() {
        return lack;
    }
}
