package vn.bansao.verify.report;

import java.io.IOException;
import java.util.Locale;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.ValidationReport;

/** A way to write a report down. Thread-safe. */
public enum ReportFormat {
    /** For people: a few lines in Vietnamese or English. */
    TEXT,
    /** For programs: one compact JSON object on one line (JSON Lines). */
    JSON,
    /**
     * For archives: the report of ETSI TS 119 102-2 that EU DSS makes, as XML. It tells what DSS says, not this verifier;
     * the verifier has to be built with {@code etsiReport()}.
     */
    ETSI_XML;

    /**
     * Writes {@code report}, ended by a line feed.
     *
     * @param locale Vietnamese for {@code vi}, English for every other language
     * @throws IllegalArgumentException if the report holds none of that format
     */
    public void write(ValidationReport report, Locale locale, Appendable target) throws IOException {
        String text = switch (this) {
            case TEXT -> new TextReport(report, locale).text();
            case JSON -> JsonReport.line(report, locale) + "\n";
            case ETSI_XML -> etsiReport(report).stripTrailing() + "\n";
        };
        target.append(text);
    }

    private static String etsiReport(ValidationReport report) {
        return report.secondOpinion()
                .flatMap(OtherOpinion::etsiReport)
                .orElseThrow(() -> new IllegalArgumentException("there is no ETSI report of " + report.file()));
    }
}
