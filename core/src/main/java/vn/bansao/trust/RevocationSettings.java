package vn.bansao.trust;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
}
