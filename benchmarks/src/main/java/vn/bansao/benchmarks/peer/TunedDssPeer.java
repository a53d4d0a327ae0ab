package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.dss.DssStart;

/**
 * EU DSS 6.4 by its ordinary API, as somebody uses it who knows it well: one service and one verifier without sources for
 * all copies, every check of the signer off that has a setter, one font, a gap no larger than needed, everything in memory.
 */
final class TunedDssPeer {
    private final CopyJob job;
    private final PAdESService service;
    private final List<DssParameters> signers;
    private final DSSFileFont font = DssParameters.font();

    private TunedDssPeer(CopyJob job) {
        this.job = job;
        this.signers = VisibleBlock.of(job).stream()
                .map(block -> new DssParameters(block, job))
                .toList();
        this.service = new PAdESService(verifier(job));
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        if (job.timestamped()) {
            service.setTspSource(new DssTsp(TestTsa.inProcess(job.pki())));
        }
    }

    /** Turns ImageIO's disk cache off, for the whole JVM. */
    static CopyMaker maker(CopyJob job) {
        DssStart.require();
        ImageIO.setUseCache(false);
        TunedDssPeer peer = new TunedDssPeer(job);
        return peer::make;
    }

    private void make(OutputStream out) throws Exception {
        DSSDocument document = new InMemoryDocument(PdfBoxPages.compose(job, CompressParameters.NO_COMPRESSION));
        for (DssParameters signer : signers) {
            SignatureLevel level = DssParameters.level(job, signer == signers.get(signers.size() - 1));
            PAdESSignatureParameters parameters = signer.create(
                    level, signer == signers.get(0), job.pki().clock().instant());
            parameters.setContentSize(GapWriter.reservedBytes(job));
            parameters.getArchiveTimestampParameters().setContentSize(GapWriter.TIMESTAMP_BYTES);
            parameters.setImageParameters(signer.image(font));
            SignatureValue value = signer.sign(service.getDataToSign(document, parameters), parameters);
            document = service.signDocument(document, parameters, value);
        }
        document.writeTo(out);
    }

    /** No trusted list, no AIA, nothing to be alerted about, and up to B-T no CRL and no OCSP. */
    @SuppressWarnings("NullAway") // null is DSS's own word for "do not check"
    private static CommonCertificateVerifier verifier(CopyJob job) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        if (job.level().carriesRevocationData()) {
            CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
            anchors.addCertificate(new CertificateToken(job.pki().rootCertificate()));
            verifier.setTrustedCertSources(anchors);
            DssStatus.give(ReadyStatus.of(job), verifier, true);
        }
        verifier.setCheckRevocationForUntrustedChains(false);
        verifier.setAlertOnNotYetValidCertificate(null);
        verifier.setAlertOnExpiredCertificate(null);
        verifier.setAlertOnMissingRevocationData(null);
        verifier.setAlertOnRevokedCertificate(null);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(null);
        verifier.setAlertOnUncoveredPOE(null);
        verifier.setAlertOnInvalidTimestamp(null);
        verifier.setAlertOnInvalidSignature(null);
        return verifier;
    }
}
