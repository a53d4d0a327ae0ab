package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.pades.PreflightReport.Check;
import vn.bansao.pades.PreflightReport.Outcome;
import vn.bansao.pades.PreflightReport.Topic;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;

/** What a preflight finds missing, before the first copy and without a key. */
class PreflightTest {
    private static final OnlineAccess LOCAL = OnlineAccess.PUBLIC
            .allowing(Set.of("127.0.0.1"))
            .within(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(10));

    private final TestOcspResponder responder = TestOcspResponder.start();
    private final TestCrlServer lists = TestCrlServer.start();
    private final TestPki pki = TestPki.builder(KeyKind.P256, Samples.CLOCK)
            .ocsp(responder.address())
            .published(lists.address())
            .build();
    private final CountingKey certifierKey = CountingKey.of(pki.certifierKey());
    private final CountingKey agencyKey = CountingKey.of(pki.agencyKey());

    PreflightTest() {
        responder.answerFor(pki);
        lists.publish(pki);
    }

    @AfterEach
    void close() {
        responder.close();
        lists.close();
        assertThat(certifierKey.uses()).as("no preflight signs").hasValue(0);
        assertThat(agencyKey.uses()).hasValue(0);
    }

    private CopyCertifier.Builder builder() {
        return builder(PadesLevel.BASELINE_LTA);
    }

    private CopyCertifier.Builder builder(PadesLevel level) {
        return CopyCertifier.builder()
                .certifier(certifierKey)
                .agency(agencyKey)
                .timestamps(TestTsa.inProcess(pki))
                .revocation(RevocationSource.online(LOCAL), pki.anchors())
                .level(level)
                .clock(pki.clock());
    }

    private static void assertMissing(CopyCertifier.Builder builder, Topic topic, String setting, String code) {
        PreflightReport report = builder.preflight();
        assertThat(report.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(report.with(Outcome.MISSING)).as(report.toString()).anySatisfy(check -> {
            assertThat(check.code()).isEqualTo(code);
            assertThat(check.topic()).isEqualTo(topic);
            assertThat(check.setting()).isEqualTo(setting);
        });
        assertTold(report);
    }

    private static void assertTold(PreflightReport report) {
        for (Check check : report.checks()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("vi"))) {
                assertThat(check.sentence(locale)).isNotBlank().doesNotContain("{");
                assertThat(check.hint(locale).isPresent()).isEqualTo(check.outcome() != Outcome.OK);
            }
        }
    }

    private static List<String> codes(PreflightReport report, Outcome outcome) {
        return report.with(outcome).stream().map(Check::code).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_LT", "BASELINE_LTA"})
    void everythingInOrder(PadesLevel level) {
        PreflightReport report = builder(level).preflight();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.OK);
        assertThat(report.level()).isEqualTo(level);
        assertThat(report.checkedAt()).isEqualTo(Samples.CLOCK.instant());
        assertThat(report.checks())
                .extracting(Check::topic)
                .contains(Topic.values()[0], Topic.ALGORITHM)
                .contains(Topic.ORGANISATION, Topic.TRUST, Topic.TIMESTAMP, Topic.CLOCK, Topic.REVOCATION, Topic.TEXT);
        assertThat(codes(report, Outcome.OK).stream().filter("PREFLIGHT_CHAIN_TRUSTED"::equals))
                .as("certifier, agency, timestamp authority")
                .hasSize(3);
        assertTold(report);
        report.requirePassed();
    }

    /** Levels without revocation data work, but nobody would notice a revoked certificate. */
    @ParameterizedTest
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_B", "BASELINE_T"})
    void lowerLevelsPassWithAWarning(PadesLevel level) {
        PreflightReport report = Samples.certifier(pki, level).preflight();
        assertThat(codes(report, Outcome.MISSING)).isEmpty();
        assertThat(codes(report, Outcome.WARNING))
                .contains("PREFLIGHT_STATUS_NOT_ASKED", "PREFLIGHT_ANCHOR_NOT_DECLARED");
        assertThat(responder.requests() + lists.requests()).isZero();
        assertTold(report);
        report.requirePassed();
    }

    @Test
    void officialCopiesNeedTheSealAlone() {
        PreflightReport report =
                CopyCertifier.builder().agency(agencyKey).clock(pki.clock()).preflight();
        assertThat(codes(report, Outcome.MISSING)).isEmpty();
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        PreflightReport report = CopyCertifier.builder()
                .level(PadesLevel.BASELINE_LTA)
                .clock(pki.clock())
                .preflight();
        assertThat(codes(report, Outcome.MISSING))
                .containsExactly("AGENCY_KEY_MISSING", "TIMESTAMP_AUTHORITY_MISSING", "REVOCATION_SOURCE_NOT_SET");
        assertThat(report.with(Outcome.MISSING))
                .extracting(Check::setting)
                .containsExactly("agency", "timestamps", "revocation");
        assertTold(report);
        assertThatThrownBy(report::requirePassed)
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).isEqualTo("AGENCY_KEY_MISSING"));
    }

    /** What a preflight has asked, the first copies use again. */
    @Test
    void answersAreSharedWithTheCopies() throws Exception {
        CopyCertifier.Builder builder = Samples.certifier(pki, PadesLevel.BASELINE_LT)
                .revocation(RevocationSource.online(LOCAL), pki.anchors());
        assertThat(builder.preflight().outcome()).isEqualTo(Outcome.OK);
        int asked = responder.requests() + lists.requests();
        assertThat(asked).as("three certificates and one list").isEqualTo(4);

        builder.build().certify(Samples.scan(1), Samples.record(1)).toBytes();
        assertThat(responder.requests() + lists.requests()).isEqualTo(asked);
    }

    // ---- Certificates, algorithms, organisations

    @Test
    void certificatesOutOfTheirTime() {
        assertMissing(
                builder().certifier(pki.expiredCertifier().signingKey("x")),
                Topic.CERTIFICATE,
                "certifier",
                "KEY_CERTIFICATE_EXPIRED");
        assertMissing(
                builder().agency(pki.futureCertifier().signingKey("x")),
                Topic.CERTIFICATE,
                "agency",
                "KEY_CERTIFICATE_NOT_YET_VALID");
    }

    @Test
    void certificateThatEndsSoonIsAWarning() {
        Instant end = pki.certifier().certificate().getNotAfter().toInstant();
        PreflightReport report = Samples.certifier(pki, PadesLevel.BASELINE_B)
                .clock(InstantSource.fixed(end.minus(Duration.ofDays(10))))
                .preflight();
        assertThat(codes(report, Outcome.MISSING)).isEmpty();
        assertThat(report.with(Outcome.WARNING)).anySatisfy(check -> {
            assertThat(check.code()).isEqualTo("PREFLIGHT_CERTIFICATE_ENDS_SOON");
            assertThat(check.fact().values()).containsEntry("days", "10");
        });
        assertTold(report);
    }

    @Test
    void certificateForAnotherUse() {
        assertMissing(
                builder().certifier(pki.encryptingCertifier().signingKey("x")),
                Topic.CERTIFICATE,
                "certifier",
                "KEY_USAGE_UNFIT");
        PreflightReport report = builder(PadesLevel.BASELINE_B)
                .agency(pki.ocsp().signingKey("digitalSignature alone"))
                .preflight();
        assertThat(codes(report, Outcome.WARNING)).contains("PREFLIGHT_NON_REPUDIATION_ABSENT");
    }

    @Test
    void algorithmThatThePolicyForbids() {
        TestIdentity rsa = pki.certifierWith(KeyKind.RSA2048);
        SigningKey old =
                SigningKeys.of("old", rsa.privateKey(), rsa.chain(), SignatureAlgorithm.RSA_PKCS1_SHA256, null);
        assertMissing(builder().certifier(old), Topic.ALGORITHM, "certifier", "CRYPTO_ALGORITHM_NOT_PERMITTED");
        assertThat(builder()
                        .certifier(old)
                        .policy(CryptoPolicy.TT15_2025_RSA_PKCS1_COMPATIBILITY)
                        .preflight()
                        .outcome())
                .isEqualTo(Outcome.OK);
    }

    @Test
    void signersOfTwoOrganisations() {
        assertMissing(
                builder().certifier(pki.otherCertifier().signingKey("x")),
                Topic.ORGANISATION,
                "certifier",
                "PREFLIGHT_ORGANISATION_DIFFERS");
    }

    @Test
    void oneKeyForBothRoles() {
        assertMissing(builder().certifier(agencyKey), Topic.ORGANISATION, "agency", "PREFLIGHT_SIGNERS_NOT_TWO");
    }

    // ---- Trust

    @Test
    void chainsThatReachNoAnchor() {
        TestPki stranger = pki.stranger();
        assertMissing(builder().agency(stranger.agencyKey()), Topic.TRUST, "agency", "PREFLIGHT_CHAIN_UNTRUSTED");
        assertMissing(
                builder().revocation(RevocationSource.online(LOCAL), stranger.anchors()),
                Topic.TRUST,
                "timestamps",
                "PREFLIGHT_CHAIN_UNTRUSTED");
        assertMissing(
                builder(PadesLevel.BASELINE_B)
                        .certifier(pki.certifierOfNoAuthority().signingKey("x")),
                Topic.TRUST,
                "certifier",
                "PREFLIGHT_CHAIN_UNFIT");
    }

    /** A key with nothing but its certificate: off line its issuer is missing, on line it is fetched. */
    @Test
    void issuerThatIsMissingIsFetched() {
        TestIdentity whole = pki.certifier();
        SigningKey alone =
                new TestIdentity(whole.kind(), whole.privateKey(), List.of(whole.certificate())).signingKey("alone");
        TestIdentity seal = pki.agency();
        SigningKey sealAlone =
                new TestIdentity(seal.kind(), seal.privateKey(), List.of(seal.certificate())).signingKey("alone");
        CopyCertifier.Builder shortened =
                builder().certifier(alone).agency(sealAlone).timestamps(TestTsa.inProcess(pki));
        PreflightReport report = shortened.preflight();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.OK);

        RevocationSource given = RevocationSource.of(new ValidationMaterial(List.of(), pki.crls()));
        assertMissing(
                shortened.revocation(given, pki.anchors()),
                Topic.REVOCATION,
                "revocation",
                "REVOCATION_ISSUER_MISSING");
    }

    @Test
    void givenListsSufficeOffLine() {
        RevocationSource given = RevocationSource.of(new ValidationMaterial(List.of(), pki.crls()));
        PreflightReport report = builder().revocation(given, pki.anchors()).preflight();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.OK);
        assertMissing(
                builder().revocation(RevocationSource.of(ValidationMaterial.NONE), pki.anchors()),
                Topic.REVOCATION,
                "revocation",
                "REVOCATION_SOURCE_MISSING");
    }

    // ---- Timestamps and the clock

    @ParameterizedTest
    @CsvSource({
        "WRONG_IMPRINT, PREFLIGHT_TIMESTAMP_WRONG",
        "EXPIRED_TSA, PREFLIGHT_TIMESTAMP_WRONG",
        "MISSING_EKU, PREFLIGHT_TIMESTAMP_WRONG",
        "UNCRITICAL_EKU, PREFLIGHT_TIMESTAMP_WRONG",
        "MORE_EKUS, PREFLIGHT_TIMESTAMP_WRONG",
        "NO_CERTIFICATE, PREFLIGHT_TIMESTAMP_WRONG",
        "BAD_SIGNATURE, PREFLIGHT_TIMESTAMP_WRONG",
        "WRONG_ESS, PREFLIGHT_TIMESTAMP_WRONG"
    })
    void tokensThatAreNotSane(TsaFault fault, String code) {
        assertMissing(builder().timestamps(TestTsa.inProcess(pki, fault)), Topic.TIMESTAMP, "timestamps", code);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, TSA_REJECTED",
        "HTTP_503, TSA_HTTP_STATUS",
        "GARBAGE, TSA_RESPONSE_MALFORMED",
        "BAD_SIGNATURE, TSA_RESPONSE_WRONG"
    })
    void authorityThatDoesNotAnswerWell(TsaFault fault, String code) {
        try (TestTsa tsa = TestTsa.start(pki)) {
            tsa.always(fault);
            assertMissing(builder().timestamps(asked(tsa, pki.clock().instant())), Topic.TIMESTAMP, "timestamps", code);
        }
    }

    @Test
    void untrustedAuthorityHasNoChain() {
        assertMissing(
                builder().timestamps(TestTsa.inProcess(pki, TsaFault.UNTRUSTED_TSA)),
                Topic.TRUST,
                "timestamps",
                "PREFLIGHT_CHAIN_UNTRUSTED");
    }

    @Test
    void revokedAuthorityIsFoundBeforeTheFirstCopy() {
        responder.revoke(
                Revocation.of(pki.tsa().certificate(), pki.clock().instant().minusSeconds(60)));
        assertMissing(builder(), Topic.REVOCATION, "revocation", "REVOCATION_CERTIFICATE_REVOKED");
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    void clockThatIsOff(int seconds) {
        Instant now = pki.clock().instant();
        assertMissing(
                builder(PadesLevel.BASELINE_T).clock(InstantSource.fixed(now.plusSeconds(seconds))),
                Topic.CLOCK,
                "clock",
                "PREFLIGHT_CLOCK_OFF");
        assertThat(builder(PadesLevel.BASELINE_T)
                        .clock(InstantSource.fixed(now.plusSeconds(seconds / 4)))
                        .preflight()
                        .with(Outcome.MISSING))
                .isEmpty();
    }

    /** An authority of the network compares clocks itself; its error is the clock's. */
    @Test
    void clockThatTheAuthorityRefuses() {
        try (TestTsa tsa = TestTsa.start(pki)) {
            assertMissing(
                    builder(PadesLevel.BASELINE_T)
                            .timestamps(asked(tsa, pki.clock().instant().plus(Duration.ofHours(1)))),
                    Topic.CLOCK,
                    "clock",
                    "TSA_TIME_OFF");
        }
    }

    private static TimestampAuthority asked(TestTsa tsa, Instant now) {
        return TimestampAuthority.httpBuilder()
                .address(tsa.address())
                .attempts(1, Duration.ofMillis(1))
                .clock(InstantSource.fixed(now), Duration.ofMinutes(1))
                .build();
    }

    // ---- Status

    @ParameterizedTest
    @CsvSource({
        "REVOKED, REVOCATION_CERTIFICATE_REVOKED",
        "UNKNOWN, REVOCATION_CERTIFICATE_UNKNOWN",
        "UNAUTHORISED_SIGNER, REVOCATION_ANSWER_WRONG",
        "STRANGER, REVOCATION_ANSWER_WRONG",
        "STALE, REVOCATION_ANSWER_NOT_CURRENT",
        "TRY_LATER, REVOCATION_REJECTED",
        "HTTP_503, REVOCATION_HTTP_STATUS",
        "GARBAGE, REVOCATION_ANSWER_MALFORMED"
    })
    void responderThatDoesNotTell(OcspFault fault, String code) {
        responder.always(fault);
        lists.always(CrlFault.HTTP_404);
        assertMissing(builder(), Topic.REVOCATION, "revocation", code);
    }

    @Test
    void silentResponderIsAWarningWhereListsTell() {
        responder.always(OcspFault.HTTP_503);
        PreflightReport report = builder().preflight();
        assertThat(codes(report, Outcome.MISSING)).isEmpty();
        assertThat(codes(report, Outcome.WARNING))
                .containsExactly(
                        "PREFLIGHT_RESPONDER_SILENT", "PREFLIGHT_RESPONDER_SILENT", "PREFLIGHT_RESPONDER_SILENT");
        assertTold(report);
    }

    @ParameterizedTest
    @CsvSource({
        "STALE, REVOCATION_ANSWER_NOT_CURRENT",
        "STRANGER, REVOCATION_ANSWER_WRONG",
        "HTTP_404, REVOCATION_HTTP_STATUS",
        "SLOW, REVOCATION_UNREACHABLE",
        "HUGE, REVOCATION_CRL_TOO_LARGE"
    })
    void listThatDoesNotTellOfTheIssuer(CrlFault fault, String code) {
        lists.always(fault);
        PreflightReport report = builder().preflight();
        assertThat(codes(report, Outcome.MISSING)).containsOnly(code);
        assertThat(report.with(Outcome.MISSING))
                .extracting(check -> check.fact().values().toString())
                .allSatisfy(values -> assertThat(values).contains("root.crl"));
        assertTold(report);
    }

    // ---- Text, and the rest

    @Test
    void lettersThatTheFontLacks() {
        assertMissingLetter(builder().preflight("Nguyễn 阮"), "preflight");
        StatementTemplate foreign = new StatementTemplate(
                "X",
                "1",
                List.of(new StatementTemplate.Line("章 {number}", 12, StatementTemplate.Alignment.LEFT, 0)),
                List.of(),
                List.of(),
                new StatementTemplate.AppendedPage());
        assertMissingLetter(builder().statementTemplate(foreign).preflight(), "statementTemplate");
    }

    private static void assertMissingLetter(PreflightReport report, String setting) {
        assertThat(report.with(Outcome.MISSING)).singleElement().satisfies(check -> {
            assertThat(check.code()).isEqualTo("FONT_GLYPH_MISSING");
            assertThat(check.setting()).isEqualTo(setting);
        });
    }

    @Test
    void pictureThatIsNone() {
        assertMissing(
                builder().appearance(CopyAppearance.DEFAULT.withPictures(new byte[] {1, 2, 3}, null)),
                Topic.TEXT,
                "appearance",
                "PICTURE_UNFIT");
    }

    @Test
    void partsThatBreakOffAreReported() {
        TimestampAuthority broken = (algorithm, imprint) -> {
            throw new IllegalStateException("not plugged in");
        };
        PreflightReport report = builder().timestamps(broken).preflight();
        assertThat(report.with(Outcome.MISSING)).singleElement().satisfies(check -> {
            assertThat(check.code()).isEqualTo("PREFLIGHT_CHECK_FAILED");
            assertThat(check.sentence(Locale.ENGLISH)).contains("not plugged in");
        });
    }

    @Test
    void anchorMayBeTheIssuingAuthority() {
        List<X509Certificate> issuing = new ArrayList<>(List.of(pki.issuing().certificate()));
        PreflightReport report = builder()
                .revocation(RevocationSource.online(LOCAL), TrustAnchors.of(issuing))
                .preflight();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.OK);
        assertThat(lists.requests()).as("nobody asks about an anchor").isZero();
    }
}
