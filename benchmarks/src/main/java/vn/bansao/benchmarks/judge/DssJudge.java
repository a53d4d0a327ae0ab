package vn.bansao.benchmarks.judge;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.simplereport.jaxb.XmlDetails;
import eu.europa.esig.dss.simplereport.jaxb.XmlTimestamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.verify.dss.DssQuestion;

/**
 * EU DSS 6.4 with its default policy, offline: each signature TOTAL_PASSED at the expected level, each timestamp PASSED.
 *
 * <p>Changes after a signature are warnings at best to DSS; a test of a good copy demands that there are none.
 */
final class DssJudge implements Judge {
    private final boolean drawsPages;

    /** The judge; whether it draws every page of every revision to compare them, which costs seconds a file. */
    DssJudge(boolean drawsPages) {
        this.drawsPages = drawsPages;
    }

    @Override
    public String name() {
        return drawsPages ? "dss" : "dss-without-pictures";
    }

    @Override
    public Judgement judge(Path pdf, JudgeInput input) {
        try {
            DssQuestion question = new DssQuestion(input.anchors(), List.of(), input.crlsForLevel(), input.at());
            FileDocument document = new FileDocument(pdf.toFile());
            PDFDocumentValidator validator =
                    drawsPages ? question.validator(document) : question.validatorWithoutPictures(document);
            return read(validator.validateDocument().getSimpleReport(), input.expected());
        } catch (RuntimeException e) {
            // DSS throws whatever it likes at a broken file; an unreadable file is not accepted.
            return Judgement.rejected(name(), List.of(e.toString()));
        }
    }

    private Judgement read(SimpleReport report, Expected expected) {
        List<String> reasons = new ArrayList<>();
        List<String> details = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> signatures = report.getSignatureIdList();
        if (signatures.size() != expected.signatures()) {
            reasons.add(signatures.size() + " signatures found, expected " + expected.signatures());
        }
        for (String id : signatures) {
            String line = line(report, id) + ' ' + report.getSignatureFormat(id);
            boolean good = report.getIndication(id) == Indication.TOTAL_PASSED
                    && report.getSignatureFormat(id) == format(expected.level());
            (good ? details : reasons).add(line);
            addFindings(report, id, reasons, warnings);
        }
        Map<String, XmlTimestamp> timestamps = timestamps(report);
        int wanted = expected.documentTimestamps() + (expected.stamped() ? expected.signatures() : 0);
        if (timestamps.size() != wanted) {
            reasons.add(timestamps.size() + " timestamps found, expected " + wanted);
        }
        for (XmlTimestamp timestamp : timestamps.values()) {
            String line = "timestamp " + timestamp.getIndication() + sub(timestamp.getSubIndication());
            (timestamp.getIndication() == Indication.PASSED ? details : reasons).add(line);
            XmlDetails findings = timestamp.getAdESValidationDetails();
            if (findings != null) {
                findings.getError().forEach(error -> reasons.add(error.getKey() + ": " + error.getValue()));
                findings.getWarning().forEach(warning -> warnings.add(warning.getKey() + ": " + warning.getValue()));
            }
        }
        return Judgement.of(name(), reasons, details, warnings);
    }

    /** Each timestamp once: one of the document is listed with every signature under it. */
    private static Map<String, XmlTimestamp> timestamps(SimpleReport report) {
        Map<String, XmlTimestamp> timestamps = new LinkedHashMap<>();
        for (String id : report.getSignatureIdList()) {
            report.getSignatureTimestamps(id).forEach(timestamp -> timestamps.put(timestamp.getId(), timestamp));
        }
        return timestamps;
    }

    private static void addFindings(SimpleReport report, String id, List<String> reasons, List<String> warnings) {
        report.getAdESValidationErrors(id).forEach(error -> reasons.add(text(error)));
        report.getAdESValidationWarnings(id).forEach(warning -> warnings.add(text(warning)));
    }

    private static String line(SimpleReport report, String id) {
        return report.getIndication(id) + sub(report.getSubIndication(id));
    }

    private static String sub(@Nullable SubIndication sub) {
        return sub == null ? "" : "/" + sub;
    }

    private static String text(Message message) {
        return message.getKey() + ": " + message.getValue();
    }

    private static SignatureLevel format(Level level) {
        return switch (level) {
            case B -> SignatureLevel.PAdES_BASELINE_B;
            case T -> SignatureLevel.PAdES_BASELINE_T;
            case LT -> SignatureLevel.PAdES_BASELINE_LT;
            case LTA -> SignatureLevel.PAdES_BASELINE_LTA;
        };
    }
}
