package vn.bansao.timestamp;

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
}
