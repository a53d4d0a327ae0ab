package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;

/**
 * Whether a certificate is revoked.
 *
 * @param certificate whose status
 * @param issuer who has issued it
 * @param now the time it is asked at
 */
record StatusQuestion(X509Certificate certificate, X509Certificate issuer, Instant now) {
    /** How far an authority's clock may be ahead of ours. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** Demands that an answer is in force (RFC 6960, 3.2; RFC 5280, 6.3.3). */
    void requireCurrent(Instant thisUpdate, @Nullable Instant nextUpdate) throws UnfitException {
        if (thisUpdate.isAfter(now.plus(SKEW)) || (nextUpdate != null && !now.isBefore(nextUpdate))) {
            throw new UnfitException(
                    CoreProblem.REVOCATION_ANSWER_NOT_CURRENT,
                    "thisUpdate",
                    thisUpdate,
                    "nextUpdate",
                    nextUpdate == null ? "-" : nextUpdate,
                    "now",
                    now);
        }
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
