package vn.bansao;

import org.jspecify.annotations.Nullable;

/** A signing key can't be reached or refuses: fetch the officer, unlock the token. Names the alias, never the PIN. */
public final class KeyUnavailableException extends CertifiedCopyException {

    /** An unavailable key. */
    public KeyUnavailableException(Problem problem) {
        this(problem, null);
    }

    /** An unavailable key, with the cause. */
    public KeyUnavailableException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
