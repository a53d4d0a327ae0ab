package vn.bansao.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import vn.bansao.internal.cms.OcspParties;

/**
 * Who has signed an OCSP answer: the issuer itself, or somebody to whom the issuer itself gave a certificate for it (RFC 6960,
 * 4.2.2.2). A responder that is merely trusted locally is not known here.
 *
 * @param certificate the signer's
 * @param delegated whether it is another than the issuer
 */
record OcspSigner(X509Certificate certificate, boolean delegated) {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    private static final Set<String> UNDERSTOOD = Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37", NO_CHECK);
    private static final int MOST_CERTIFICATES = 10; // of one answer; one is common

    /** The signer of an answer whose signature fits. */
    static OcspSigner of(BasicOCSPResp basic, StatusQuestion question)
            throws UnfitException, IOException, GeneralSecurityException {
        byte[] signed = basic.getTBSResponseData();
        StatusSignature signature = new StatusSignature(basic.getSignatureAlgorithmID(), basic.getSignature());
        X509Certificate issuer = question.issuer();
        if (OcspParties.identifies(basic, issuer)) {
            signature.requireStrength(issuer.getPublicKey());
            if (signature.fits(issuer, signed, 0, signed.length)) {
                return new OcspSigner(issuer, false);
            }
        }
        UnfitException reason = null;
        X509CertificateHolder[] holders = basic.getCerts();
        for (int i = 0; i < holders.length && i < MOST_CERTIFICATES; i++) {
            X509Certificate responder = read(holders[i]);
            if (OcspParties.identifies(basic, responder)) {
                try {
                    requireAppointed(responder, question, basic.getProducedAt().toInstant());
                    signature.requireStrength(responder.getPublicKey());
                    if (signature.fits(responder, signed, 0, signed.length)) {
                        return new OcspSigner(responder, true);
                    }
                    reason = UnfitException.wrong("signature", "not that of the responder", "the responder's");
                } catch (UnfitException e) {
                    reason = e;
                }
            }
        }
        throw reason != null ? reason : wrong("not among the answer's certificates");
    }

    /** Whether nobody needs to ask for the signer's own status (RFC 6960, 4.2.2.2.1). */
    boolean provedByItself() {
        return !delegated || certificate.getExtensionValue(NO_CHECK) != null;
    }

    private static void requireAppointed(X509Certificate responder, StatusQuestion question, Instant producedAt)
            throws UnfitException, GeneralSecurityException {
        List<String> purposes = responder.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(OCSP_SIGNING)) {
            throw wrong("without the extended key usage OCSPSigning");
        }
        boolean[] usage = responder.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) { // digitalSignature, nonRepudiation
            throw wrong("with a key usage without signatures");
        }
        Set<String> critical = responder.getCriticalExtensionOIDs();
        if (critical != null && !UNDERSTOOD.containsAll(critical)) {
            throw wrong("with an unknown critical extension");
        }
        requireInForce(responder, producedAt);
        requireInForce(responder, question.now());
        if (!responder.getIssuerX500Principal().equals(question.issuer().getSubjectX500Principal())) {
            throw wrong("of another issuer");
        }
        try {
            responder.verify(question.issuer().getPublicKey());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong("of another issuer of the same name");
        }
    }

    private static void requireInForce(X509Certificate responder, Instant at) throws UnfitException {
        Instant from = responder.getNotBefore().toInstant();
        Instant until = responder.getNotAfter().toInstant();
        if (at.isBefore(from) || at.isAfter(until)) {
            throw wrong("in force from " + from + " to " + until + " only");
        }
    }

    private static UnfitException wrong(String actual) {
        return UnfitException.wrong(
                "signer", "a certificate " + actual, "the issuer, or one it has certified for OCSP signing");
    }

    private static X509Certificate read(X509CertificateHolder holder) throws GeneralSecurityException, IOException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }
}
