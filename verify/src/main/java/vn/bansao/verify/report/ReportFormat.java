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
     * For people, to read and to print: one HTML document of all reports, which needs nothing but itself and runs no script.
     */
    HTML,
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
        try (ReportWriter writer = writer(locale, target)) {
            writer.add(report);
        }
    }

    /**
     * A writer for reports on several files, and for pictures of their pages where the format has them.
     *
     * @param locale Vietnamese for {@code vi}, English for every other language
     */
    public ReportWriter writer(Locale locale, Appendable target) {
        return switch (this) {
            case TEXT -> new EachWriter(report -> new TextReport(report, locale).text(), target);
            case JSON -> new EachWriter(report -> JsonReport.line(report, locale) + "\n", target);
            case HTML -> new HtmlWriter(locale, target);
            case ETSI_XML -> new EachWriter(report -> etsiReport(report).stripTrailing() + "\n", target);
        };
    }

    /** One report after the other, with nothing around them. */
    private record EachWriter(Form form, Appendable target) implements ReportWriter {
        @Override
        public void add(ValidationReport report) throws IOException {
            target.append(form.of(report));
        }

        @Override
        public void close() {
            // Nothing follows the last report.
        }
    }

    /** How one report is written. */
    @FunctionalInterface
    private interface Form {
        String of(ValidationReport report) throws IOException;
    }

    private static String etsiReport(ValidationReport report) {
        return report.secondOpinion()
                .flatMap(OtherOpinion::etsiReport)
                .orElseThrow(() -> new IllegalArgumentException("there is no ETSI report of " + report.file()));
    }
}
