package vn.bansao.benchmarks;

import static vn.bansao.pades.PadesLevel.BASELINE_B;
import static vn.bansao.pades.PadesLevel.BASELINE_LT;
import static vn.bansao.pades.PadesLevel.BASELINE_LTA;
import static vn.bansao.pades.PadesLevel.BASELINE_T;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.CRLReason;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

/** What can happen to a copy while time passes. Each story is told from its beginning whenever it is asked for. */
final class TravelScenes {
    private static final Instant SIGNED = Instant.parse("2026-11-22T02:05:07Z");
    /** Half a year before RSA with 2,048 bits and RSASSA-PKCS1-v1_5 end, by the tables of both judges. */
    private static final Instant BEFORE_THE_END = Instant.parse("2028-06-01T00:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double AFTER_SIGNER = 3.5; // years: his certificate lasts 3
    private static final double AFTER_TSA = 5.5; // hers lasts 5
    private static final double BEFORE_TSA = 4.8;

    private final Map<String, Supplier<Scene>> stories = new LinkedHashMap<>();

    /**
     * The end of a story: a copy to be judged today.
     *
     * @param lists what lies beside it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scene(TravelWorld world, byte[] copy, List<X509CRL> lists) {}

    private TravelScenes() {
        for (PadesLevel level : PadesLevel.values()) {
            String name = level.name().replace("BASELINE_", "");
            signers(level, name);
            authorities(level, name);
            stories.put("algorithm of the signer retired, " + name, () -> retired(level));
        }
        proofs();
        offline();
        algorithms();
        renewals();
    }

    /** All stories by name. */
    static Map<String, Supplier<Scene>> all() {
        return new TravelScenes().stories;
    }

    private void signers(PadesLevel level, String name) {
        stories.put("signer expired, " + name, () -> later(level, AFTER_SIGNER));
        stories.put("signer revoked after signing, " + name, () -> {
            TravelWorld world = begun();
            byte[] copy = world.certify(level, 1);
            Revocation revoked = Revocation.of(agency(world), world.pass(DAY).now());
            return today(world.pass(DAY), copy, revoked);
        });
        stories.put("signer revoked before signing, told later, " + name, () -> {
            TravelWorld world = begun();
            Revocation revoked = Revocation.of(agency(world), world.now().minus(HOUR));
            byte[] copy = world.certify(level, 1);
            return today(world.pass(DAY), copy, revoked);
        });
    }

    private void authorities(PadesLevel level, String name) {
        if (level == BASELINE_B) {
            return;
        }
        stories.put("TSA expired, " + name, () -> later(level, AFTER_TSA));
        stories.put("TSA revoked, key compromised, " + name, () -> revokedTsa(level, CRLReason.keyCompromise, false));
        stories.put("TSA revoked, superseded, " + name, () -> revokedTsa(level, CRLReason.superseded, false));
        stories.put(
                "TSA's key compromised after the signer was revoked, " + name,
                () -> revokedTsa(level, CRLReason.keyCompromise, true));
        stories.put("issuing CA revoked after signing, " + name, () -> {
            TravelWorld world = begun();
            byte[] copy = world.certify(level, 1);
            Revocation revoked = Revocation.of(
                    world.pki().issuing().certificate(), world.pass(DAY).now());
            return today(world.pass(DAY), copy, revoked);
        });
    }

    /** Proofs that come later than the signature. */
    private void proofs() {
        stories.put("signer expired, T, with a list of the day after signing", () -> {
            TravelWorld world = begun();
            byte[] copy = world.certify(BASELINE_T, 1);
            List<X509CRL> lists = new ArrayList<>(world.pass(DAY).lists());
            lists.addAll(world.passYears(AFTER_SIGNER).lists());
            return new Scene(world, copy, lists);
        });
        stories.put("signed without a timestamp, archived, then the signer revoked", () -> {
            TravelWorld world = begun();
            byte[] copy = archived(world.pass(Duration.ZERO), world.certify(BASELINE_B, 1));
            Revocation revoked = Revocation.of(agency(world), world.pass(DAY).now());
            return today(world.pass(DAY), copy, revoked);
        });
        stories.put("signed without a timestamp, the signer revoked, then archived", () -> {
            TravelWorld world = begun();
            byte[] copy = world.certify(BASELINE_B, 1);
            Revocation revoked = Revocation.of(agency(world), world.pass(DAY).now());
            return today(world, archived(world.pass(DAY), copy), revoked);
        });
        stories.put("archived by another TSA, then the first one's key compromised", () -> {
            TravelWorld world = begun();
            byte[] copy = archived(world, world.certify(BASELINE_LT, 1));
            Revocation revoked = Revocation.of(
                    world.pki().tsa().certificate(), world.pass(DAY).now(), CRLReason.keyCompromise);
            return today(world.pass(DAY), copy, revoked);
        });
    }

    /** The judge has nothing but the file, in which the last lists are good for a week. */
    private void offline() {
        for (PadesLevel level : List.of(BASELINE_LT, BASELINE_LTA)) {
            String name = level.name().replace("BASELINE_", "");
            stories.put("off line after six days, " + name, () -> offline(level, Duration.ofDays(6)));
            stories.put("off line after a month, " + name, () -> offline(level, Duration.ofDays(30)));
            stories.put("off line after the signer expired, " + name, () -> offline(level, Duration.ofDays(1300)));
        }
    }

    private void algorithms() {
        stories.put("algorithm of the signer retired, archived in time", () -> {
            TravelWorld world = new TravelWorld(BEFORE_THE_END, KeyKind.RSA2048);
            byte[] copy = archived(world.pass(DAY), world.certify(BASELINE_B, 1));
            return today(world.passYears(0.8), copy);
        });
        stories.put("algorithm of the signer retired, archived too late", () -> {
            TravelWorld world = new TravelWorld(BEFORE_THE_END, KeyKind.RSA2048);
            byte[] copy = world.certify(BASELINE_B, 1);
            return today(world, archived(world.passYears(0.8), copy));
        });
        stories.put("algorithms of signer and TSA retired, T", () -> retiredTsa(false));
        stories.put("algorithms of signer and TSA retired, T, archived in time", () -> retiredTsa(true));
    }

    private void renewals() {
        stories.put("renewed before the TSA expired", () -> renewed(BEFORE_TSA));
        stories.put("renewed after the TSA expired", () -> renewed(AFTER_TSA));
        stories.put("three renewals, off line on the day of the last", () -> {
            TravelWorld world = begun();
            return new Scene(world, threeTimes(world), List.of());
        });
        stories.put("three renewals, after 19 years", () -> {
            TravelWorld world = begun();
            byte[] copy = threeTimes(world);
            return today(world.passYears(BEFORE_TSA), copy);
        });
        stories.put("three renewals, after 20 years and the last TSA", () -> {
            TravelWorld world = begun();
            byte[] copy = threeTimes(world);
            return today(world.passYears(AFTER_TSA), copy);
        });
    }

    private static TravelWorld begun() {
        return new TravelWorld(SIGNED, KeyKind.P256);
    }

    private static X509Certificate agency(TravelWorld world) {
        return world.pki().agency().certificate();
    }

    private static Scene today(TravelWorld world, byte[] copy, Revocation... revoked) {
        return new Scene(world, copy, world.pass(Duration.ofMinutes(1)).lists(revoked));
    }

    private static Scene later(PadesLevel level, double years) {
        TravelWorld world = begun();
        byte[] copy = world.certify(level, 1);
        return today(world.passYears(years), copy);
    }

    private static Scene offline(PadesLevel level, Duration time) {
        TravelWorld world = begun();
        byte[] copy = world.certify(level, 1);
        return new Scene(world.pass(time), copy, List.of());
    }

    private static Scene revokedTsa(PadesLevel level, int reason, boolean signerToo) {
        TravelWorld world = begun();
        byte[] copy = world.certify(level, 1);
        Revocation signer = Revocation.of(agency(world), world.pass(DAY).now());
        Revocation tsa =
                Revocation.of(world.pki().tsa().certificate(), world.pass(DAY).now(), reason);
        world.pass(DAY);
        return signerToo ? today(world, copy, tsa, signer) : today(world, copy, tsa);
    }

    /** A document timestamp of another TSA of the same CA. */
    private static byte[] archived(TravelWorld world, byte[] copy) {
        return world.renew(copy, world.pki(), world.pki().tsaWith(KeyKind.P256));
    }

    /** Signed with RSA-2048 by a CA and a TSA that have P-256. */
    private static Scene retired(PadesLevel level) {
        TravelWorld world = new TravelWorld(BEFORE_THE_END, KeyKind.RSA2048);
        byte[] copy = world.certify(level, 1);
        return today(world.passYears(0.8), copy);
    }

    private static Scene retiredTsa(boolean archived) {
        TravelWorld world = new TravelWorld(BEFORE_THE_END, KeyKind.RSA2048);
        TestIdentity tsa = world.pki().tsaWith(KeyKind.RSA2048);
        byte[] copy = world.certify(BASELINE_T, 1, TestTsa.inProcess(world.pki(), tsa));
        if (archived) {
            copy = archived(world.pass(DAY), copy);
        }
        return today(world.passYears(0.8), copy);
    }

    private static Scene renewed(double years) {
        TravelWorld world = begun();
        byte[] copy = world.certify(BASELINE_LTA, 1);
        world.passYears(years);
        TestPki later = world.found(KeyKind.P256);
        copy = world.renew(copy, later, later.tsa());
        return today(world.passYears(BEFORE_TSA), copy);
    }

    /** Two signatures; a new TSA of a new PKI each time, shortly before the one before it expires: 14.4 years. */
    private static byte[] threeTimes(TravelWorld world) {
        byte[] copy = world.certify(BASELINE_LTA, 2);
        for (int time = 0; time < 3; time++) {
            TestPki later = world.passYears(BEFORE_TSA).found(KeyKind.P256);
            copy = world.renew(copy, later, later.tsa());
        }
        world.pass(Duration.ofMinutes(1));
        return copy;
    }
}
