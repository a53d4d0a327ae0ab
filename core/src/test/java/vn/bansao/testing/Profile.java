package vn.bansao.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says besides names and keys.
 *
 * @param keyUsage the bits of {@link org.bouncycastle.asn1.x509.KeyUsage}
 * @param pathLength -1 for an end entity
 * @param from the begin of validity, relative to the clock's now
 * @param until the end of validity, relative to the clock's now
 * @param purposes extended key usages
 * @param criticalPurposes whether that extension is critical
 * @param noCheck whether id-pkix-ocsp-nocheck is there (RFC 6960, 4.2.2.2.1)
 */
record Profile(
        int keyUsage,
        int pathLength,
        Duration from,
        Duration until,
        List<KeyPurposeId> purposes,
        boolean criticalPurposes,
        boolean noCheck,
        Locations locations) {

    /** Where a certificate says its CRL, its issuer's certificate and its OCSP responder are. */
    record Locations(
            @Nullable URI crl,
            @Nullable URI issuer,
            @Nullable URI ocsp) {}

    static Profile of(int keyUsage) {
        Locations nowhere = new Locations(null, null, null);
        return new Profile(keyUsage, -1, Duration.ofDays(-1), Duration.ofDays(365), List.of(), false, false, nowhere);
    }

    Profile authority(int length) {
        return new Profile(keyUsage, length, from, until, purposes, criticalPurposes, noCheck, locations);
    }

    Profile years(int years) {
        return between(Duration.ofDays(-1), Duration.ofDays(365L * years));
    }

    Profile between(Duration begin, Duration end) {
        return new Profile(keyUsage, pathLength, begin, end, purposes, criticalPurposes, noCheck, locations);
    }

    Profile purposes(boolean critical, KeyPurposeId... ids) {
        return new Profile(keyUsage, pathLength, from, until, List.of(ids), critical, noCheck, locations);
    }

    Profile withoutRevocationCheck() {
        return new Profile(keyUsage, pathLength, from, until, purposes, criticalPurposes, true, locations);
    }

    Profile at(@Nullable URI crl, @Nullable URI issuer, @Nullable URI ocsp) {
        Locations found = new Locations(crl, issuer, ocsp);
        return new Profile(keyUsage, pathLength, from, until, purposes, criticalPurposes, noCheck, found);
    }
}
