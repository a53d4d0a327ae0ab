package vn.bansao.verify.internal.path;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What revocation data say about one certificate. */
sealed interface Status {

    /** What one authentic item says, with the period it vouches for. */
    record Answer(
            Instant thisUpdate,
            @Nullable Instant nextUpdate,
            @Nullable Revocation revocationOrNull) {}

    /** A revocation. */
    record Revocation(Instant at, String reason) {
        boolean hold() {
            return reason.equals("CERTIFICATE_HOLD");
        }
    }

    /**
     * Not revoked at the moment in question.
     *
     * @param offset where the first data in the file that show it stand; {@link Long#MAX_VALUE} if only given data do
     * @param agedOrNull when the newest data were issued, where they are not current and only the policy lets them count
     */
    record Good(long offset, @Nullable Instant agedOrNull) implements Status {}

    /**
     * Revoked, now.
     *
     * @param offset where the first data in the file stand that show it good at the moment in question, as in {@link Good}
     */
    record Revoked(Revocation revocation, long offset) implements Status {}

    /** Nothing usable. */
    record Unknown(String reason) implements Status {}
}
