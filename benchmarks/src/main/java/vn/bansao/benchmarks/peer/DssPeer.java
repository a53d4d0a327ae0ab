package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.alert.LogOnStatusAlert;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.slf4j.event.Level;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.dss.DssStart;

/**
 * EU DSS 6.4 on PDFBox, used as its cookbook does: the pages made with PDFBox, then for each signature data to sign,
 * signature value, signed document.
 *
 * <p>The visible words are text, not DSS's default picture of text, because a copy is to be PDF/A and searchable.
 */
final class DssPeer {
    private DssPeer() {}

    static CopyMaker maker(CopyJob job) {
        DssStart.require();
        PAdESService service = new PAdESService(verifier(job));
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        if (job.timestamped()) {
            service.setTspSource(new DssTsp(TestTsa.inProcess(job.pki())));
        }
        List<DssParameters> signers = VisibleBlock.of(job).stream()
                .map(block -> new DssParameters(block, job))
                .toList();
        return out -> {
            DSSDocument document =
                    new InMemoryDocument(PdfBoxPages.compose(job, CompressParameters.DEFAULT_COMPRESSION));
            for (DssParameters signer : signers) {
                SignatureLevel level = DssParameters.level(job, signer == signers.get(signers.size() - 1));
                PAdESSignatureParameters parameters = signer.create(
                        level, signer == signers.get(0), job.pki().clock().instant());
                parameters.setImageParameters(signer.image());
                SignatureValue value = signer.sign(service.getDataToSign(document, parameters), parameters);
                document = service.signDocument(document, parameters, value);
            }
            document.writeTo(out);
        };
    }

    /** DSS's default, but one that complains in the log where the PKI's clock is not the machine's; with ready answers. */
    private static CommonCertificateVerifier verifier(CopyJob job) {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(job.pki().rootCertificate()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        if (job.level().carriesRevocationData()) {
            DssStatus.give(ReadyStatus.of(job), verifier, false);
        }
        verifier.setAlertOnNotYetValidCertificate(new LogOnStatusAlert(Level.DEBUG));
        verifier.setAlertOnExpiredCertificate(new LogOnStatusAlert(Level.DEBUG));
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(new LogOnStatusAlert(Level.DEBUG));
        return verifier;
    }
}
