package vn.bansao.verify.internal.signature;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import vn.bansao.verify.AcceptedAlgorithms;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;

/** One algorithm or key on which a signature, certificate or answer rests. Immutable. */
public sealed interface AlgorithmUse {

    /** The name in reports. */
    String name();

    /** Until when the table accepts it. */
    Instant until(AcceptedAlgorithms table);

    /** Reports what was made at {@code time} or later, when the policy did not accept it (any more). */
    default void reportWeak(VerificationPolicy policy, Instant time, Findings findings) {
        findings.add(FindingCode.CRYPTO_ALGORITHM_WEAK, "algorithm", name(), "policy", policy.name());
    }

    /** A hash function. */
    static AlgorithmUse of(Hash hash) {
        return new Digest(hash);
    }

    /** A key, if it is of a kind that has lengths to choose from. */
    static Optional<AlgorithmUse> of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Optional.of(new RsaKey(rsa.getModulus().bitLength()));
        }
        if (key instanceof ECKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return Optional.of(new EcKey(bits, key));
        }
        return Optional.empty();
    }

    /** A hash function. */
    record Digest(Hash hash) implements AlgorithmUse {
        @Override
        public String name() {
            return hash.policyName();
        }

        @Override
        public Instant until(AcceptedAlgorithms table) {
            return table.digestUntil(hash.policyName());
        }
    }

    /** A signature scheme. */
    record Scheme(SignatureSuite.Scheme scheme) implements AlgorithmUse {
        @Override
        public String name() {
            return scheme == SignatureSuite.Scheme.RSA_PSS_SHAKE ? "RSA_PSS" : scheme.name();
        }

        @Override
        public Instant until(AcceptedAlgorithms table) {
            return table.schemeUntil(name());
        }
    }

    /** An RSA key. */
    record RsaKey(int bits) implements AlgorithmUse {
        @Override
        public String name() {
            return "RSA-" + bits;
        }

        @Override
        public Instant until(AcceptedAlgorithms table) {
            return table.rsaUntil(bits);
        }

        @Override
        public void reportWeak(VerificationPolicy policy, Instant time, Findings findings) {
            tooShort(bits, policy.algorithms().leastRsaBits(time), policy, findings);
        }
    }

    /** A key on an elliptic curve. */
    record EcKey(int bits, PublicKey key) implements AlgorithmUse {
        @Override
        public String name() {
            String curve = curve();
            return curve.isEmpty() ? "EC-" + bits : "EC-" + bits + " (" + curve + ")";
        }

        @Override
        public Instant until(AcceptedAlgorithms table) {
            Instant byLength = table.ecUntil(bits);
            Instant byCurve = table.restrictsCurves() ? table.curveUntil(curve()) : Instant.MAX;
            return byLength.isBefore(byCurve) ? byLength : byCurve;
        }

        /** The curve's object identifier, or empty if its parameters are explicit; looked up where it matters. */
        private String curve() {
            return AlgorithmRules.curveOid(key.getEncoded());
        }

        @Override
        public void reportWeak(VerificationPolicy policy, Instant time, Findings findings) {
            if (time.isBefore(policy.algorithms().ecUntil(bits))) {
                AlgorithmUse.super.reportWeak(policy, time, findings); // The curve, not its length.
            } else {
                tooShort(bits, policy.algorithms().leastEcBits(time), policy, findings);
            }
        }
    }

    private static void tooShort(int actual, int required, VerificationPolicy policy, Findings findings) {
        findings.add(
                FindingCode.CRYPTO_KEY_TOO_SHORT,
                "actualBits",
                actual,
                "requiredBits",
                required == Integer.MAX_VALUE ? "none" : required,
                "policy",
                policy.name());
    }
}
