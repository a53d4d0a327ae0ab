package vn.bansao.verify;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;

/**
 * What the verifier says about one file. Immutable.
 *
 * @param file the source's name
 * @param profile the question that was asked
 * @param policy the name of the policy
 * @param checkedAt the control time
 * @param verdict the answer, never better than the worst signature or timestamp
 * @param signatures one verdict a signature, in the order of their revisions; document timestamps are not counted here
 * @param timestamps one verdict a time-stamp token
 * @param copyOrNull what the record of a certified copy says, if there is one and the profile asks for it
 * @param findings everything that was found, that of signatures and timestamps included
 * @param secondOpinionOrNull what another engine says, if it was asked
 */
public record ValidationReport(
        String file,
        Profile profile,
        String policy,
        OffsetDateTime checkedAt,
        Verdict verdict,
        List<SignatureVerdict> signatures,
        List<TimestampVerdict> timestamps,
        @Nullable CopyFacts copyOrNull,
        List<Finding> findings,
        @Nullable OtherOpinion secondOpinionOrNull) {

    public ValidationReport {
        signatures = List.copyOf(signatures);
        timestamps = List.copyOf(timestamps);
        findings = List.copyOf(findings);
    }

    /** What the record of a certified copy says. */
    public Optional<CopyFacts> copy() {
        return Optional.ofNullable(copyOrNull);
    }

    /** What another engine says. */
    public Optional<OtherOpinion> secondOpinion() {
        return Optional.ofNullable(secondOpinionOrNull);
    }

    /** How many signatures passed. */
    public int validSignaturesCount() {
        return (int) signatures.stream()
                .filter(signature -> signature.indication() == Indication.TOTAL_PASSED)
                .count();
    }

    /**
     * This report, if its verdict is {@link Verdict#VALID}; for pipelines.
     *
     * @throws PolicyException with the first finding of the greatest severity, for every other verdict
     */
    public ValidationReport requirePassed() {
        if (verdict == Verdict.VALID) {
            return this;
        }
        Problem worst = findings.stream()
                .min((one, other) -> one.severity().compareTo(other.severity()))
                .map(Finding::problem)
                .orElseGet(() -> Problem.of(FindingCode.VERIFIER_CANNOT_JUDGE, "what", file, "reason", verdict));
        throw new PolicyException(worst);
    }
}
