package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.verify.dss.DssStart;

/**
 * Our own code in every extension point of EU DSS 6.4: pages made as in {@link RebuiltPages}, one service without sources
 * and without a check of the signer's chain, the gap no larger than needed, and {@link RebuiltDssObjects}.
 */
final class RebuiltDssPeer {
    private RebuiltDssPeer() {}

    static CopyMaker maker(CopyJob job) {
        DssStart.require();
        RebuiltPages pages = new RebuiltPages(job);
        TimestampAuthority authority = job.timestamped() ? TestTsa.inProcess(job.pki()) : null;
        List<DssParameters> signers = VisibleBlock.of(job).stream()
                .map(block -> new DssParameters(block, job))
                .toList();
        List<SignatureImageParameters> images =
                signers.stream().map(DssParameters::image).toList();
        List<Service> services = signers.stream()
                .map(signer -> new Service(new RebuiltDssObjects(pages, signer.block()), authority))
                .toList();
        return out -> {
            DSSDocument document = new InMemoryDocument(compose(pages));
            for (int i = 0; i < signers.size(); i++) {
                DssParameters signer = signers.get(i);
                // The service adds the timestamp itself.
                PAdESSignatureParameters parameters = signer.create(
                        SignatureLevel.PAdES_BASELINE_B,
                        i == 0,
                        job.pki().clock().instant());
                parameters.setContentSize(GapWriter.reservedBytes(job));
                parameters.setImageParameters(images.get(i));
                Service service = services.get(i);
                SignatureValue value = signer.sign(service.getDataToSign(document, parameters), parameters);
                document = service.signDocument(document, parameters, value);
            }
            document.writeTo(out);
        };
    }

    private static byte[] compose(RebuiltPages pages) throws IOException {
        try (PDDocument document = pages.compose().document()) {
            ByteSink revision = new ByteSink(pages.sizeBytes());
            new COSWriter(revision, CompressParameters.NO_COMPRESSION).write(document);
            return revision.toByteArray();
        }
    }

    /** A service that neither verifies the signer's chain for each copy nor reads its own CMS again for a timestamp. */
    @SuppressWarnings("serial") // DSS wants services to be serializable; nobody serializes this one
    private static final class Service extends PAdESService {
        private final transient @Nullable TimestampAuthority authority;

        Service(RebuiltDssObjects objects, @Nullable TimestampAuthority authority) {
            super(new CommonCertificateVerifier(true));
            setPdfObjFactory(objects);
            this.authority = authority;
        }

        @Override
        protected void assertSigningCertificateValid(AbstractSignatureParameters<?> parameters) {
            // The set-up has chosen the certificates; DSS would build and verify the chain twice a copy.
        }

        @Override
        protected byte[] generateCMSSignedData(
                DSSDocument document, PAdESSignatureParameters parameters, SignatureValue value) {
            byte[] cms = super.generateCMSSignedData(document, parameters, value);
            try {
                return authority == null ? cms : BcCms.withTimestamp(cms, authority);
            } catch (CMSException | IOException e) {
                throw new DSSException("no timestamp", e);
            }
        }
    }
}
