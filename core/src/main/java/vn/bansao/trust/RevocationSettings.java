package vn.bansao.trust;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/**
 * What is accepted, and for how long it is kept.
 *
 * @param freshness how long an answer is used again
 * @param crlBytes the largest CRL
 * @param nonces where nonces are taken from, or null for none
 */
record RevocationSettings(
        Duration freshness, int crlBytes, @Nullable RandomGenerator nonces) {
    static final RevocationSettings DEFAULT = new RevocationSettings(Duration.ofMinutes(10), 1 << 20, null); // 1 MiB

    RevocationSettings {
        require(!freshness.isNegative(), "the freshness of revocation data", freshness, "not negative");
        require(crlBytes > 0, "the limit for one CRL in bytes", crlBytes, "more than zero");
    }

    private static void require(boolean condition, String what, Object actual, String required) {
        if (!condition) {
            throw new PolicyException(
                    Problem.of(CoreProblem.RECORD_VALUE_INVALID, "what", what, "actual", actual, "required", required));
        }
    }
}
