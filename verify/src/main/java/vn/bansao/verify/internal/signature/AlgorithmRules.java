package vn.bansao.verify.internal.signature;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureSuite.Scheme;

/** Which algorithms and key sizes the dated policy accepts. */
public final class AlgorithmRules {
    private AlgorithmRules() {}

    /** Reports a suite or key the policy holds for weak. */
    public static void check(
            SignatureSuite suite, Optional<PublicKey> key, VerificationPolicy policy, Findings findings) {
        hash(suite.hash(), policy, findings);
        if (suite.maskHash() != suite.hash()) {
            hash(suite.maskHash(), policy, findings);
        }
        key.ifPresent(present -> key(present, policy, findings));
    }

    static void hash(Hash hash, VerificationPolicy policy, Findings findings) {
        if (!policy.digests().contains(hash.policyName())) {
            findings.add(FindingCode.CRYPTO_ALGORITHM_WEAK, "algorithm", hash.policyName(), "policy", policy.name());
        }
    }

    private static void key(PublicKey key, VerificationPolicy policy, Findings findings) {
        if (key instanceof RSAPublicKey rsa) {
            bits(rsa.getModulus().bitLength(), policy.minimumRsaBits(), policy, findings);
        } else if (key instanceof ECKey ec) {
            int actual = ec.getParams().getCurve().getField().getFieldSize();
            bits(actual, policy.minimumEcBits(), policy, findings);
        }
    }

    private static void bits(int actual, int required, VerificationPolicy policy, Findings findings) {
        if (actual < required) {
            findings.add(
                    FindingCode.CRYPTO_KEY_TOO_SHORT,
                    "actualBits",
                    actual,
                    "requiredBits",
                    required,
                    "policy",
                    policy.name());
        }
    }

    /** Whether TT 15/2025/TT-BKHCN, Annex I lists it: RSASSA-PSS or ECDSA with SHA-256, 384, 512, SHA-512/256 or SHA-3. */
    static boolean listedInTt15(SignatureSuite suite) {
        boolean scheme = suite.scheme() == Scheme.ECDSA || suite.scheme() == Scheme.RSA_PSS;
        boolean hash = switch (suite.hash()) {
            case SHA256, SHA384, SHA512, SHA512_256, SHA3_256, SHA3_384, SHA3_512 -> true;
            default -> false;
        };
        return scheme && hash;
    }

    /** A short name of the key's curve, such as {@code P256}; its object identifier if it has none here. */
    static String curve(byte[] subjectPublicKeyInfo) {
        ASN1Encodable parameters = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo)
                .getAlgorithm()
                .getParameters();
        if (!(parameters instanceof ASN1ObjectIdentifier oid)) {
            return "EXPLICIT";
        }
        return switch (oid.getId()) {
            case "1.2.840.10045.3.1.7" -> "P256";
            case "1.3.132.0.34" -> "P384";
            case "1.3.132.0.35" -> "P521";
            case "1.3.36.3.3.2.8.1.1.7" -> "BRAINPOOLP256R1";
            case "1.3.36.3.3.2.8.1.1.11" -> "BRAINPOOLP384R1";
            case "1.3.36.3.3.2.8.1.1.13" -> "BRAINPOOLP512R1";
            default -> oid.getId();
        };
    }
}
