package vn.bansao.verify.report;

import java.io.IOException;
import java.util.Locale;
import vn.bansao.verify.ValidationReport;

/** A way to write a report down. Thread-safe. */
public enum ReportFormat {
    /** For people: a few lines in Vietnamese or English. */
    TEXT,
    /** For programs: one compact JSON object on one line (JSON Lines). */
    JSON;

    /**
     * Writes {@code report}, ended by a line feed.
     *
     * @param locale Vietnamese for {@code vi}, English for every other language
     */
    public void write(ValidationReport report, Locale locale, Appendable target) throws IOException {
        String text = switch (this) {
            case TEXT -> new TextReport(report, locale).text();
            case JSON -> JsonReport.line(report, locale) + "\n";
        };
        target.append(text);
    }
}
