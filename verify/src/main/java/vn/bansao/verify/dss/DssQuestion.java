package vn.bansao.verify.dss;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * What DSS is told besides the file. Immutable. DSS knows one set of anchors for signers and timestamp authorities alike.
 *
 * @param anchors where chains may end
 * @param certificates possible issuers
 * @param crls revocation lists beside the file
 * @param ocspResponses OCSP answers beside the file, DER
 * @param at the moment of judging
 */
public record DssQuestion(
        List<X509Certificate> anchors,
        List<X509Certificate> certificates,
        List<X509CRL> crls,
        List<byte[]> ocspResponses,
        Instant at) {

    public DssQuestion {
        anchors = List.copyOf(anchors);
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspResponses = List.copyOf(ocspResponses);
    }

    /** Without OCSP answers. */
    public DssQuestion(
            List<X509Certificate> anchors, List<X509Certificate> certificates, List<X509CRL> crls, Instant at) {
        this(anchors, certificates, crls, List.of(), at);
    }

    /** A validator with DSS's default policy that fetches nothing; for one file. It draws pages to compare revisions. */
    public PDFDocumentValidator validator(DSSDocument document) {
        DssStart.require();
        PDFDocumentValidator validator = new PDFDocumentValidator(document);
        validator.setCertificateVerifier(verifier());
        validator.setValidationTime(Date.from(at));
        validator.setLocale(Locale.ENGLISH);
        return validator;
    }

    /** As {@link #validator}, ten times as fast, since no page is drawn. */
    public PDFDocumentValidator validatorWithoutPictures(DSSDocument document) {
        DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        PdfBoxDefaultObjectFactory factory = new PdfBoxDefaultObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        PDFDocumentValidator validator = validator(document);
        validator.setPdfObjFactory(factory);
        return validator;
    }

    private CommonCertificateVerifier verifier() {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        anchors.forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
        CommonCertificateSource known = new CommonCertificateSource();
        certificates.forEach(certificate -> known.addCertificate(new CertificateToken(certificate)));
        // true: no loaders, so nothing is fetched.
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        verifier.setAdjunctCertSources(known);
        try {
            verifier.setCrlSource(new GivenCrls(crls));
        } catch (CRLException e) {
            throw new IllegalStateException("a CRL without an encoding", e);
        }
        if (!ocspResponses.isEmpty()) {
            verifier.setOcspSource(new GivenAnswers(ocspResponses));
        }
        return verifier;
    }
}
