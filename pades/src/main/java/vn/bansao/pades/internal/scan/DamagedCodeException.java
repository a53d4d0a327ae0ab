package vn.bansao.pades.internal.scan;

/** Code that would go undecoded into a copy is wrong. It stays within this package: {@link PageImage#damage} tells its message. */
final class DamagedCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedCodeException(String what) {
        super(what);
    }
}
