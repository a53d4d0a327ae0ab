package vn.bansao.trust;

import java.time.Duration;

/**
 * What is accepted, and for how long it is kept.
 *
 * @param freshness how long an answer is used again
 * @param crlBytes the largest CRL
 * @param nonce whether responders are asked with a nonce
 */
record RevocationSettings(Duration freshness, int crlBytes, boolean nonce) {
    static final RevocationSettings DEFAULT = new RevocationSettings(Duration.ofMinutes(10), 1 << 20, false); // 1 MiB
}
