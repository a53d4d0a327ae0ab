package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.SubIndication;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Signers and authorities that were not, or no longer, to be trusted. */
class TrustTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant SIGNED = Bench.CLOCK.instant();

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void untrusted(Vector vector) {
        vector.assertMet("trust");
    }

    static Stream<Vector> vectors() {
        return Stream.of(timestamps(), signers(), revocations()).flatMap(vectors -> vectors);
    }

    private static Stream<Vector> timestamps() {
        return Stream.of(
                        TsaFault.UNTRUSTED_TSA,
                        TsaFault.EXPIRED_TSA,
                        TsaFault.MISSING_EKU,
                        TsaFault.UNCRITICAL_EKU,
                        TsaFault.MORE_EKUS,
                        TsaFault.WRONG_IMPRINT,
                        TsaFault.WRONG_VERSION,
                        TsaFault.BAD_SIGNATURE,
                        TsaFault.WRONG_ESS,
                        TsaFault.NO_CERTIFICATE,
                        TsaFault.CLOCK_OFF)
                .map(fault -> Attack.of("timestamp_" + fault, () -> stampedWith(fault)));
    }

    private static byte[] stampedWith(TsaFault fault) {
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = Sealer.of(Bench.PKI.certifier(), TestTsa.inProcess(Bench.PKI, fault));
        forge.second().sealer = Sealer.of(Bench.PKI.agency(), TestTsa.inProcess(Bench.PKI, fault));
        return forge.write();
    }

    private static Stream<Vector> signers() {
        X500Name certifier = Issued.certifier();
        return Stream.of(
                certifier("expiredCertifier", Bench.PKI.expiredCertifier()),
                certifier("certifierOfTomorrow", Bench.PKI.futureCertifier()),
                certifier("certifierWhoMayOnlyEncrypt", Bench.PKI.encryptingCertifier()),
                certifier("certifierNamedByTheAgency", Bench.PKI.certifierOfNoAuthority()),
                Attack.of("certifierWithAShortKey", () -> certifiedBy(Issued.shortKey())),
                Attack.of("certifierOfNoOrganisation", () -> certifiedBy(Issued.named(without(certifier)))));
    }

    private static X500Name without(X500Name name) {
        return new X500Name(Stream.of(name.getRDNs())
                .filter(rdn -> !rdn.getFirst().getType().equals(BCStyle.O))
                .toArray(RDN[]::new));
    }

    private static Vector certifier(String name, TestIdentity certifier) {
        return Attack.of(name, () -> certifiedBy(certifier));
    }

    private static byte[] certifiedBy(TestIdentity certifier) {
        return SignedAnewTest.signedBy(certifier, Bench.PKI.agency());
    }

    private static byte[] certifiedBy(SigningKey certifier) {
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = Sealer.of(certifier, TestTsa.inProcess(Bench.PKI));
        return forge.write();
    }

    private static Stream<Vector> revocations() {
        Revocation certifier = certifier(SIGNED.minus(DAY));
        Revocation agency = Revocation.of(Bench.PKI.agency().certificate(), SIGNED.plus(DAY));
        Revocation authority = Revocation.of(Bench.PKI.issuing().certificate(), SIGNED.minus(DAY));
        Revocation hold = Revocation.of(Bench.PKI.certifier().certificate(), SIGNED.minus(DAY), 6);
        return Stream.of(
                Situation.of("revokedBeforeSigning", Bench.verifier(certifier), Bench::copy),
                Situation.of(
                        "revokedBeforeSigningWithoutTimestamp",
                        Bench.verifier(certifier),
                        Bench::copyWithoutTimestamps),
                Situation.of("revokedAuthority", Bench.verifier(authority), Bench::copy),
                Situation.of("suspendedCertifier", Bench.verifier(hold), Bench::copy),
                Situation.of(
                        "staleRevocationLists",
                        Bench.verifier().at(SIGNED.plus(Duration.ofDays(30))),
                        Bench::copyWithoutTimestamps),
                Situation.of("controlTimeBeforeTheSignatures", Bench.verifier().at(SIGNED.minus(DAY)), Bench::copy),
                // Without its proof of time, a signature falls with its certificate: why anyone would strip a
                // timestamp.
                Situation.of("revokedAfterSigningAndStampStripped", later(agency), StampsTest::withoutSealsStamp));
    }

    private static Revocation certifier(Instant at) {
        return Revocation.of(Bench.PKI.certifier().certificate(), at);
    }

    /** Two days later, with CRLs of that day. */
    static CopyVerifier.Builder later(Revocation revocation) {
        Instant later = SIGNED.plus(DAY).plus(DAY);
        return Bench.verifier()
                .material(
                        new ValidationMaterial(List.of(), Bench.PKI.crls(later.minusSeconds(60), List.of(revocation))))
                .at(later);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P384", "RSA2048"})
    void certifierWithAnotherKindOfKeyAccepted(KeyKind kind) {
        Bench.assertValid(certifiedBy(Bench.PKI.certifierWith(kind)));
    }

    @ParameterizedTest
    @CsvSource({"true, VALID", "false, INDETERMINATE"})
    void revokedAfterSigningCountsOnlyWithoutTimestamp(boolean timestamped, Verdict verdict) {
        byte[] copy = timestamped ? Bench.copy() : Bench.copyWithoutTimestamps();
        ValidationReport report =
                Bench.verify(later(certifier(SIGNED.plus(DAY))).build(), copy);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(verdict);
    }

    @Test
    void staleRevocationListsMeanToTryLater() {
        CopyVerifier later =
                Bench.verifier().at(SIGNED.plus(Duration.ofDays(30))).build();
        ValidationReport report = Bench.verify(later, Bench.copyWithoutTimestamps());
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.TRY_LATER);
    }
}
