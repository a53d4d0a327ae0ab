package vn.bansao.timestamp;

import java.net.URI;
import vn.bansao.crypto.DigestAlgorithm;

/** A Time-Stamping Authority (RFC 3161). Thread-safe; calls may run side by side. */
@FunctionalInterface
public interface TimestampAuthority {

    /**
     * Asks for a token over {@code imprint} and checks all of it.
     *
     * @param algorithm the imprint's digest algorithm
     * @param imprint the digest of what is to be proved
     * @throws vn.bansao.RemoteServiceException if no authority gives an acceptable token
     */
    TimeStampToken timestamp(DigestAlgorithm algorithm, byte[] imprint);

    /**
     * Authorities asked over HTTP in this order until one gives an acceptable token, with the defaults of
     * {@link HttpTimestampAuthority.Builder}.
     *
     * @throws vn.bansao.PolicyException if there is no address, or one that is neither http nor https
     */
    static TimestampAuthority http(URI... inOrderOfPreference) {
        HttpTimestampAuthority.Builder builder = httpBuilder();
        for (URI address : inOrderOfPreference) {
            builder.address(address);
        }
        return builder.build();
    }

    /** The choices for authorities asked over HTTP. */
    static HttpTimestampAuthority.Builder httpBuilder() {
        return new HttpTimestampAuthority.Builder();
    }
}
