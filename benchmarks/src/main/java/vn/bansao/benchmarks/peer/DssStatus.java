package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.Revocation;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.benchmarks.peer.ReadyStatus.Link;

/**
 * Ready answers about certificates, as DSS wants them. Thread-safe.
 *
 * @param <R> {@link OCSP} or {@link CRL}
 */
@SuppressWarnings("serial") // DSS wants sources to be serializable; nobody serializes this one
final class DssStatus<R extends Revocation> implements RevocationSource<R> {
    private final transient Map<CertificateToken, byte[]> answers = new ConcurrentHashMap<>();
    private final transient Reader<R> reader;
    private final transient @Nullable Map<CertificateToken, RevocationToken<R>> kept;

    /** How an answer becomes a token of DSS. */
    private interface Reader<R extends Revocation> {
        RevocationToken<R> token(byte[] encoded, CertificateToken certificate, CertificateToken issuer)
                throws IOException, OCSPException;
    }

    private DssStatus(Map<Link, byte[]> encoded, Reader<R> reader, boolean keeping) {
        encoded.forEach((link, answer) -> answers.put(new CertificateToken(link.certificate()), answer));
        this.reader = reader;
        this.kept = keeping ? new ConcurrentHashMap<>() : null;
    }

    /**
     * Gives a verifier the answers.
     *
     * @param keeping whether an answer is read once for all copies; else, as from DSS's caches, for each copy
     */
    static void give(ReadyStatus status, CommonCertificateVerifier verifier, boolean keeping) {
        verifier.setOcspSource(new DssStatus<>(status.responses(), DssStatus::ocsp, keeping));
        verifier.setCrlSource(new DssStatus<>(status.crls(), DssStatus::crl, keeping));
    }

    @Override
    public @Nullable RevocationToken<R> getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
        byte[] answer = answers.get(certificate);
        if (answer == null) {
            return null;
        }
        return kept == null
                ? read(answer, certificate, issuer)
                : kept.computeIfAbsent(certificate, any -> read(answer, certificate, issuer));
    }

    private RevocationToken<R> read(byte[] answer, CertificateToken certificate, CertificateToken issuer) {
        try {
            RevocationToken<R> token = reader.token(answer, certificate, issuer);
            token.setExternalOrigin(RevocationOrigin.EXTERNAL); // else DSS fails: "The origin is null"
            return token;
        } catch (IOException | OCSPException e) {
            throw new IllegalStateException("an answer that this library could read, DSS can't", e);
        }
    }

    private static RevocationToken<OCSP> ocsp(byte[] encoded, CertificateToken certificate, CertificateToken issuer)
            throws IOException, OCSPException {
        BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(encoded).getResponseObject();
        return new OCSPToken(
                basic, DSSRevocationUtils.getLatestSingleResponse(basic, certificate, issuer), certificate, issuer);
    }

    private static RevocationToken<CRL> crl(byte[] encoded, CertificateToken certificate, CertificateToken issuer)
            throws IOException {
        return new CRLToken(certificate, CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(encoded), issuer));
    }
}
