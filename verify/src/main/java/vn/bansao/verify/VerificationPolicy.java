package vn.bansao.verify;

import java.time.Duration;
import java.util.Set;
import vn.bansao.crypto.CryptoPolicy;

/**
 * What the verifier accepts at all: a dated constant, since algorithms age. Immutable. Old constants never change.
 *
 * @param name printed in reports
 * @param listed the algorithms of the law; others are accepted if strong enough, and reported
 * @param digests the digests that are strong enough, by JCA name
 * @param minimumRsaBits the least RSA modulus length
 * @param minimumEcBits the least elliptic curve field size
 * @param longestPath the most certificates between signer and anchor
 * @param clockSkew how far a timestamp may lie after the control time
 */
public record VerificationPolicy(
        String name,
        CryptoPolicy listed,
        Set<String> digests,
        int minimumRsaBits,
        int minimumEcBits,
        int longestPath,
        Duration clockSkew) {

    /** The policy of 2026: no MD5, no SHA-1, RSA from 2048 bits, elliptic curves from 224 bits. */
    public static final VerificationPolicy V2026 = new VerificationPolicy(
            "V2026",
            CryptoPolicy.TT15_2025,
            Set.of(
                    "SHA-224",
                    "SHA-256",
                    "SHA-384",
                    "SHA-512",
                    "SHA-512/256",
                    "SHA3-224",
                    "SHA3-256",
                    "SHA3-384",
                    "SHA3-512",
                    "SHAKE256"),
            2048,
            224,
            8,
            Duration.ofMinutes(1));

    public VerificationPolicy {
        digests = Set.copyOf(digests);
    }
}
