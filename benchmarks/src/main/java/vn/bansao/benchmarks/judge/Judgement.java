package vn.bansao.benchmarks.judge;

import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What one judge said about one file. Immutable.
 *
 * @param judge the judge's name
 * @param verdict the answer
 * @param details why: for a rejection every reason, else what was seen; for people, not for programs
 * @param warnings what the judge found odd in a file it accepts
 */
public record Judgement(String judge, Verdict verdict, List<String> details, List<String> warnings) {

    public Judgement {
        details = List.copyOf(details);
        warnings = List.copyOf(warnings);
    }

    /** The answer of a judge. */
    public enum Verdict {
        /** The file is what it is meant to be. */
        ACCEPTED,
        /** It is not. */
        REJECTED,
        /** The tool can't judge this kind of file; it has seen nothing good and nothing bad. */
        ABSTAINED,
        /** The tool is not installed. */
        UNAVAILABLE
    }

    static Judgement accepted(String judge, List<String> details, List<String> warnings) {
        return new Judgement(judge, Verdict.ACCEPTED, details, warnings);
    }

    static Judgement rejected(String judge, List<String> reasons) {
        return new Judgement(judge, Verdict.REJECTED, reasons, List.of());
    }

    /** Rejected if there are reasons, else accepted. */
    static Judgement of(String judge, List<String> reasons, List<String> details, List<String> warnings) {
        return reasons.isEmpty()
                ? accepted(judge, details, warnings)
                : new Judgement(judge, Verdict.REJECTED, reasons, warnings);
    }

    static Judgement abstained(String judge, String reason) {
        return new Judgement(judge, Verdict.ABSTAINED, List.of(reason), List.of());
    }

    static Judgement unavailable(String judge, String reason) {
        return new Judgement(judge, Verdict.UNAVAILABLE, List.of(reason), List.of());
    }

    /** Whether the judge said yes. */
    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }

    /** Whether the judge said no. */
    public boolean isRejected() {
        return verdict == Verdict.REJECTED;
    }

    /**
     * This judgement, in a test that passes only if the judge has accepted.
     *
     * @throws AssertionError if it rejected, or if its tool is missing where external tools are required
     * @throws org.opentest4j.TestAbortedException if its tool is missing where that is allowed, or if it abstained: the
     *     test then counts as skipped, and the line says why
     */
    public Judgement requireAccepted() {
        requireOpinion();
        if (verdict == Verdict.REJECTED) {
            Assertions.fail(toString());
        }
        return this;
    }

    /** This judgement, in a test that passes only if the judge has rejected; failures as {@link #requireAccepted()}. */
    public Judgement requireRejected() {
        requireOpinion();
        if (verdict == Verdict.ACCEPTED) {
            Assertions.fail("should have been rejected: " + this);
        }
        return this;
    }

    private void requireOpinion() {
        if (verdict == Verdict.UNAVAILABLE && ExternalTool.required()) {
            Assertions.fail(toString());
        }
        Assumptions.assumeFalse(verdict == Verdict.UNAVAILABLE || verdict == Verdict.ABSTAINED, this::toString);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(judge).append(' ').append(verdict);
        details.forEach(line -> text.append("\n  ").append(line));
        warnings.forEach(line -> text.append("\n  warning: ").append(line));
        return text.toString();
    }
}
