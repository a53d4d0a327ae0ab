package vn.bansao.benchmarks.judge;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.signatures.IssuingCertificateRetriever;
import com.itextpdf.signatures.validation.CRLValidator;
import com.itextpdf.signatures.validation.SignatureValidationProperties;
import com.itextpdf.signatures.validation.SignatureValidationProperties.OnlineFetching;
import com.itextpdf.signatures.validation.SignatureValidator;
import com.itextpdf.signatures.validation.ValidationCrlClient;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSources;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.TimeBasedContexts;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContexts;
import com.itextpdf.signatures.validation.dataorigin.RevocationDataOrigin;
import com.itextpdf.signatures.validation.report.CertificateReportItem;
import com.itextpdf.signatures.validation.report.ReportItem.ReportItemStatus;
import com.itextpdf.signatures.validation.report.ValidationReport;
import com.itextpdf.signatures.validation.report.pades.PAdESLevelReportGenerator;
import com.itextpdf.styledxmlparser.resolver.resource.IResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** Validators of iText with our anchors, our CRLs, our clock and no network. */
public final class ITextValidators {
    // iText wants revocation data of the last minute for the past; a root's CRL is a month old.
    private static final Duration FRESHNESS = Duration.ofDays(30);

    private ITextValidators() {}

    static SignatureValidator of(PdfDocument document, JudgeInput input, PAdESLevelReportGenerator levels) {
        return of(document, input, chain -> chain.withPAdESLevelReportGenerator(levels));
    }

    /** A validator that says nothing of levels. */
    public static SignatureValidator of(PdfDocument document, JudgeInput input) {
        return of(document, input, chain -> {});
    }

    @SuppressWarnings("deprecation") // from 9.7 on, for the type of Offline
    private static SignatureValidator of(
            PdfDocument document, JudgeInput input, Consumer<ValidatorChainBuilder> addition) {
        // One retriever for all validators: each would make its own, and not find the issuers another one has seen.
        IssuingCertificateRetriever certificates = new IssuingCertificateRetriever(new Offline());
        certificates.setTrustedCertificates(List.copyOf(input.anchors()));
        ValidatorChainBuilder chain = new ValidatorChainBuilder()
                .withSignatureValidationProperties(properties(input))
                .withResourceRetriever(Offline::new)
                .withIssuingCertificateRetrieverFactory(() -> certificates);
        addition.accept(chain);
        chain.withCRLValidatorFactory(() -> new OwnIssuersCrls(chain));
        chain.withDocumentRevisionsValidatorFactory(
                () -> chain.buildDocumentRevisionsValidator().setUnexpectedXrefChangesStatus(ReportItemStatus.INVALID));
        SignatureValidator validator = chain.buildSignatureValidator(document);
        setClock(validator, input.at());
        return validator;
    }

    private static SignatureValidationProperties properties(JudgeInput input) {
        SignatureValidationProperties properties = new SignatureValidationProperties();
        properties.setRevocationOnlineFetching(
                ValidatorContexts.all(), CertificateSources.all(), TimeBasedContexts.all(), OnlineFetching.NEVER_FETCH);
        properties.setFreshness(ValidatorContexts.all(), CertificateSources.all(), TimeBasedContexts.all(), FRESHNESS);
        ValidationCrlClient crls = new ValidationCrlClient();
        input.crlsForLevel()
                .forEach(crl ->
                        crls.addCrl(crl, Date.from(input.at()), TimeBasedContext.PRESENT, RevocationDataOrigin.OTHER));
        properties.addCrlClient(crls);
        return properties;
    }

    /** iText has no clock to inject; the field holds the moment of judging until a timestamp proves an earlier one. */
    private static void setClock(SignatureValidator validator, Instant at) {
        try {
            Field lastKnown = SignatureValidator.class.getDeclaredField("lastKnownPoE");
            lastKnown.setAccessible(true);
            lastKnown.set(validator, Date.from(at));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of iText than 9.5.0", e);
        }
    }

    /**
     * CRLs of the certificate's own issuer only. iText asks no more than a common root: it takes the root's CRL, in which
     * no end certificate ever stands, as the answer for one, and so misses a revocation in the issuer's CRL.
     */
    private static final class OwnIssuersCrls extends CRLValidator {
        OwnIssuersCrls(ValidatorChainBuilder chain) {
            super(chain);
        }

        @Override
        public void validate(
                ValidationReport report,
                ValidationContext context,
                X509Certificate certificate,
                X509CRL crl,
                Date validationDate,
                Date responseGenerationDate) {
            if (crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                super.validate(report, context, certificate, crl, validationDate, responseGenerationDate);
            } else {
                report.addReportItem(new CertificateReportItem(
                        certificate, "CRL check", "the CRL is another issuer's", ReportItemStatus.INDETERMINATE));
            }
        }
    }

    /** Refuses every address: those in the file are the attacker's. */
    @SuppressWarnings("deprecation") // the constructors that take it still want this type
    private static final class Offline implements IResourceRetriever {

        @Override
        public InputStream getInputStreamByUrl(URL url) throws IOException {
            throw new IOException("offline, asked for " + url);
        }

        @Override
        public byte[] getByteArrayByUrl(URL url) throws IOException {
            throw new IOException("offline, asked for " + url);
        }
    }
}
