package vn.bansao.crypto;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Set;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;
import vn.bansao.internal.CoreProblem;

/**
 * Which algorithms and key sizes a signature may be made with: a dated constant, since law and algorithms age.
 * Immutable. Old constants never change.
 *
 * @param name printed in messages and reports
 * @param schemes the permitted families
 * @param digests the permitted digests
 * @param minimumRsaBits the least RSA modulus length
 * @param minimumEcBits the least elliptic curve field size
 */
public record CryptoPolicy(
        String name, Set<Scheme> schemes, Set<DigestAlgorithm> digests, int minimumRsaBits, int minimumEcBits) {

    /** TT 15/2025/TT-BKHCN, Annex I, in force 2025-08-15: RSASSA-PSS from 2048 bits, ECDSA from 256 bits, SHA-2. */
    public static final CryptoPolicy TT15_2025 = new CryptoPolicy(
            "TT15_2025", Set.of(Scheme.RSASSA_PSS, Scheme.ECDSA), Set.of(DigestAlgorithm.values()), 2048, 256);

    /** As {@link #TT15_2025}, with RSA PKCS#1 v1.5 for receivers that can't read RSASSA-PSS. Outside the circular. */
    public static final CryptoPolicy TT15_2025_RSA_PKCS1_COMPATIBILITY = new CryptoPolicy(
            "TT15_2025_RSA_PKCS1_COMPATIBILITY",
            Set.of(Scheme.values()),
            TT15_2025.digests,
            TT15_2025.minimumRsaBits,
            TT15_2025.minimumEcBits);

    public CryptoPolicy {
        schemes = Set.copyOf(schemes);
        digests = Set.copyOf(digests);
    }

    /**
     * Demands that {@code algorithm} with {@code key} is permitted.
     *
     * @throws PolicyException with the actual and the required value
     */
    public void require(SignatureAlgorithm algorithm, PublicKey key) {
        if (!schemes.contains(algorithm.scheme()) || !digests.contains(algorithm.digest())) {
            throw new PolicyException(Problem.of(
                    CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED,
                    "policy",
                    name,
                    "actual",
                    algorithm,
                    "required",
                    schemes.stream().sorted().toList() + " "
                            + digests.stream().sorted().toList()));
        }
        if (key instanceof RSAKey rsa && algorithm.scheme() != Scheme.ECDSA) {
            requireBits(rsa.getModulus().bitLength(), minimumRsaBits);
        } else if (key instanceof ECKey ec && algorithm.scheme() == Scheme.ECDSA) {
            requireBits(ec.getParams().getCurve().getField().getFieldSize(), minimumEcBits);
        } else {
            throw new PolicyException(Problem.of(
                    CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED,
                    "policy",
                    name,
                    "actual",
                    algorithm + " with a key of type " + key.getAlgorithm(),
                    "required",
                    "a key of the algorithm's own type"));
        }
    }

    private void requireBits(int actual, int required) {
        if (actual < required) {
            throw new PolicyException(Problem.of(
                    CoreProblem.CRYPTO_KEY_TOO_SHORT, "policy", name, "actualBits", actual, "requiredBits", required));
        }
    }
}
