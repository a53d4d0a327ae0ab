package vn.bansao.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Findings in the making, under one policy. Not thread-safe. */
final class Findings {
    private final ScanPolicy policy;
    private final List<ScanFinding> found = new ArrayList<>();

    Findings(ScanPolicy policy) {
        this.policy = policy;
    }

    ScanPolicy policy() {
        return policy;
    }

    /** A finding, if the check is made. */
    void add(ScanCheck check, int page, String file, String measured, String required) {
        ScanRule rule = policy.rule(check);
        if (rule.severity() != ScanRule.Severity.OFF) {
            found.add(new ScanFinding(check, page, file, measured, required, rule));
        }
    }

    void add(ScanCheck check, CheckedPage page, String measured, String required) {
        add(check, page.number(), page.file(), measured, required);
    }

    /** A finding if what was measured is less than the limit. */
    void requireAtLeast(ScanCheck check, CheckedPage page, double measured) {
        if (measured < policy.rule(check).limit()) {
            add(check, page, text(measured, RoundingMode.FLOOR), limit(check));
        }
    }

    /** A finding if what was measured is more than the limit. */
    void requireAtMost(ScanCheck check, CheckedPage page, double measured) {
        if (measured > policy.rule(check).limit()) {
            add(check, page, text(measured, RoundingMode.CEILING), limit(check));
        }
    }

    String limit(ScanCheck check) {
        return text(policy.rule(check).limit(), RoundingMode.HALF_UP);
    }

    /** Rounded away from the limit, so that what breaks it never reads as if it kept it. */
    static String text(double value, RoundingMode rounding) {
        int decimals = value < 1 ? 3 : value < 20 ? 2 : 1;
        return BigDecimal.valueOf(value)
                .setScale(decimals, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }

    List<ScanFinding> sorted() {
        return found.stream().sorted(ScanFinding.BY_PAGE).toList();
    }
}
