package vn.bansao.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.CopyExtender;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;

/**
 * A world in which time passes: copies are made, authorities come and go, lists are issued, all by one clock that only goes
 * forward. Signers' certificates last 3 years, those of timestamp authorities 5, that of the issuing CA 10, of the root 20.
 * Not thread-safe.
 */
final class TravelWorld {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LIST_AGE = Duration.ofMinutes(5);

    private Instant now;
    private final List<TestPki> authorities = new ArrayList<>();

    /** A world with one PKI, at the day it begins. */
    TravelWorld(Instant begin, KeyKind signers) {
        this.now = begin;
        authorities.add(TestPki.create(signers, this::now));
    }

    /** Today. */
    Instant now() {
        return now;
    }

    /** Lets time pass. */
    TravelWorld pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Lets years of 365 days pass. */
    TravelWorld passYears(double years) {
        return pass(Duration.ofSeconds((long) (years * YEAR.toSeconds())));
    }

    /** The first PKI: that of the signers. */
    TestPki pki() {
        return authorities.get(0);
    }

    /** Founds another PKI, whose root everybody trusts from today on. */
    TestPki found(KeyKind keys) {
        TestPki later = TestPki.builder(keys, this::now).authorityKeys(keys).build();
        authorities.add(later);
        return later;
    }

    /** All roots. */
    List<X509Certificate> roots() {
        return authorities.stream().map(TestPki::rootCertificate).toList();
    }

    /** All roots. */
    TrustAnchors anchors() {
        return TrustAnchors.of(roots());
    }

    /** The lists that all CAs issued five minutes ago, good for a week. */
    List<X509CRL> lists(Revocation... revoked) {
        return authorities.stream()
                .flatMap(pki -> pki.crls(now.minus(LIST_AGE), List.of(revoked)).stream())
                .toList();
    }

    /** A copy made today; its one signature or the second is the agency's. */
    byte[] certify(PadesLevel level, int signatures) {
        return certify(level, signatures, TestTsa.inProcess(pki()));
    }

    /** As above, stamped by another authority. */
    byte[] certify(PadesLevel level, int signatures, TimestampAuthority tsa) {
        CopyCertifier.Builder certifier =
                CopyCertifier.builder().agency(pki().agencyKey()).level(level).clock(this::now);
        if (signatures == 2) {
            certifier.certifier(pki().certifierKey());
        }
        if (level != PadesLevel.BASELINE_B) {
            certifier.timestamps(tsa).revocation(today(), anchors());
        }
        try {
            return certifier
                    .build()
                    .certify(JudgedSamples.scan(1), JudgedSamples.record(signatures, 1))
                    .toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
    }

    /** Extended today by {@code tsa}, with today's lists of all authorities: a document timestamp, and what it covers. */
    byte[] renew(byte[] copy, TestPki pki, TestIdentity tsa) {
        CopyExtender extender = CopyExtender.builder()
                .timestamps(TestTsa.inProcess(pki, tsa))
                .revocation(today(), anchors())
                .clock(this::now)
                .build();
        try {
            ByteArrayOutputStream renewed = new ByteArrayOutputStream();
            extender.extend(DocumentSource.of("copy.pdf", copy), DocumentSink.of(renewed));
            return renewed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
    }

    /** What the authorities tell today. */
    private RevocationSource today() {
        return RevocationSource.of(new ValidationMaterial(List.of(), lists()));
    }
}
