package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;

/** Data that can't tell, or that tell of a revocation. It never leaves the package: a {@link StatusOrigin} says of whom. */
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient CoreProblem code;
    private final transient Object[] values;

    UnfitException(CoreProblem code, Object... values) {
        this(null, code, values);
    }

    UnfitException(@Nullable Throwable cause, CoreProblem code, Object... values) {
        super(code.name(), cause, false, false); // an answer like any other: a trace costs more than the question
        this.code = code;
        this.values = values;
    }

    static UnfitException malformed(String reason) {
        return new UnfitException(CoreProblem.REVOCATION_ANSWER_MALFORMED, "reason", reason);
    }

    static UnfitException wrong(String check, Object actual, Object required) {
        return new UnfitException(
                CoreProblem.REVOCATION_ANSWER_WRONG, "check", check, "actual", actual, "required", required);
    }

    static UnfitException unsupported(String reason) {
        return new UnfitException(CoreProblem.REVOCATION_CRL_UNSUPPORTED, "reason", reason);
    }

    static UnfitException revoked(X509Certificate certificate, Instant since, String reason) {
        return new UnfitException(
                CoreProblem.REVOCATION_CERTIFICATE_REVOKED,
                "subject",
                certificate.getSubjectX500Principal(),
                "since",
                since,
                "reason",
                reason);
    }

    CoreProblem code() {
        return code;
    }

    /** Names and values, without the source. */
    Object[] values() {
        return values.clone();
    }
}
