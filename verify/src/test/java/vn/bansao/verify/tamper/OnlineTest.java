package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Copies without revocation data, and servers that have them, or say so. */
class OnlineTest {
    private static final TestCrlServer LISTS = TestCrlServer.start();
    private static final TestOcspResponder RESPONDER = TestOcspResponder.start();
    private static final TestPki WITH_LISTS = TestPki.builder(KeyKind.P256, Bench.CLOCK)
            .published(LISTS.address())
            .build();
    private static final TestPki WITH_BOTH = TestPki.builder(KeyKind.P256, Bench.CLOCK)
            .published(LISTS.address())
            .ocsp(RESPONDER.address())
            .build();
    private static final byte[] LISTED = Bench.certified(WITH_LISTS, PadesLevel.BASELINE_T, 1);
    private static final byte[] ANSWERED = Bench.certified(WITH_BOTH, PadesLevel.BASELINE_T, 1);
    private static final OnlineAccess LOCAL = OnlineAccess.PUBLIC
            .allowing(Set.of("127.0.0.1"))
            .within(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10));

    @BeforeEach
    void behave() {
        LISTS.publish(WITH_LISTS).behave();
        RESPONDER.answerFor(WITH_BOTH).behave();
    }

    @AfterAll
    static void close() {
        LISTS.close();
        RESPONDER.close();
    }

    private static ValidationReport verify(TestPki pki, byte[] copy, OnlineAccess access) {
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(pki.anchors())
                .clock(Bench.CLOCK)
                .online(access)
                .build();
        return Bench.verify(verifier, copy);
    }

    private static void assertVerdict(ValidationReport report, Verdict verdict) {
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(verdict);
    }

    @Test
    void offLineNobodyIsAsked() {
        int before = LISTS.requests();
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(WITH_LISTS.anchors())
                .clock(Bench.CLOCK)
                .build();
        Bench.assertRejected(
                Bench.verify(verifier, LISTED), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
        assertThat(LISTS.requests()).isEqualTo(before);
    }

    @Test
    void fetchedListsAccepted() {
        int before = LISTS.requests();
        assertVerdict(verify(WITH_LISTS, LISTED, LOCAL), Verdict.VALID);
        assertThat(LISTS.requests() - before).as("each list once").isEqualTo(2);
    }

    @Test
    void fetchedAnswersAccepted() {
        LISTS.publish(WITH_BOTH);
        int before = RESPONDER.requests();
        assertVerdict(verify(WITH_BOTH, ANSWERED, LOCAL), Verdict.VALID);
        assertThat(RESPONDER.requests() - before).as("certifier, agency, TSA").isEqualTo(3);
    }

    @Test
    void revokedByFetchedListRejected() {
        try (TestCrlServer own = TestCrlServer.start()) {
            TestPki pki = TestPki.builder(KeyKind.P256, Bench.CLOCK)
                    .published(own.address())
                    .build();
            own.publish(pki);
            own.revoke(Revocation.of(
                    pki.certifier().certificate(), Bench.CLOCK.instant().minus(Duration.ofDays(1))));
            byte[] copy = Bench.certified(pki, PadesLevel.BASELINE_T, 1);
            Bench.assertRejected(verify(pki, copy, LOCAL), Verdict.INDETERMINATE, FindingCode.CERT_REVOKED);
        }
    }

    @Test
    void revokedByFetchedAnswerRejected() {
        LISTS.publish(WITH_BOTH);
        RESPONDER.always(OcspFault.REVOKED);
        assertThat(verify(WITH_BOTH, ANSWERED, LOCAL).verdict()).isNotEqualTo(Verdict.VALID);
    }

    /** A revocation counts even where the file itself brings a fresh list that does not know of it. */
    @Test
    void fetchedAnswerWinsOverGivenList() {
        LISTS.publish(WITH_BOTH);
        RESPONDER.always(OcspFault.REVOKED);
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(WITH_BOTH.anchors())
                .material(new ValidationMaterial(List.of(), WITH_BOTH.crls()))
                .clock(Bench.CLOCK)
                .online(LOCAL)
                .build();
        assertThat(Bench.verify(verifier, ANSWERED).verdict()).isNotEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrlFault.class,
            names = {"STALE", "FUTURE", "STRANGER", "BAD_SIGNATURE", "GARBAGE"})
    void listThatProvesNothingIsNotUsed(CrlFault fault) {
        LISTS.always(fault);
        Bench.assertRejected(
                verify(WITH_LISTS, LISTED, LOCAL), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrlFault.class,
            names = {"HTTP_404", "HTTP_503", "REDIRECT", "SLOW", "DRIP", "CUT_OFF", "GARBAGE"})
    void failureToFetchIsAFinding(CrlFault fault) {
        LISTS.always(fault);
        Bench.assertRejected(verify(WITH_LISTS, LISTED, LOCAL), Verdict.INDETERMINATE, FindingCode.ONLINE_FETCH_FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspFault.class,
            names = {
                "UNAUTHORISED_SIGNER",
                "STRANGER",
                "BAD_SIGNATURE",
                "STALE",
                "FUTURE",
                "UNKNOWN",
                "WRONG_CERTIFICATE",
                "TRY_LATER",
                "UNAUTHORIZED",
                "HTTP_404",
                "GARBAGE"
            })
    void answerThatProvesNothingIsNotUsed(OcspFault fault) {
        LISTS.publish(WITH_BOTH);
        RESPONDER.always(fault);
        assertVerdict(verify(WITH_BOTH, ANSWERED, LOCAL), Verdict.VALID); // The lists still tell.
        LISTS.always(CrlFault.HTTP_404);
        Bench.assertRejected(
                verify(WITH_BOTH, ANSWERED, LOCAL), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
    }

    @Test
    void missingIssuerIsFetched() {
        byte[] copy = withoutIssuers(WITH_LISTS);
        CopyVerifier offLine = CopyVerifier.builder()
                .trust(WITH_LISTS.anchors())
                .material(new ValidationMaterial(List.of(), WITH_LISTS.crls()))
                .clock(Bench.CLOCK)
                .build();
        Bench.assertRejected(Bench.verify(offLine, copy), Verdict.INDETERMINATE, FindingCode.CERT_CHAIN_NOT_FOUND);
        assertVerdict(verify(WITH_LISTS, copy, LOCAL), Verdict.VALID);
    }

    /** A CA with the right name and another key; and nobody asks for the status of a chain without an anchor. */
    @Test
    void issuerOfAnotherPkiIsNotUsed() {
        LISTS.publish(WITH_LISTS.stranger());
        ValidationReport report = verify(WITH_LISTS, withoutIssuers(WITH_LISTS), LOCAL);
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.CERT_CHAIN_NOT_FOUND);
    }

    @Test
    void chainThatReachesNoAnchorGetsNoStatus() {
        int before = LISTS.requests();
        Bench.assertRejected(verify(Bench.PKI, LISTED, LOCAL), Verdict.INDETERMINATE, FindingCode.CERT_CHAIN_NOT_FOUND);
        assertThat(LISTS.requests() - before)
                .as("one try for the issuer's issuer")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void loopbackIsNotAskedUnlessAllowed() {
        int before = LISTS.requests();
        ValidationReport report = verify(WITH_LISTS, LISTED, OnlineAccess.PUBLIC);
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.ONLINE_FETCH_FAILED);
        assertThat(reasons(report)).containsOnly("ADDRESS_FORBIDDEN");
        assertThat(LISTS.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/", "http://10.0.0.1/", "http://[::1]/", "file:///etc/", "ldap://a.vn/"})
    void addressOfOtherThanThePublicWebIsAFinding(String address) {
        TestPki pki = TestPki.builder(KeyKind.P256, Bench.CLOCK)
                .published(URI.create(address))
                .build();
        ValidationReport report = verify(pki, Bench.certified(pki, PadesLevel.BASELINE_T, 1), OnlineAccess.PUBLIC);
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.ONLINE_FETCH_FAILED);
        assertThat(reasons(report)).allMatch(reason -> reason.startsWith("ADDRESS_"));
    }

    @Test
    void requestsAreCounted() {
        OnlineAccess one =
                new OnlineAccess(LOCAL.allowedHosts(), 1, 1 << 16, LOCAL.connect(), LOCAL.request(), LOCAL.document());
        int before = LISTS.requests();
        Bench.assertRejected(verify(WITH_LISTS, LISTED, one), Verdict.INDETERMINATE, FindingCode.ONLINE_FETCH_FAILED);
        assertThat(LISTS.requests() - before).isEqualTo(1);
    }

    private static List<String> reasons(ValidationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.code() == FindingCode.ONLINE_FETCH_FAILED)
                .map(finding -> finding.values().get("reason"))
                .toList();
    }

    private static byte[] withoutIssuers(TestPki pki) {
        Forge forge = Forge.of(Bench.certified(pki, PadesLevel.BASELINE_B, 1));
        forge.first().sealer = Sealer.of(alone(pki.certifier()), null);
        forge.second().sealer = Sealer.of(alone(pki.agency()), null);
        return forge.write();
    }

    private static TestIdentity alone(TestIdentity signer) {
        return new TestIdentity(signer.kind(), signer.privateKey(), List.of(signer.certificate()));
    }
}
