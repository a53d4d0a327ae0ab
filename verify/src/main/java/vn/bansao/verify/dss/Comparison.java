package vn.bansao.verify.dss;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Indication;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Two opinions laid side by side: the verifier's verdict stays, or a VALID becomes INDETERMINATE; never better. */
final class Comparison {
    private static final String COPY_RULES = "COPY_";

    private Comparison() {}

    static ValidationReport of(ValidationReport own, OtherOpinion other) {
        Verdict ours = ofSignatures(own);
        boolean agrees = other.failureOrNull() == null
                && ours == other.verdict()
                && own.signatures().size() == other.signatures().size();
        OtherOpinion compared = new OtherOpinion(
                other.engine(),
                other.version(),
                other.indicationOrNull(),
                agrees,
                other.signatures(),
                other.failureOrNull(),
                other.etsiReportOrNull());
        List<Finding> findings = new ArrayList<>(own.findings());
        if (!agrees) {
            findings.add(difference(ours, own.signatures().size(), other));
        }
        boolean doubted = !agrees && own.verdict() == Verdict.VALID;
        return new ValidationReport(
                own.file(),
                own.profile(),
                own.policy(),
                own.checkedAt(),
                doubted ? Verdict.INDETERMINATE : own.verdict(),
                own.signatures(),
                own.timestamps(),
                own.copyOrNull(),
                findings,
                compared);
    }

    /** What the verifier says of signatures and later changes; DSS does not know the rules of copies. */
    private static Verdict ofSignatures(ValidationReport own) {
        if (own.signatures().isEmpty()) {
            return Verdict.NOT_SIGNED;
        }
        Indication worst = Indication.TOTAL_PASSED;
        for (Finding finding : own.findings()) {
            if (finding.code() instanceof FindingCode code && !code.name().startsWith(COPY_RULES)) {
                worst = worst.worst(code.best());
            }
        }
        return switch (worst) {
            case TOTAL_PASSED -> Verdict.VALID;
            case INDETERMINATE -> Verdict.INDETERMINATE;
            case TOTAL_FAILED -> Verdict.INVALID;
        };
    }

    private static Finding difference(Verdict ours, int signatures, OtherOpinion other) {
        String engine = other.engine() + " " + other.version();
        if (other.failureOrNull() != null) {
            return Finding.of(FindingCode.SECOND_OPINION_MISSING, "engine", engine, "reason", other.failureOrNull());
        }
        String theirs = other.signatures().stream()
                .map(signature -> signature.field() + " " + signature.indication()
                        + (signature.subIndicationOrNull() == null ? "" : "/" + signature.subIndicationOrNull()))
                .collect(Collectors.joining(", ", other.verdict() + " (", ")"));
        return Finding.of(
                FindingCode.SECOND_OPINION_DISAGREES,
                "engine",
                engine,
                "theirs",
                theirs,
                "ours",
                ours + " (" + signatures + ")");
    }
}
