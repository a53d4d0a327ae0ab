package vn.bansao.trust;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.internal.cms.SignatureEngines;

/**
 * The signature of an OCSP answer or a CRL. Authorities still sign with RSA PKCS#1 v1.5, so the scheme is theirs to choose;
 * digest and key are as strong as those of a copy, since a copy lives as long as its weakest part.
 */
record StatusSignature(AlgorithmIdentifier algorithm, byte[] value) {
    private static final CryptoPolicy POLICY = CryptoPolicy.TT15_2025;

    /** Demands that digest and key are strong enough. */
    void requireStrength(PublicKey key) throws UnfitException {
        String digest;
        try {
            digest = SignatureEngines.digestName(algorithm);
        } catch (GeneralSecurityException e) {
            throw UnfitException.wrong("algorithm", algorithm.getAlgorithm().getId(), "RSA or ECDSA with SHA-2");
        }
        if (POLICY.digests().stream().noneMatch(each -> each.jcaName().equals(digest))) {
            throw UnfitException.wrong("algorithm", "made with " + digest, "SHA-256, SHA-384 or SHA-512");
        }
        if (key instanceof RSAKey rsa) {
            requireBits(rsa.getModulus().bitLength(), POLICY.minimumRsaBits());
        } else if (key instanceof ECKey ec) {
            requireBits(ec.getParams().getCurve().getField().getFieldSize(), POLICY.minimumEcBits());
        }
    }

    private static void requireBits(int actual, int required) throws UnfitException {
        if (actual < required) {
            throw UnfitException.wrong("key", actual + " bits", required + " bits");
        }
    }

    /** Whether {@code signer} has signed these bytes. */
    boolean fits(X509Certificate signer, byte[] bytes, int from, int to) {
        try {
            Signature engine = SignatureEngines.verifying(algorithm, signer.getPublicKey());
            engine.update(bytes, from, to - from);
            return engine.verify(value);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // A key of another type, or a value that is no signature.
        }
    }
}
