package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.AcceptedAlgorithms;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Indication;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.SubIndication;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.VerificationPolicy;

/**
 * Algorithms that are retired while a copy lives (EN 319 102-1, 5.2.8 and 5.6), told by setting the clock. The signers have
 * RSA keys, everybody else P-256, the archive's timestamp authority and its CA P-384 with SHA-384.
 */
class DatedAlgorithmsTest {
    private static final Instant SIGNED = Bench.CLOCK.instant();
    private static final Duration YEAR = Duration.ofDays(365);
    private static final TestPki PKI = TestPki.builder(KeyKind.RSA2048, Bench.CLOCK)
            .authorityKeys(KeyKind.P256)
            .build();
    private static final byte[] COPY = Bench.certified(PKI, PadesLevel.BASELINE_T, 1);
    private static final byte[] UNSTAMPED = Bench.certified(PKI, PadesLevel.BASELINE_B, 1);
    /** No end in the times these tests travel through. */
    private static final AcceptedAlgorithms TABLE =
            AcceptedAlgorithms.V2026.with("rsa.2048", "always").with("scheme.RSA_PKCS1", "always");

    private static AcceptedAlgorithms rsaUntil(Instant end) {
        return TABLE.with("rsa.2048", day(end));
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static ValidationReport judge(byte[] copy, AcceptedAlgorithms table, Instant at) {
        return judge(copy, table, at, PKI);
    }

    /** At a time, with CRLs of that time. */
    private static ValidationReport judge(byte[] copy, AcceptedAlgorithms table, Instant at, TestPki... trusted) {
        List<X509CRL> crls = new ArrayList<>();
        List<java.security.cert.X509Certificate> anchors = new ArrayList<>();
        for (TestPki pki : trusted) {
            crls.addAll(pki.crls(at.minusSeconds(60), List.of()));
            anchors.addAll(pki.anchors().certificates());
        }
        return Bench.verify(
                CopyVerifier.builder()
                        .trust(TrustAnchors.of(anchors))
                        .material(new ValidationMaterial(List.of(), crls))
                        .policy(VerificationPolicy.V2026.withAlgorithms("TEST", table))
                        .at(at)
                        .build(),
                copy);
    }

    private static void assertValid(ValidationReport report) {
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
    }

    /** What only lost its proof is not invalid. */
    private static void assertRetired(ValidationReport report) {
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.CRYPTO_RETIRED_WITHOUT_PROOF);
        assertSubIndication(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }

    /** A copy signed with what was weak already is no baseline signature, and so no copy. */
    private static void assertWeak(ValidationReport report, FindingCode code) {
        Bench.assertRejected(report, Verdict.INVALID, code);
        assertSubIndication(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
    }

    private static void assertSubIndication(ValidationReport report, SubIndication why) {
        assertThat(report.signatures())
                .allSatisfy(signature -> assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE))
                .extracting(SignatureVerdict::subIndication)
                .containsOnly(java.util.Optional.of(why));
    }

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void dated(Vector vector) {
        vector.assertMet("dated-algorithms");
    }

    static Stream<Vector> vectors() {
        Instant end = SIGNED.plus(YEAR);
        return Stream.of(
                Situation.reported("neverAccepted", () -> judge(COPY, TABLE.with("scheme.RSA_PSS", "never"), SIGNED)),
                Situation.reported("retiredBeforeSigning", () -> judge(COPY, rsaUntil(SIGNED), SIGNED)),
                Situation.reported("retiredAndNeverStamped", () -> judge(UNSTAMPED, rsaUntil(end), end)),
                Situation.reported(
                        "retiredDigest", () -> judge(UNSTAMPED, TABLE.with("digest.SHA-256", day(end)), end)));
    }

    @Test
    void retiredBeforeTheCertificateExistedRejected() {
        ValidationReport report = judge(COPY, rsaUntil(SIGNED.minus(YEAR)), SIGNED);
        assertWeak(report, FindingCode.CRYPTO_KEY_TOO_SHORT);
    }

    /** The certificate is a day older than its signature: made in between, for all that is known. */
    @Test
    void retiredBeforeSigningRejected() {
        ValidationReport report = judge(COPY, rsaUntil(SIGNED), SIGNED);
        assertRetired(report);
    }

    @Test
    void neverAcceptedRejected() {
        ValidationReport report = judge(COPY, TABLE.with("scheme.RSA_PSS", "never"), SIGNED);
        assertWeak(report, FindingCode.CRYPTO_ALGORITHM_WEAK);
    }

    @Test
    void retiredAfterTheTimestampAccepted() {
        AcceptedAlgorithms table = rsaUntil(SIGNED.plus(YEAR));
        assertValid(judge(COPY, table, SIGNED));
        assertValid(judge(COPY, table, SIGNED.plus(YEAR.multipliedBy(2))));
    }

    @Test
    void retiredAfterSigningWithoutTimestampRejected() {
        AcceptedAlgorithms table = rsaUntil(SIGNED.plus(YEAR));
        ValidationReport before = judge(UNSTAMPED, table, SIGNED.plus(YEAR.minusDays(2)));
        assertValid(before);
        assertThat(before.copy().orElseThrow().renewBeforeOrNull()).isEqualTo(day(SIGNED.plus(YEAR)));
        assertRetired(judge(UNSTAMPED, table, SIGNED.plus(YEAR)));
    }

    /** The copy with signature timestamps of an authority that has another kind of key than the signers' issuers. */
    private static byte[] stampedBy(TestPki authority) {
        Forge forge = Forge.of(COPY);
        forge.first().sealer = Sealer.of(PKI.certifier(), TestTsa.inProcess(authority));
        forge.second().sealer = Sealer.of(PKI.agency(), TestTsa.inProcess(authority));
        return forge.write();
    }

    private static TestPki archive(Instant now) {
        return TestPki.builder(KeyKind.P384, InstantSource.fixed(now))
                .authorityKeys(KeyKind.P384)
                .build();
    }

    @Test
    void timestampWithARetiredAlgorithmProvesNothing() {
        TestPki other = archive(SIGNED);
        byte[] copy = stampedBy(other);
        AcceptedAlgorithms table = rsaUntil(SIGNED.plus(YEAR)).with("curve.1.3.132.0.34", day(SIGNED.plus(YEAR)));
        assertValid(judge(copy, table, SIGNED.plus(YEAR.minusDays(2)), PKI, other));
        ValidationReport late = judge(copy, table, SIGNED.plus(YEAR), PKI, other);
        assertRetired(late);
        assertThat(late.timestamps()).extracting(TimestampVerdict::indication).containsOnly(Indication.INDETERMINATE);
        assertThat(late.findings()).extracting(Finding::code).contains(FindingCode.TST_NOT_PASSED);
    }

    /** A token says itself when it was made: after the end it was never good. */
    @Test
    void timestampMadeAfterTheEndRejected() {
        TestPki other = archive(SIGNED);
        ValidationReport report =
                judge(stampedBy(other), TABLE.with("curve.1.3.132.0.34", day(SIGNED)), SIGNED, PKI, other);
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.timestamps())
                .extracting(TimestampVerdict::subIndication)
                .containsOnly(java.util.Optional.of(SubIndication.CRYPTO_CONSTRAINTS_FAILURE));
    }

    /** The copy with its CRLs in a security store, under a document timestamp of {@code authority}. */
    private static byte[] archived(TestPki authority) {
        Part store = Forge.update(COPY);
        int catalog = Bench.number("/Type/Catalog");
        List<X509CRL> crls = PKI.crls(authority.clock().instant().minusSeconds(60), List.of());
        store.put(80, stream(crls.get(0))).put(81, stream(crls.get(1)));
        String body = Forge.body(COPY, catalog);
        store.put(catalog, body.substring(0, body.lastIndexOf(">>")) + "/DSS<</CRLs[80 0 R 81 0 R]>>>>");
        byte[] stored = store.behind(COPY);
        Part stamp = AfterTheSealTest.timestamped(stored, "archive", "0 0 0 0");
        stamp.sealer = covered -> TestTsa.inProcess(authority)
                .timestamp(
                        DigestAlgorithm.SHA384,
                        DigestAlgorithm.SHA384.newDigest().digest(covered))
                .encoded();
        return stamp.behind(stored);
    }

    private static String stream(X509CRL crl) {
        try {
            byte[] der = crl.getEncoded();
            return "<</Length " + der.length + ">>\nstream\n" + new String(der, StandardCharsets.ISO_8859_1)
                    + "\nendstream";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything but the archive's own algorithms ends a year after signing. */
    private static AcceptedAlgorithms archiveOnly() {
        String end = day(SIGNED.plus(YEAR));
        return rsaUntil(SIGNED.plus(YEAR)).with("digest.SHA-256", end).with("curve.1.2.840.10045.3.1.7", end);
    }

    @Test
    void retiredLaterButUnderAnArchiveTimestampAccepted() {
        TestPki authority = archive(SIGNED.plus(YEAR.minusDays(30)));
        byte[] copy = archived(authority);
        assertValid(judge(copy, archiveOnly(), SIGNED.plus(YEAR.minusDays(30)), PKI, authority));
        assertValid(judge(copy, archiveOnly(), SIGNED.plus(YEAR.multipliedBy(2)), PKI, authority));
    }

    @Test
    void archiveTimestampAfterTheEndRejected() {
        TestPki authority = archive(SIGNED.plus(YEAR.plusDays(1)));
        ValidationReport report =
                judge(archived(authority), archiveOnly(), SIGNED.plus(YEAR.multipliedBy(2)), PKI, authority);
        assertRetired(report);
    }

    /** The issuers' algorithm is retired: a timestamp over the signature's value does not cover their certificates. */
    @Test
    void retiredAlgorithmOfAnIssuerNeedsAnArchiveTimestamp() {
        TestPki other = archive(SIGNED);
        AcceptedAlgorithms table = TABLE.with("curve.1.2.840.10045.3.1.7", day(SIGNED.plus(YEAR)));
        byte[] copy = stampedBy(other);
        assertValid(judge(copy, table, SIGNED.plus(YEAR.minusDays(2)), PKI, other));
        assertRetired(judge(copy, table, SIGNED.plus(YEAR), PKI, other));
    }

    /** Today's table, today's copies: nothing is retired. */
    @Test
    void tableOf2026AcceptsTodaysKeys() {
        assertValid(judge(COPY, AcceptedAlgorithms.V2026, SIGNED));
        assertValid(judge(UNSTAMPED, AcceptedAlgorithms.V2026, SIGNED));
    }
}
