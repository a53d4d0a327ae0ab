package vn.bansao;

import org.jspecify.annotations.Nullable;

/** A rule forbids what was asked for: fix the set-up. The problem's values name what is and what is required. */
public final class PolicyException extends CertifiedCopyException {

    /** A broken rule. */
    public PolicyException(Problem problem) {
        this(problem, null);
    }

    /** A broken rule, with the cause. */
    public PolicyException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
