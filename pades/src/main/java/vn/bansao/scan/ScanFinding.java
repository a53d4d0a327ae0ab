package vn.bansao.scan;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import vn.bansao.Problem;

/**
 * Something about a scan that a rule objects to. Immutable.
 *
 * @param check what was looked at; its name is the stable code
 * @param page counted from 1, or 0 for the scan as a whole
 * @param file the name of the page's file, or empty
 * @param measured what was found, without its unit
 * @param required what the rule asks for, without its unit
 * @param rule the rule that judged it
 */
public record ScanFinding(ScanCheck check, int page, String file, String measured, String required, ScanRule rule) {

    static final Comparator<ScanFinding> BY_PAGE =
            Comparator.comparingInt(ScanFinding::page).thenComparing(ScanFinding::check);

    /** The stable code, such as {@code SCAN_RESOLUTION_LOW}. */
    public String code() {
        return check.name();
    }

    /** The unit of what was measured, or empty. */
    public String unit() {
        return check.unit();
    }

    /** The rule and clause, such as {@code NĐ 30/2020/NĐ-CP}. */
    public String citation() {
        return rule.citation();
    }

    /** Whether the scan must not be certified. */
    public boolean refuses() {
        return rule.severity() == ScanRule.Severity.REFUSE;
    }

    /** What is wrong, in one line: Vietnamese for {@code vi}, English for every other language. */
    public String sentence(Locale locale) {
        return problem().sentence(locale);
    }

    /** What to do about it, in one line. */
    public Optional<String> hint(Locale locale) {
        return problem().hint(locale);
    }

    /** In neither language: code, page, measured and required value, rule. */
    String summary() {
        String where = page == 0 ? "" : " [" + page + "]";
        String values = measured.isEmpty() ? "" : " " + measured + (unit().isEmpty() ? "" : " " + unit());
        String limit = required.isEmpty() ? "" : " / " + required + (unit().isEmpty() ? "" : " " + unit());
        return code() + where + values + limit + " (" + citation() + ")";
    }

    private Problem problem() {
        return Problem.of(
                check, "page", page, "file", file, "measured", measured, "required", required, "rule", rule.citation());
    }
}
