package vn.bansao.verify.internal.path;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.path.CrlCheck.UnusableException;
import vn.bansao.verify.internal.path.Status.Answer;
import vn.bansao.verify.internal.path.Status.Revocation;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.Certificates;
import vn.bansao.verify.internal.signature.SignatureMath;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.SignatureMath.Outcome;
import vn.bansao.verify.internal.signature.SignatureSuite;

/**
 * What an OCSP answer says about a certificate (RFC 6960, 3.2): it names this certificate, and the issuer signed it, or
 * somebody whom the issuer itself gave a certificate for OCSP signing.
 */
final class OcspCheck {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    private final Trust trust;
    private final SignatureMath math;
    private final VerificationPolicy policy;

    OcspCheck(Trust trust, SignatureMath math, VerificationPolicy policy) {
        this.trust = trust;
        this.math = math;
        this.policy = policy;
    }

    /**
     * What a response says.
     *
     * @param unproved the responder's certificate where its own status must be known (RFC 6960, 4.2.2.2.1), or null
     */
    record Signed(Answer answer, @Nullable X509Certificate unproved) {}

    /** The answer of a response that existed at {@code provedBy} at the latest. */
    Signed answer(BasicOCSPResp response, X509Certificate certificate, X509Certificate issuer, Instant provedBy)
            throws UnusableException {
        try {
            SingleResp single = single(response, certificate, issuer);
            if (!response.getCriticalExtensionOIDs().isEmpty()
                    || !single.getCriticalExtensionOIDs().isEmpty()) {
                throw new UnusableException("it has an unknown critical extension");
            }
            X509Certificate signer = signer(response, issuer, provedBy);
            Date next = single.getNextUpdate();
            Instant thisUpdate = single.getThisUpdate().toInstant();
            if (thisUpdate.isAfter(certificate.getNotAfter().toInstant())) {
                throw new UnusableException("it is younger than the certificate's expiry");
            }
            boolean proved = signer.equals(issuer) || signer.getExtensionValue(NO_CHECK) != null;
            return new Signed(
                    new Answer(thisUpdate, next == null ? null : next.toInstant(), revocation(single)),
                    proved ? null : signer);
        } catch (IOException | CertificateException | RuntimeException e) {
            throw new UnusableException("it can't be read");
        }
    }

    private static SingleResp single(BasicOCSPResp response, X509Certificate certificate, X509Certificate issuer)
            throws UnusableException, IOException {
        SingleResp found = null;
        for (SingleResp single : response.getResponses()) {
            if (names(single.getCertID(), certificate, issuer)) {
                if (found != null) {
                    throw new UnusableException("it speaks twice about the certificate");
                }
                found = single;
            }
        }
        if (found == null) {
            throw new UnusableException("it is about another certificate");
        }
        return found;
    }

    private static boolean names(CertificateID id, X509Certificate certificate, X509Certificate issuer)
            throws IOException {
        if (!id.getSerialNumber().equals(certificate.getSerialNumber())
                || !certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        Optional<java.security.MessageDigest> digest =
                SignatureSuite.digest(id.getHashAlgOID().getId());
        if (digest.isEmpty()) {
            return false;
        }
        byte[] name = digest.get().digest(certificate.getIssuerX500Principal().getEncoded());
        byte[] key = digest.get().digest(OcspParties.keyBits(issuer));
        return Arrays.equals(name, id.getIssuerNameHash()) && Arrays.equals(key, id.getIssuerKeyHash());
    }

    /** Who has signed it: the issuer, or a responder it appointed. */
    private X509Certificate signer(BasicOCSPResp response, X509Certificate issuer, Instant provedBy)
            throws UnusableException, IOException, CertificateException {
        Optional<SignatureSuite> suite = SignatureSuite.of(response.getSignatureAlgorithmID(), null);
        Findings weak = new Findings();
        AlgorithmRules.Existence when =
                new AlgorithmRules.Existence(provedBy, response.getProducedAt().toInstant());
        suite.ifPresent(
                known -> AlgorithmRules.check(AlgorithmRules.uses(known, Optional.empty()), when, policy, weak));
        if (suite.isEmpty() || !weak.passed()) {
            throw new UnusableException("its algorithm is weak or unknown");
        }
        if (OcspParties.identifies(response, issuer) && fits(response, suite.get(), issuer)) {
            return issuer;
        }
        for (X509CertificateHolder holder : response.getCerts()) {
            X509Certificate responder = Certificates.read(holder.getEncoded());
            if (OcspParties.identifies(response, responder)
                    && delegated(responder, issuer, response.getProducedAt().toInstant())
                    && fits(response, suite.get(), responder)) {
                AlgorithmRules.check(PathAlgorithms.certificate(responder, math, weak), when, policy, weak);
                if (!weak.passed()) {
                    throw new UnusableException("the algorithms of its responder are weak or unknown");
                }
                return responder;
            }
        }
        throw new UnusableException("neither the issuer nor a responder it appointed has signed it");
    }

    private boolean fits(BasicOCSPResp response, SignatureSuite suite, X509Certificate signer) throws IOException {
        return math.verify(
                        suite,
                        signer.getPublicKey().getEncoded(),
                        Message.of(response.getTBSResponseData()),
                        response.getSignature())
                == Outcome.FITS;
    }

    /** RFC 6960, 4.2.2.2. */
    private boolean delegated(X509Certificate responder, X509Certificate issuer, Instant producedAt)
            throws CertificateException {
        List<String> purposes = responder.getExtendedKeyUsage();
        Set<String> critical = responder.getCriticalExtensionOIDs();
        boolean[] usage = responder.getKeyUsage();
        return responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && purposes != null
                && purposes.contains(OCSP_SIGNING)
                && (usage == null || usage[0] || usage[1]) // digitalSignature or nonRepudiation
                && (critical == null
                        || Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37", NO_CHECK)
                                .containsAll(critical))
                && !producedAt.isBefore(responder.getNotBefore().toInstant())
                && !producedAt.isAfter(responder.getNotAfter().toInstant())
                && trust.signed(issuer, responder);
    }

    private static @Nullable Revocation revocation(SingleResp single) throws UnusableException {
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return null;
        }
        if (!(status instanceof RevokedStatus revoked)) {
            throw new UnusableException("the responder does not know the certificate");
        }
        boolean hold = revoked.hasRevocationReason() && revoked.getRevocationReason() == CRLReason.certificateHold;
        return new Revocation(
                revoked.getRevocationTime().toInstant(),
                hold
                        ? "CERTIFICATE_HOLD"
                        : revoked.hasRevocationReason() ? "CODE_" + revoked.getRevocationReason() : "UNSPECIFIED");
    }
}
