package vn.bansao.verify;

import java.time.Duration;
import vn.bansao.crypto.CryptoPolicy;

/**
 * What the verifier accepts at all: a dated constant, since algorithms age. Immutable. Old constants never change.
 *
 * @param name printed in reports
 * @param listed the algorithms of the law; others are accepted if strong enough, and reported
 * @param algorithms until when each algorithm is strong enough
 * @param longestPath the most certificates between signer and anchor
 * @param clockSkew how far a timestamp may lie after the control time
 * @param stampStatusAge how old the status may be that a timestamp's authority had when it stamped, and still speak for it
 *     while its certificate is in force (the revocation freshness of EN 319 102-1, 5.2.5). Zero asks for current lists
 */
public record VerificationPolicy(
        String name,
        CryptoPolicy listed,
        AcceptedAlgorithms algorithms,
        int longestPath,
        Duration clockSkew,
        Duration stampStatusAge) {

    /**
     * The policy of 2026: SHA-2 and SHA-3, RSA from 2048 bits, curves from 256 bits; what is weaker counts if proved old. A
     * timestamp is believed as long as its authority's certificate is in force, and a finding tells how old its status is.
     */
    public static final VerificationPolicy V2026 = new VerificationPolicy(
            "V2026",
            CryptoPolicy.TT15_2025,
            AcceptedAlgorithms.V2026,
            8,
            Duration.ofMinutes(1),
            Duration.ofDays(20 * 366)); // longer than any authority's certificate

    /** The same with another table of algorithms; {@code newName} tells readers of a report that it is another policy. */
    public VerificationPolicy withAlgorithms(String newName, AcceptedAlgorithms table) {
        return new VerificationPolicy(newName, listed, table, longestPath, clockSkew, stampStatusAge);
    }

    /** The same with another age for the status of timestamp authorities. */
    public VerificationPolicy withStampStatusAge(String newName, Duration age) {
        return new VerificationPolicy(newName, listed, algorithms, longestPath, clockSkew, age);
    }
}
