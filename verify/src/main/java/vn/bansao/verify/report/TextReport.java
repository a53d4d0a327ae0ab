package vn.bansao.verify.report;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.Finding;
import vn.bansao.verify.Indication;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;

/** A report as a few lines for people. */
final class TextReport {
    private final ValidationReport report;
    private final Locale locale;
    private final ResourceBundle texts;
    private final StringBuilder lines = new StringBuilder();

    TextReport(ValidationReport report, Locale locale) {
        this.report = report;
        this.locale = locale;
        Locale bundle = locale.getLanguage().equals("vi") ? Locale.forLanguageTag("vi") : Locale.ENGLISH;
        this.texts = ResourceBundle.getBundle("vn.bansao.verify.report.ReportTexts", bundle);
    }

    String text() {
        line(
                "",
                report.file(),
                ": ",
                texts.getString("verdict." + report.verdict()),
                " (",
                texts.getString("profile." + report.profile()),
                ", ",
                texts.getString("policy"),
                " ",
                report.policy(),
                ", ",
                JsonReport.time(report.checkedAt()),
                ")");
        int number = 0;
        for (SignatureVerdict signature : report.signatures()) {
            signature(++number, signature);
        }
        report.timestamps().forEach(this::timestamp);
        report.copy().ifPresent(this::copy);
        report.secondOpinion().ifPresent(this::secondOpinion);
        report.findings().forEach(this::finding);
        return lines.toString();
    }

    private void signature(int number, SignatureVerdict signature) {
        String role =
                signature.role().map(known -> texts.getString("role." + known)).orElse(signature.field());
        line(
                "  ",
                texts.getString("signature"),
                " ",
                number,
                " (",
                role,
                "): ",
                indication(signature.indication(), signature.subIndicationOrNull()));
        line(
                "    ",
                or(signature.signer().nameOrNull()),
                ", ",
                or(signature.signer().organisationOrNull()),
                "; ",
                texts.getString("issuer"),
                " ",
                or(signature.signer().issuerOrNull()));
        line(
                "    ",
                or(signature.algorithmOrNull()),
                ", ",
                signature.level(),
                ", ",
                texts.getString(signature.times().proved() ? "proved" : "unproved"),
                " ",
                JsonReport.time(signature.times().best()));
        line(
                "    ",
                texts.getString("coverage." + signature.coverage()),
                ", ",
                texts.getString("modifications." + signature.modifications()));
    }

    private void timestamp(TimestampVerdict timestamp) {
        line(
                "  ",
                texts.getString("timestamp." + timestamp.kind()),
                ": ",
                indication(timestamp.indication(), timestamp.subIndicationOrNull()),
                ", ",
                timestamp.time().map(JsonReport::time).orElse("?"),
                ", ",
                or(timestamp.authorityOrNull()));
    }

    private void copy(CopyFacts copy) {
        line(
                "  ",
                texts.getString("copy"),
                ": ",
                or(copy.numberOrNull()),
                "; ",
                or(copy.volumeOrNull()),
                "/",
                or(copy.yearOrNull()),
                "; ",
                or(copy.agencyOrNull()),
                "; ",
                or(copy.certifierOrNull()),
                "; ",
                or(copy.pagesOrNull()),
                " ",
                texts.getString("pages"),
                "; ",
                or(copy.copyCodeOrNull()));
        if (copy.renewBeforeOrNull() != null) {
            line("    ", texts.getString("renewBefore"), " ", copy.renewBeforeOrNull());
        }
    }

    private void secondOpinion(OtherOpinion opinion) {
        String verdict = opinion.failureOrNull() == null
                ? texts.getString("verdict." + opinion.verdict())
                : texts.getString("second.none");
        line(
                "  ",
                texts.getString("second"),
                " (",
                opinion.engine(),
                " ",
                opinion.version(),
                "): ",
                verdict,
                ", ",
                texts.getString(opinion.agrees() ? "second.agrees" : "second.differs"));
        for (OtherOpinion.Signature signature : opinion.signatures()) {
            line("    ", signature.field(), ": ", indication(signature.indication(), signature.subIndicationOrNull()));
        }
    }

    private void finding(Finding finding) {
        line(
                "  ",
                texts.getString("severity." + finding.severity()),
                " ",
                finding.code().name(),
                ": ",
                finding.sentence(locale));
        Optional<String> hint = finding.hint(locale);
        hint.ifPresent(text -> line("    → ", text));
    }

    private String indication(Indication indication, @Nullable Object subIndication) {
        String word = texts.getString("indication." + indication);
        return subIndication == null ? word : word + " (" + subIndication + ")";
    }

    private static String or(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    /** One line; names come from hostile files and must not write lines or terminal commands of their own. */
    private void line(String indent, Object... parts) {
        StringBuilder line = new StringBuilder();
        for (Object part : parts) {
            line.append(part);
        }
        lines.append(indent)
                .append(line.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " "))
                .append('\n');
    }
}
