package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;
import java.security.cert.CRLException;
import java.util.Date;
import java.util.List;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.dss.DssStart;
import vn.bansao.verify.dss.GivenCrls;

/** EU DSS 6.4, offline, with its default policy. */
final class DssChecker {
    private final CommonCertificateVerifier verifier;
    private final Date time;

    private DssChecker(TestPki pki, Level level) {
        DssStart.require();
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(pki.rootCertificate()));
        this.verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchors);
        try {
            verifier.setCrlSource(new GivenCrls(level.carriesRevocationData() ? List.of() : pki.crls()));
        } catch (CRLException e) {
            throw new IllegalStateException("a CRL without an encoding", e);
        }
        this.time = Date.from(pki.clock().instant().plusSeconds(60));
    }

    static CopyChecker asShipped(TestPki pki, Level level) {
        DssChecker checker = new DssChecker(pki, level);
        return pdf -> passed(checker.validator(pdf).validateDocument().getSimpleReport());
    }

    static CopyChecker tuned(TestPki pki, Level level) {
        DssChecker checker = new DssChecker(pki, level);
        ValidationPolicy policy =
                ValidationPolicyLoader.fromDefaultValidationPolicy().create();
        DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        PdfBoxDefaultObjectFactory objects = new PdfBoxDefaultObjectFactory();
        objects.setPdfDifferencesFinder(differences);
        return pdf -> {
            PDFDocumentValidator validator = checker.validator(pdf);
            validator.setPdfObjFactory(objects);
            validator.setEnableEtsiValidationReport(false);
            return passed(validator.validateDocument(policy).getSimpleReport());
        };
    }

    private PDFDocumentValidator validator(byte[] pdf) {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(time);
        return validator;
    }

    private static boolean passed(SimpleReport report) {
        List<String> signatures = report.getSignatureIdList();
        return !signatures.isEmpty()
                && signatures.stream().allMatch(id -> report.getIndication(id) == Indication.TOTAL_PASSED)
                && signatures.stream()
                        .flatMap(id -> report.getSignatureTimestamps(id).stream())
                        .allMatch(timestamp -> timestamp.getIndication() == Indication.PASSED);
    }
}
