package vn.bansao.testing;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate that its issuer took back.
 *
 * @param issuer the CA's name
 * @param serial the certificate's serial number
 * @param at from when on it is revoked
 * @param reason the number of RFC 5280, 5.3.1
 */
public record Revocation(X500Principal issuer, BigInteger serial, Instant at, int reason) {
    private static final int UNSPECIFIED = 0;

    /** A revocation without a special reason. */
    public static Revocation of(X509Certificate certificate, Instant at) {
        return of(certificate, at, UNSPECIFIED);
    }

    /** A revocation for a reason. */
    public static Revocation of(X509Certificate certificate, Instant at, int reason) {
        return new Revocation(certificate.getIssuerX500Principal(), certificate.getSerialNumber(), at, reason);
    }

    boolean concerns(X509Certificate certificate) {
        return issuer.equals(certificate.getIssuerX500Principal()) && serial.equals(certificate.getSerialNumber());
    }
}
