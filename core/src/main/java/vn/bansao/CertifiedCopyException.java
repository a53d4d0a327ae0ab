package vn.bansao;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure, sorted by what the caller can do about it: reject the upload ({@link MalformedDocumentException}), fix the
 * set-up ({@link PolicyException}), fetch the officer or unlock the token ({@link KeyUnavailableException}), retry later
 * ({@link RemoteServiceException}). Trouble with the caller's own files stays a checked {@link java.io.IOException}.
 */
public abstract sealed class CertifiedCopyException extends RuntimeException
        permits MalformedDocumentException, PolicyException, KeyUnavailableException, RemoteServiceException {
    private final transient Problem problem;

    CertifiedCopyException(Problem problem, @Nullable Throwable cause) {
        super(problem.code().name() + ": " + problem.sentence(Locale.ENGLISH), cause);
        this.problem = problem;
    }

    /** The code with its values, to be told in either language. */
    public Problem problem() {
        return problem;
    }

    /** The stable code, such as {@code KEY_CERTIFICATE_EXPIRED}. */
    public String code() {
        return problem.code().name();
    }
}
