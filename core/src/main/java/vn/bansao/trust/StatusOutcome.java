package vn.bansao.trust;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.internal.CoreProblem;

/**
 * A proof, or the failures of all that were asked; where one says revoked, that one only. No exceptions yet, so that each
 * thread that waited for it gets one of its own.
 */
record StatusOutcome(@Nullable StatusAnswer answer, List<Failure> failures) {

    /** A failure, and whose it is. */
    record Failure(StatusOrigin origin, UnfitException unfit) {
        boolean saysRevoked() {
            return unfit.code() == CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
        }
    }

    StatusOutcome {
        failures = List.copyOf(failures);
    }

    static StatusOutcome good(StatusAnswer answer) {
        return new StatusOutcome(answer, List.of());
    }

    /** The failures, in the order of asking; none where nobody could be asked. */
    static StatusOutcome failed(StatusQuestion question, List<Failure> failures) {
        return new StatusOutcome(
                null,
                !failures.isEmpty()
                        ? failures
                        : List.of(new Failure(
                                StatusOrigin.NONE,
                                new UnfitException(
                                        CoreProblem.REVOCATION_SOURCE_MISSING,
                                        "subject",
                                        question.certificate().getSubjectX500Principal()))));
    }

    boolean saysRevoked() {
        return answer == null && failures.get(0).saysRevoked();
    }

    /** The proof; without one, the first failure with the others suppressed. */
    StatusAnswer require() {
        if (answer != null) {
            return answer;
        }
        CertifiedCopyException first = exception(failures.get(0));
        failures.stream().skip(1).forEach(each -> first.addSuppressed(exception(each)));
        throw first;
    }

    private static CertifiedCopyException exception(Failure failure) {
        return failure.origin().failure(failure.unfit());
    }
}
