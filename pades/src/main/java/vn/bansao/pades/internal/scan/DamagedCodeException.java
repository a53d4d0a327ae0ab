package vn.bansao.pades.internal.scan;

/** Code that would go undecoded into a copy is wrong: {@link PageImage#damage} tells its message, and who asks for rows gets it. */
public final class DamagedCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    DamagedCodeException(String what) {
        super(what);
        this.what = what;
    }

    /** What is wrong and where, in one line. */
    public String what() {
        return what;
    }
}
