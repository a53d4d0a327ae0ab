package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.bansao.internal.CoreProblem.REVOCATION_ADDRESS_REFUSED;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_MALFORMED;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_NOT_CURRENT;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_WRONG;
import static vn.bansao.internal.CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
import static vn.bansao.internal.CoreProblem.REVOCATION_CERTIFICATE_UNKNOWN;
import static vn.bansao.internal.CoreProblem.REVOCATION_CRL_TOO_LARGE;
import static vn.bansao.internal.CoreProblem.REVOCATION_CRL_UNSUPPORTED;
import static vn.bansao.internal.CoreProblem.REVOCATION_HTTP_STATUS;
import static vn.bansao.internal.CoreProblem.REVOCATION_ISSUER_MISSING;
import static vn.bansao.internal.CoreProblem.REVOCATION_REJECTED;
import static vn.bansao.internal.CoreProblem.REVOCATION_SOURCE_MISSING;
import static vn.bansao.internal.CoreProblem.REVOCATION_UNREACHABLE;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.PolicyException;
import vn.bansao.RemoteServiceException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;

/** Revocation data from the network. */
@Timeout(60)
class OnlineRevocationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final OnlineAccess LOCAL = OnlineAccess.PUBLIC
            .allowing(Set.of("127.0.0.1"))
            .within(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(10));

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final TestCrlServer lists = TestCrlServer.start();
    private final TestOcspResponder responder = TestOcspResponder.start();
    private final RevocationSource source = RevocationSource.online(LOCAL);

    @AfterEach
    void close() {
        lists.close();
        responder.close();
    }

    // ---- Worlds

    /** Certificates name both the responder and the lists. */
    private TestPki both() {
        return served(builder().published(lists.address()).ocsp(responder.address()));
    }

    private TestPki onlyResponder() {
        return served(builder().ocsp(responder.address()));
    }

    private TestPki onlyLists() {
        return served(builder().published(lists.address()));
    }

    private TestPki.Builder builder() {
        return TestPki.builder(KeyKind.P256, clock::get);
    }

    private TestPki served(TestPki.Builder builder) {
        TestPki pki = builder.build();
        lists.publish(pki);
        responder.answerFor(pki);
        return pki;
    }

    /** The certifier alone, under the issuing CA as anchor. */
    private static RevocationData collect(RevocationSource source, TestPki pki, Instant now) {
        List<X509Certificate> chain = pki.certifier().chain();
        return source.collect(chain, List.of(chain.get(1)), now);
    }

    private static CertifiedCopyException failure(RevocationSource source, TestPki pki) {
        return catchThrowableOfType(CertifiedCopyException.class, () -> collect(source, pki, NOW));
    }

    private static void assertFails(RevocationSource source, TestPki pki, CoreProblem code) {
        CertifiedCopyException failure = failure(source, pki);
        assertThat(failure.code()).isEqualTo(code.name());
        boolean setup = switch (code) {
            case REVOCATION_CERTIFICATE_REVOKED,
                    REVOCATION_CERTIFICATE_UNKNOWN,
                    REVOCATION_CRL_TOO_LARGE,
                    REVOCATION_CRL_UNSUPPORTED,
                    REVOCATION_SOURCE_MISSING,
                    REVOCATION_ADDRESS_REFUSED -> true;
            default -> false;
        };
        assertThat(failure).isInstanceOf(setup ? PolicyException.class : RemoteServiceException.class);
        for (String language : new String[] {"vi", "en"}) {
            Locale locale = Locale.forLanguageTag(language);
            assertThat(failure.problem().sentence(locale)).doesNotContain("{");
            assertThat(failure.problem().hint(locale)).isPresent();
        }
    }

    // ---- What is collected

    @Test
    void responderIsPreferredAndItsCertificateIsPartOfTheData() throws Exception {
        TestPki pki = both();
        RevocationData data =
                RevocationSource.online(LOCAL).collect(pki.certifier().chain(), NOW); // an example
        assertThat(data.certificates())
                .containsExactly(
                        pki.issuing().certificate(),
                        pki.rootCertificate(),
                        pki.ocsp().certificate());
        assertThat(data.ocspResponses()).hasSize(1);
        BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(data.ocspResponses().get(0)).getResponseObject();
        assertThat(basic.getResponses()[0].getCertID().getSerialNumber())
                .isEqualTo(pki.certifier().certificate().getSerialNumber());
        assertThat(data.crls()).hasSize(1); // the root's, who has no responder
        assertThat(data.oldest()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(responder.requests()).isEqualTo(1);
        assertThat(lists.requests()).isEqualTo(1);
    }

    @Test
    void listsAreTakenWhereNoResponderIsNamed() {
        TestPki pki = onlyLists();
        RevocationData data = source.collect(pki.certifier().chain(), NOW);
        assertThat(data.ocspResponses()).isEmpty();
        assertThat(data.crls()).hasSize(2);
        assertThat(data.certificates()).hasSize(2);
    }

    @Test
    void shortQuestionsAreGotAndLongOnesPosted() {
        TestPki pki = onlyResponder();
        collect(source, pki, NOW);
        assertThat(responder.lastHeader("Content-Type")).isEmpty();
        URI far = responder.address().resolve("/" + "x".repeat(200));
        collect(source, served(builder().ocsp(far)), NOW);
        assertThat(responder.lastHeader("Content-Type")).hasValue("application/ocsp-request");
        assertThat(responder.requests()).isEqualTo(2);
    }

    @Test
    void responderThatKnowsNoGetIsAskedByPost() {
        TestPki pki = onlyResponder();
        responder.next(1, OcspFault.HTTP_404);
        assertThat(collect(source, pki, NOW).ocspResponses()).hasSize(1);
        assertThat(responder.requests()).isEqualTo(2);
        assertThat(responder.lastHeader("Content-Type")).hasValue("application/ocsp-request");
    }

    @Test
    void nonceIsPostedAndMustBeRepeated() {
        TestPki pki = onlyResponder();
        RevocationSource asking = source.nonces(new Random(7));
        assertThat(collect(asking.within(Duration.ZERO), pki, NOW).ocspResponses())
                .hasSize(1);
        assertThat(responder.lastHeader("Content-Type")).hasValue("application/ocsp-request");
        responder.always(OcspFault.WRONG_NONCE);
        assertFails(asking, pki, REVOCATION_ANSWER_WRONG);
        assertThat(failure(asking, pki).problem().values()).containsEntry("check", "nonce");
    }

    // ---- Faults

    /** Null: no fault. */
    private static @Nullable CoreProblem expected(OcspFault fault) {
        return switch (fault) {
            case UNAUTHORISED_SIGNER,
                    STRANGER,
                    BAD_SIGNATURE,
                    EXPIRED_SIGNER,
                    SIGNER_WITHOUT_NOCHECK,
                    WRONG_CERTIFICATE -> REVOCATION_ANSWER_WRONG;
            case STALE, FUTURE -> REVOCATION_ANSWER_NOT_CURRENT;
            case UNKNOWN -> REVOCATION_CERTIFICATE_UNKNOWN;
            case REVOKED -> REVOCATION_CERTIFICATE_REVOKED;
            case TRY_LATER, UNAUTHORIZED -> REVOCATION_REJECTED;
            case HTTP_404, HTTP_503, REDIRECT -> REVOCATION_HTTP_STATUS;
            case SLOW, DRIP, CUT_OFF -> REVOCATION_UNREACHABLE;
            case GARBAGE, HUGE -> REVOCATION_ANSWER_MALFORMED;
            case WRONG_NONCE, SIGNED_BY_ISSUER, NO_NEXT_UPDATE -> null;
        };
    }

    private static @Nullable String check(OcspFault fault) {
        return switch (fault) {
            case UNAUTHORISED_SIGNER, STRANGER, EXPIRED_SIGNER, SIGNER_WITHOUT_NOCHECK -> "signer";
            case BAD_SIGNATURE -> "signature";
            case WRONG_CERTIFICATE -> "certificate";
            default -> null;
        };
    }

    @ParameterizedTest
    @EnumSource(OcspFault.class)
    void everyFaultOfTheResponderEndsInItsOwnError(OcspFault fault) {
        TestPki pki = onlyResponder();
        responder.always(fault);
        CoreProblem expected = expected(fault);
        if (expected == null) {
            assertThat(collect(source, pki, NOW).ocspResponses()).hasSize(1);
            return;
        }
        assertFails(source, pki, expected);
        assertThat(failure(source, pki).problem().values().get("check")).isEqualTo(check(fault));
        responder.behave();
        if (expected != REVOCATION_CERTIFICATE_REVOKED) {
            assertThat(collect(source, pki, NOW).ocspResponses()).as("not kept").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(OcspFault.class)
    void whereTheResponderDoesNotTellTheListDoes(OcspFault fault) {
        TestPki pki = both();
        responder.always(fault);
        if (fault == OcspFault.REVOKED) {
            assertFails(source, pki, REVOCATION_CERTIFICATE_REVOKED);
            assertThat(lists.requests()).isZero();
            return;
        }
        boolean used = expected(fault) == null || fault == OcspFault.SIGNER_WITHOUT_NOCHECK;
        RevocationData data = collect(source, pki, NOW);
        assertThat(data.ocspResponses()).hasSize(used ? 1 : 0);
        assertThat(data.crls()).hasSize(expected(fault) == null ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(CrlFault.class)
    void everyFaultOfTheListEndsInItsOwnError(CrlFault fault) {
        TestPki pki = onlyLists();
        lists.always(fault);
        assertFails(
                source,
                pki,
                switch (fault) {
                    case STALE, FUTURE -> REVOCATION_ANSWER_NOT_CURRENT;
                    case STRANGER, WRONG_ISSUER, BAD_SIGNATURE -> REVOCATION_ANSWER_WRONG;
                    case DELTA -> REVOCATION_CRL_UNSUPPORTED;
                    case HTTP_404, HTTP_503, REDIRECT -> REVOCATION_HTTP_STATUS;
                    case SLOW, DRIP, CUT_OFF -> REVOCATION_UNREACHABLE;
                    case GARBAGE -> REVOCATION_ANSWER_MALFORMED;
                    case HUGE -> REVOCATION_CRL_TOO_LARGE;
                });
        lists.behave();
        assertThat(collect(source, pki, NOW).crls()).as("not kept").hasSize(1);
    }

    @Test
    void bothFailuresAreTold() {
        TestPki pki = both();
        responder.always(OcspFault.TRY_LATER);
        lists.always(CrlFault.HTTP_503);
        CertifiedCopyException failure = failure(source, pki);
        assertThat(failure.code()).isEqualTo(REVOCATION_REJECTED.name());
        assertThat(failure.problem().values()).containsEntry("status", "tryLater (3)");
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(RemoteServiceException.class, other -> {
                    assertThat(other.code()).isEqualTo(REVOCATION_HTTP_STATUS.name());
                    assertThat(other.httpStatus()).isEqualTo(503);
                    assertThat(other.address()).isEqualTo(lists.address().resolve("/issuing.crl"));
                });
    }

    @Test
    void serversThatAreDownAreUnreachable() {
        TestPki pki = onlyResponder();
        responder.close();
        assertFails(source, pki, REVOCATION_UNREACHABLE);
    }

    @Test
    void listSaysRevokedToo() {
        TestPki pki = onlyLists();
        lists.revoke(Revocation.of(pki.certifier().certificate(), NOW.minusSeconds(60), 1));
        assertFails(source, pki, REVOCATION_CERTIFICATE_REVOKED);
        assertThat(failure(source, pki).problem().values()).containsEntry("reason", "keyCompromise");
    }

    @Test
    void revokedIntermediatesAreFound() {
        TestPki pki = both();
        lists.revoke(Revocation.of(pki.issuing().certificate(), NOW.minusSeconds(60)));
        assertThat(catchThrowableOfType(
                                PolicyException.class,
                                () -> source.collect(pki.certifier().chain(), NOW))
                        .code())
                .isEqualTo(REVOCATION_CERTIFICATE_REVOKED.name());
    }

    @Test
    void responderWhoseOwnCertificateWasRevokedIsNotBelieved() {
        TestPki pki = both();
        responder.always(OcspFault.SIGNER_WITHOUT_NOCHECK);
        lists.revoke(Revocation.of(responder.withoutNoCheck().certificate(), NOW.minusSeconds(60)));
        RevocationData data = collect(source, pki, NOW);
        assertThat(data.ocspResponses()).isEmpty(); // the list tells
        assertThat(data.crls()).hasSize(1);
    }

    @Test
    void answerThatNamesNoEndMustBeYoung() {
        TestPki pki = onlyResponder();
        responder.always(OcspFault.NO_NEXT_UPDATE);
        assertFails(source.within(Duration.ofMinutes(1)), pki, REVOCATION_ANSWER_NOT_CURRENT);
    }

    // ---- What is not asked

    @Test
    void strangersAddressesOfThisNetworkAreNotAsked() {
        assertFails(RevocationSource.online(OnlineAccess.PUBLIC), both(), REVOCATION_ADDRESS_REFUSED);
        assertThat(responder.requests() + lists.requests()).isZero();
    }

    @Test
    void nobodyIsAskedAboutAChainThatEndsNowhere() {
        TestPki pki = both();
        PolicyException refusal = catchThrowableOfType(
                PolicyException.class,
                () -> source.collect(pki.certifier().chain().subList(0, 2), NOW));
        assertThat(refusal.code()).isEqualTo(REVOCATION_ISSUER_MISSING.name());
        assertThat(responder.requests() + lists.requests()).isZero();
    }

    @Test
    void certificatesThatNameNobodyCannotBeAskedFor() {
        assertFails(source, served(builder()), REVOCATION_SOURCE_MISSING);
    }

    @Test
    void requestsForOneDocumentAreLimited() {
        TestPki pki = onlyLists();
        OnlineAccess one = new OnlineAccess(
                Set.of("127.0.0.1"), 1, 1 << 20, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(9));
        CertifiedCopyException failure = catchThrowableOfType(
                CertifiedCopyException.class,
                () -> RevocationSource.online(one).collect(pki.certifier().chain(), NOW));
        assertThat(failure.code()).isEqualTo(REVOCATION_UNREACHABLE.name());
        assertThat(failure).hasMessageContaining("1 requests");
    }

    @Test
    void keysInAddressesAreInNoMessageAndNoTrace() {
        URI secret = URI.create(responder.address() + "?key=s3cret");
        TestPki pki = served(builder().ocsp(secret));
        for (OcspFault fault : new OcspFault[] {OcspFault.HTTP_503, OcspFault.CUT_OFF, OcspFault.GARBAGE}) {
            responder.always(fault);
            StringWriter trace = new StringWriter();
            failure(source, pki).printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).contains("?…").doesNotContain("s3cret");
        }
    }

    // ---- What is asked once

    @Test
    void sixtyFourThreadsMakeOneRequest() throws Exception {
        TestPki pki = both();
        responder.next(1, OcspFault.SLOW);
        responder.delay(Duration.ofMillis(300));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<RevocationData>> all = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return source.collect(pki.certifier().chain(), NOW);
                    }))
                    .toList();
            start.countDown();
            for (Future<RevocationData> each : all) {
                assertThat(each.get().ocspResponses()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(responder.requests()).isEqualTo(1);
        assertThat(lists.requests()).isEqualTo(1);
    }

    @Test
    void oneListServesAllCertificatesOfItsIssuer() {
        TestPki pki = onlyLists();
        collect(source, pki, NOW);
        source.collect(pki.agency().chain(), List.of(pki.issuing().certificate()), NOW);
        source.collect(pki.tsa().chain(), List.of(pki.issuing().certificate()), NOW);
        assertThat(lists.requests()).isEqualTo(1);
    }

    @Test
    void answersAreAskedForAgainWhenTheirWindowEnds() {
        TestPki pki = both();
        for (Duration later : new Duration[] {Duration.ZERO, Duration.ofMinutes(9), Duration.ofSeconds(599)}) {
            source.collect(pki.certifier().chain(), NOW.plus(later));
        }
        assertThat(responder.requests()).isEqualTo(1);
        assertThat(lists.requests()).isEqualTo(1);
        clock.set(NOW.plus(Duration.ofMinutes(10)));
        RevocationData data = source.collect(pki.certifier().chain(), clock.get());
        assertThat(data.oldest()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(responder.requests()).isEqualTo(2);
        assertThat(lists.requests()).isEqualTo(2);
    }

    @Test
    void listsAreNotUsedLongerThanTheirOwnWindow() {
        TestPki pki = onlyLists();
        X509Certificate anchor = pki.issuing().certificate();
        collect(source, pki, NOW);
        source.collect(pki.agency().chain(), List.of(anchor), NOW.plus(Duration.ofMinutes(9)));
        assertThat(lists.requests()).isEqualTo(1);
        source.collect(pki.agency().chain(), List.of(anchor), NOW.plus(Duration.ofMinutes(11)));
        assertThat(lists.requests()).isEqualTo(2);
    }

    @Test
    void answersAreNeverKeptBeyondTheirNextUpdate() {
        TestPki pki = both();
        RevocationSource patient = source.within(Duration.ofDays(30));
        patient.collect(pki.certifier().chain(), NOW);
        patient.collect(pki.certifier().chain(), NOW.plus(Duration.ofDays(6)));
        assertThat(responder.requests()).isEqualTo(1);
        clock.set(NOW.plus(Duration.ofDays(7)));
        patient.collect(pki.certifier().chain(), clock.get());
        assertThat(responder.requests()).isEqualTo(2);
        assertThat(lists.requests()).isEqualTo(2);
    }

    @Test
    void revokedIsRememberedToo() {
        TestPki pki = onlyResponder();
        responder.always(OcspFault.REVOKED);
        CertifiedCopyException first = failure(source, pki);
        CertifiedCopyException second = failure(source, pki);
        assertThat(second).isNotSameAs(first);
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(responder.requests()).isEqualTo(1);
    }

    @Test
    void whoWaitedForSomebodyCalledOffAsksHimself() throws Exception {
        TestPki pki = onlyResponder();
        responder.next(1, OcspFault.SLOW);
        RevocationSource patient = RevocationSource.online(
                LOCAL.within(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(40)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<CertifiedCopyException> first = threads.submit(() -> {
                Thread.currentThread().setName("first");
                return failure(patient, pki);
            });
            while (responder.requests() == 0) {
                Thread.sleep(5);
            }
            Future<RevocationData> second = threads.submit(() -> collect(patient, pki, NOW));
            Thread.sleep(100);
            assertThat(responder.requests()).isEqualTo(1);
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("first"))
                    .forEach(Thread::interrupt);
            assertThat(first.get().code()).isEqualTo(REVOCATION_UNREACHABLE.name());
            assertThat(second.get().ocspResponses()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(responder.requests()).isEqualTo(2);
    }
}
