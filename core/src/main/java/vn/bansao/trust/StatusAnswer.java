package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a certificate was not revoked.
 *
 * @param data the proof
 * @param nextUpdate when a newer one replaces it or must be asked for, or null if it does not say
 */
record StatusAnswer(RevocationData data, @Nullable Instant nextUpdate) {

    static StatusAnswer list(byte[] der, Instant thisUpdate, Instant nextUpdate) {
        return new StatusAnswer(new RevocationData(List.of(), List.of(), List.of(der), thisUpdate), nextUpdate);
    }

    static StatusAnswer response(
            byte[] der, List<X509Certificate> responder, Instant oldest, @Nullable Instant nextUpdate) {
        return new StatusAnswer(new RevocationData(responder, List.of(der), List.of(), oldest), nextUpdate);
    }

    /** The same, to be used no longer than this. */
    StatusAnswer atMostUntil(Instant end) {
        return nextUpdate != null && nextUpdate.isBefore(end) ? this : new StatusAnswer(data, end);
    }

    /** With the proof of its signer's own status; as long as the shorter. */
    StatusAnswer with(StatusAnswer ofSigner) {
        Instant other = ofSigner.nextUpdate;
        boolean sooner = other != null && (nextUpdate == null || other.isBefore(nextUpdate));
        return new StatusAnswer(data.union(ofSigner.data), sooner ? other : nextUpdate);
    }
}
