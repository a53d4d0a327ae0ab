package vn.bansao.scan;

/**
 * How a policy judges one check. Immutable.
 *
 * @param severity what follows
 * @param limit in the check's unit; 0 for a check without a limit
 * @param citation the rule and clause; {@code BanSao} where the limit, or the check, is this library's own
 */
public record ScanRule(Severity severity, double limit, String citation) {

    /** What follows from a finding. */
    public enum Severity {
        /** The scan must not be certified. */
        REFUSE,
        /** A person should look at it. */
        WARN,
        /** Nothing: the check is not made. */
        OFF
    }

    public ScanRule {
        if (!(limit >= 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("a limit is a number from 0 on, not " + limit);
        }
        citation = citation.strip();
        if (citation.isEmpty() && severity != Severity.OFF) {
            throw new IllegalArgumentException("a rule needs a citation");
        }
    }

    /** A rule whose findings refuse the scan. */
    public static ScanRule refuse(double limit, String citation) {
        return new ScanRule(Severity.REFUSE, limit, citation);
    }

    /** A rule whose findings are told only. */
    public static ScanRule warn(double limit, String citation) {
        return new ScanRule(Severity.WARN, limit, citation);
    }

    /** No rule. */
    public static ScanRule off() {
        return new ScanRule(Severity.OFF, 0, "");
    }
}
