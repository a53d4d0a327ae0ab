package vn.bansao.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import vn.bansao.crypto.SignatureAlgorithm;

/** A type and size of key, with the algorithm the kit's signers use it for. */
public enum KeyKind {
    P256(SignatureAlgorithm.ECDSA_P256_SHA256, "SHA256withECDSA", 256),
    P384(SignatureAlgorithm.ECDSA_P384_SHA384, "SHA384withECDSA", 384),
    RSA2048(SignatureAlgorithm.RSA_PSS_SHA256, "SHA256withRSA", 2048),
    RSA3072(SignatureAlgorithm.RSA_PSS_SHA256, "SHA256withRSA", 3072);

    private final SignatureAlgorithm algorithm;
    private final String issuingAlgorithm;
    private final int bits;

    KeyKind(SignatureAlgorithm algorithm, String issuingAlgorithm, int bits) {
        this.algorithm = algorithm;
        this.issuingAlgorithm = issuingAlgorithm;
        this.bits = bits;
    }

    /** What a signer signs documents with. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** What a CA of this kind signs certificates and CRLs with. */
    String issuingAlgorithm() {
        return issuingAlgorithm;
    }

    KeyPair newKeyPair(SecureRandom random) {
        try {
            if (algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"), random);
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK makes no " + this + " key", e);
        }
    }
}
