package vn.bansao.verify.internal.signature;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureSuite.Scheme;

/** Which algorithms and key sizes the dated policy accepts (EN 319 102-1, 5.2.8 and 5.6). */
public final class AlgorithmRules {
    private AlgorithmRules() {}

    /**
     * When something existed.
     *
     * @param provedBy it existed then at the latest: a proved time, or the control time
     * @param notBefore it was made then at the earliest
     */
    public record Existence(Instant provedBy, Instant notBefore) {}

    /** What a suite and, if known, a key use. */
    public static List<AlgorithmUse> uses(SignatureSuite suite, Optional<PublicKey> key) {
        List<AlgorithmUse> uses = new ArrayList<>();
        uses.add(AlgorithmUse.of(suite.hash()));
        if (suite.maskHash() != suite.hash()) {
            uses.add(AlgorithmUse.of(suite.maskHash()));
        }
        uses.add(new AlgorithmUse.Scheme(suite.scheme()));
        key.flatMap(AlgorithmUse::of).ifPresent(uses::add);
        return uses;
    }

    /** Reports what the policy does not accept of what existed {@code when}. */
    public static void check(List<AlgorithmUse> uses, Existence when, VerificationPolicy policy, Findings findings) {
        check(uses, when, policy, findings, findings);
    }

    /** As above; what was never good is told apart from what has only lost its proof. */
    public static void check(
            List<AlgorithmUse> uses, Existence when, VerificationPolicy policy, Findings weak, Findings retired) {
        Set<String> told = new HashSet<>();
        for (AlgorithmUse use : uses) {
            Instant until = use.until(policy.algorithms());
            if (when.provedBy().isBefore(until) || !told.add(use.name())) {
                continue;
            }
            if (until.equals(Instant.MIN) || !when.notBefore().isBefore(until)) {
                use.reportWeak(policy, when.notBefore(), weak);
            } else {
                retired.add(
                        FindingCode.CRYPTO_RETIRED_WITHOUT_PROOF,
                        "algorithm",
                        use.name(),
                        "until",
                        until,
                        "time",
                        when.provedBy(),
                        "policy",
                        policy.name());
            }
        }
    }

    /** The first end among what is used. */
    public static Instant ends(List<AlgorithmUse> uses, VerificationPolicy policy) {
        return uses.stream()
                .map(use -> use.until(policy.algorithms()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
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
        String oid = curveOid(subjectPublicKeyInfo);
        return switch (oid) {
            case "" -> "EXPLICIT";
            case "1.2.840.10045.3.1.7" -> "P256";
            case "1.3.132.0.34" -> "P384";
            case "1.3.132.0.35" -> "P521";
            case "1.3.36.3.3.2.8.1.1.7" -> "BRAINPOOLP256R1";
            case "1.3.36.3.3.2.8.1.1.11" -> "BRAINPOOLP384R1";
            case "1.3.36.3.3.2.8.1.1.13" -> "BRAINPOOLP512R1";
            default -> oid;
        };
    }

    /** The object identifier of the key's curve, or empty if its parameters are explicit. */
    static String curveOid(byte[] subjectPublicKeyInfo) {
        ASN1Encodable parameters = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo)
                .getAlgorithm()
                .getParameters();
        return parameters instanceof ASN1ObjectIdentifier oid ? oid.getId() : "";
    }
}
