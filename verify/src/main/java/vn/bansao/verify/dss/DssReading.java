package vn.bansao.verify.dss;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.simplereport.jaxb.XmlTimestamp;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.verify.Indication;
import vn.bansao.verify.OtherOpinion;

/** DSS's reports, read into an opinion. */
public final class DssReading {
    private DssReading() {}

    /** The opinion; agreement with another verdict is not yet looked at. */
    public static OtherOpinion of(DssQuestion question, DocumentSource source, boolean etsiReport) throws IOException {
        byte[] pdf = new byte[Math.toIntExact(source.sizeBytes())];
        source.read(0, pdf, 0, pdf.length);
        PDFDocumentValidator validator = question.validatorWithoutPictures(new InMemoryDocument(pdf, source.name()));
        validator.setEnableEtsiValidationReport(etsiReport);
        Reports reports = validator.validateDocument();
        SimpleReport simple = reports.getSimpleReport();
        List<OtherOpinion.Signature> signatures = new ArrayList<>();
        Indication worst = null;
        for (String id : simple.getSignatureIdList()) {
            OtherOpinion.Signature signature = new OtherOpinion.Signature(
                    field(reports, id), indication(simple.getIndication(id)), text(simple.getSubIndication(id)));
            signatures.add(signature);
            worst = worst(worst, signature.indication());
            for (XmlTimestamp timestamp : simple.getSignatureTimestamps(id)) {
                worst = worst(worst, indication(timestamp.getIndication()));
            }
        }
        return new OtherOpinion(
                DssNames.ENGINE,
                DssStart.version(),
                worst,
                false,
                signatures,
                null,
                etsiReport ? reports.getXmlValidationReport() : null);
    }

    private static String field(Reports reports, String id) {
        String name = reports.getDiagnosticData().getSignatureById(id).getFirstFieldName();
        return Objects.requireNonNullElse(name, id);
    }

    private static Indication worst(@Nullable Indication one, Indication other) {
        return one == null ? other : one.worst(other);
    }

    private static Indication indication(eu.europa.esig.dss.enumerations.@Nullable Indication theirs) {
        if (theirs == null) {
            return Indication.INDETERMINATE;
        }
        return switch (theirs) {
            case TOTAL_PASSED, PASSED -> Indication.TOTAL_PASSED;
            case TOTAL_FAILED, FAILED -> Indication.TOTAL_FAILED;
            default -> Indication.INDETERMINATE;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
