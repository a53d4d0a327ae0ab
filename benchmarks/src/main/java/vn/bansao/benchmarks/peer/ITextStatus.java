package vn.bansao.benchmarks.peer;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.signatures.ICrlClient;
import com.itextpdf.signatures.IOcspClient;
import com.itextpdf.signatures.LtvVerification;
import com.itextpdf.signatures.LtvVerification.CertificateInclusion;
import com.itextpdf.signatures.LtvVerification.CertificateOption;
import com.itextpdf.signatures.LtvVerification.Level;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;

/** Ready answers about certificates, as iText wants them. Thread-safe. */
final class ITextStatus implements IOcspClient, ICrlClient {
    private final Map<X509Certificate, byte[]> basicResponses = new HashMap<>();
    private final Map<X509Certificate, byte[]> crls = new HashMap<>();

    ITextStatus(ReadyStatus status) {
        status.responses().forEach((link, response) -> basicResponses.put(link.certificate(), basic(response)));
        status.crls().forEach((link, crl) -> crls.put(link.certificate(), crl));
    }

    private static byte[] basic(byte[] response) {
        try {
            return ((BasicOCSPResp) new OCSPResp(response).getResponseObject()).getEncoded();
        } catch (IOException | OCSPException e) {
            throw new IllegalStateException("an answer that this library could read, Bouncy Castle can't", e);
        }
    }

    /** Adds the security store for all signatures of a document that is open for an update. */
    void addStore(PdfDocument document, List<VisibleBlock> blocks) throws IOException, GeneralSecurityException {
        LtvVerification verification = new LtvVerification(document);
        for (VisibleBlock block : blocks) {
            verification.addVerification(
                    block.field(),
                    this,
                    this,
                    CertificateOption.ALL_CERTIFICATES,
                    Level.OCSP_OPTIONAL_CRL,
                    CertificateInclusion.YES);
        }
        verification.merge();
    }

    @Override
    public byte @Nullable [] getEncoded(
            X509Certificate certificate, @Nullable X509Certificate issuer, @Nullable String url) {
        return basicResponses.get(certificate);
    }

    @Override
    public Collection<byte[]> getEncoded(X509Certificate certificate, @Nullable String url) {
        byte[] crl = crls.get(certificate);
        return crl == null ? List.of() : List.of(crl);
    }
}
