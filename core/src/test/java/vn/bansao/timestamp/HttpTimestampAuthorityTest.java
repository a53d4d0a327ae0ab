package vn.bansao.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.bansao.internal.CoreProblem.TSA_HTTP_STATUS;
import static vn.bansao.internal.CoreProblem.TSA_REJECTED;
import static vn.bansao.internal.CoreProblem.TSA_RESPONSE_MALFORMED;
import static vn.bansao.internal.CoreProblem.TSA_RESPONSE_WRONG;
import static vn.bansao.internal.CoreProblem.TSA_TIME_OFF;
import static vn.bansao.internal.CoreProblem.TSA_UNREACHABLE;
import static vn.bansao.internal.CoreProblem.TSA_UNTRUSTED;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.PolicyException;
import vn.bansao.RemoteServiceException;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;

@Timeout(60)
class HttpTimestampAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07.5Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final TestPki PKI = TestPki.create(KeyKind.P256, CLOCK);
    private static final byte[] IMPRINT =
            DigestAlgorithm.SHA256.newDigest().digest("bản sao".getBytes(StandardCharsets.UTF_8));
    private static final int ATTEMPTS = 2;

    private final TestTsa first = TestTsa.start(PKI);
    private final TestTsa second = TestTsa.start(PKI);
    private final FakeTimer timer = new FakeTimer();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private HttpTimestampAuthority.Builder options() {
        return TimestampAuthority.httpBuilder()
                .policy(TestTsa.POLICY)
                .trust(PKI.anchors())
                .clock(CLOCK, Duration.ofMinutes(1))
                .timeouts(Duration.ofSeconds(2), Duration.ofMillis(700))
                .attempts(ATTEMPTS, Duration.ofMillis(100))
                .random(new Random(7))
                .timer(timer);
    }

    private static TimeStampToken ask(TimestampAuthority authority) {
        return authority.timestamp(DigestAlgorithm.SHA256, IMPRINT);
    }

    private static RemoteServiceException failure(TimestampAuthority authority) {
        return catchThrowableOfType(RemoteServiceException.class, () -> ask(authority));
    }

    /** Null: no fault from the client's point of view. */
    private static @Nullable CoreProblem expected(TsaFault fault) {
        return switch (fault) {
            case WRONG_NONCE,
                    NO_NONCE,
                    WRONG_IMPRINT,
                    WRONG_IMPRINT_ALGORITHM,
                    WRONG_POLICY,
                    WRONG_VERSION,
                    EXPIRED_TSA,
                    NO_CERTIFICATE,
                    MISSING_EKU,
                    UNCRITICAL_EKU,
                    MORE_EKUS,
                    NO_ESS,
                    WRONG_ESS,
                    BAD_SIGNATURE -> TSA_RESPONSE_WRONG;
            case REJECTED, WAITING -> TSA_REJECTED;
            case GRANTED_WITHOUT_TOKEN, TRAILING_GARBAGE, GARBAGE, HUGE -> TSA_RESPONSE_MALFORMED;
            case UNTRUSTED_TSA -> TSA_UNTRUSTED;
            case CLOCK_OFF -> TSA_TIME_OFF;
            case HTTP_401, HTTP_404, HTTP_429, HTTP_503, REDIRECT -> TSA_HTTP_STATUS;
            case SLOW, DRIP, CUT_OFF -> TSA_UNREACHABLE;
            case GRANTED_WITH_MODS, WRONG_CONTENT_TYPE -> null;
        };
    }

    private static int expectedRequests(TsaFault fault) {
        return switch (fault) {
            case HTTP_429, HTTP_503, SLOW, DRIP, CUT_OFF -> ATTEMPTS;
            default -> 1;
        };
    }

    @ParameterizedTest
    @EnumSource(TsaFault.class)
    void everyFaultEndsInItsOwnErrorOrIsNone(TsaFault fault) {
        first.always(fault);
        TimestampAuthority authority = options().address(first.address()).build();
        CoreProblem expected = expected(fault);
        if (expected == null) {
            assertThat(ask(authority).time()).isEqualTo(Instant.parse("2026-11-22T02:05:07Z"));
        } else {
            RemoteServiceException failure = failure(authority);
            assertThat(failure.problem().code()).isEqualTo(expected);
            assertThat(failure.address()).isEqualTo(first.address());
            assertThat(failure.getMessage())
                    .contains(first.address().toString())
                    .doesNotContain("{");
            assertThat(failure.problem().sentence(Locale.forLanguageTag("vi"))).doesNotContain("{");
        }
        assertThat(first.requests()).isEqualTo(expectedRequests(fault));
    }

    static Stream<TsaFault> faults() {
        return Stream.of(TsaFault.values()).filter(fault -> expected(fault) != null);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultFallsOverToTheNextAuthority(TsaFault fault) {
        first.always(fault);
        TimestampAuthority authority =
                options().address(first.address()).address(second.address()).build();
        assertThat(ask(authority).sizeBytes()).isPositive();
        assertThat(first.requests()).isEqualTo(expectedRequests(fault));
        assertThat(second.requests()).isEqualTo(1);
    }

    @Test
    void theFirstAuthorityIsEnoughWhenItAnswers() {
        ask(options().address(first.address()).address(second.address()).build());
        assertThat(second.requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = TsaFault.class,
            names = {"HTTP_503", "HTTP_429", "CUT_OFF"})
    void passingTroubleIsRetriedAfterAPause(TsaFault fault) {
        first.next(1, fault);
        ask(options().address(first.address()).build());
        assertThat(first.requests()).isEqualTo(2);
        assertThat(timer.pauses()).hasSize(1);
        Duration least = fault == TsaFault.HTTP_429 ? Duration.ofSeconds(1) : Duration.ofMillis(50);
        assertThat(timer.pauses().get(0)).isBetween(least, Duration.ofSeconds(1));
    }

    @Test
    void ifAllFailTheLastErrorCarriesTheEarlierOnes() {
        first.always(TsaFault.WRONG_NONCE);
        second.always(TsaFault.REJECTED);
        RemoteServiceException failure = failure(
                options().address(first.address()).address(second.address()).build());
        assertThat(failure.problem().code()).isEqualTo(TSA_REJECTED);
        assertThat(failure.getMessage()).contains("rejection", "badAlg", "the digest algorithm is not supported");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(((RemoteServiceException) failure.getSuppressed()[0])
                        .problem()
                        .values())
                .containsEntry("check", "nonce");
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        RemoteServiceException failure = failure(
                options().address(URI.create("http://127.0.0.1:" + port + "/")).build());
        assertThat(failure.problem().code()).isEqualTo(TSA_UNREACHABLE);
        assertThat(failure.httpStatus()).isEqualTo(-1);
    }

    @Test
    void httpStatusIsReported() {
        first.always(TsaFault.HTTP_503);
        assertThat(failure(options().address(first.address()).build()).httpStatus())
                .isEqualTo(503);
    }

    @Test
    void unsupportedPolicyRejected() {
        RemoteServiceException failure =
                failure(options().policy("1.2.3.4").address(first.address()).build());
        assertThat(failure.problem().values()).containsEntry("failure", "unacceptedPolicy");
    }

    @Test
    void withoutAnchorsAndPolicyTheTokenAloneIsChecked() {
        TimestampAuthority authority = TimestampAuthority.httpBuilder()
                .clock(CLOCK, Duration.ZERO)
                .address(first.address())
                .build();
        first.next(1, TsaFault.UNTRUSTED_TSA);
        assertThat(ask(authority).sizeBytes()).isPositive();
        first.next(1, TsaFault.BAD_SIGNATURE);
        assertThat(failure(authority).problem().values()).containsEntry("check", "signature");
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void everyDigestAccepted(DigestAlgorithm digest) {
        TimestampAuthority authority = options().address(first.address()).build();
        byte[] imprint = digest.newDigest().digest();
        TimeStampToken token = authority.timestamp(digest, imprint);
        assertThat(token.encoded()).containsSequence(imprint);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P384", "RSA2048"})
    void otherKindsOfTsaKeysAccepted(KeyKind kind) {
        TestPki pki = TestPki.builder(KeyKind.P256, CLOCK).authorityKeys(kind).build();
        try (TestTsa tsa = TestTsa.start(pki)) {
            ask(options().trust(pki.anchors()).address(tsa.address()).build());
        }
    }

    @Test
    void tokensOfOneAuthorityKeepTheirSizeWithinAFewBytes() {
        TimestampAuthority authority = options().address(first.address()).build();
        int size = ask(authority).sizeBytes();
        for (int i = 0; i < 20; i++) {
            assertThat(ask(authority).sizeBytes()).isCloseTo(size, org.assertj.core.data.Offset.offset(8));
        }
    }

    @Test
    void authorizationIsSentToItsAddressOnlyAndNeverShown() {
        String secret = "Basic Ym9zczpzM2NyM3Q=";
        second.always(TsaFault.HTTP_401);
        first.always(TsaFault.HTTP_401);
        RemoteServiceException failure = failure(options()
                .address(first.address(), () -> secret)
                .address(second.address())
                .build());
        assertThat(first.lastHeader("Authorization")).contains(secret);
        assertThat(second.lastHeader("Authorization")).isEmpty();
        assertThat(printed(failure)).doesNotContain("Ym9zczpzM2NyM3Q");
    }

    @Test
    void authorizationThatIsNoHeaderValueIsRefusedAndNeverShown() {
        TimestampAuthority authority = options()
                .address(first.address(), () -> "Bearer s3cr3t\r\nX-Other: 1")
                .build();
        assertThatThrownBy(() -> ask(authority))
                .isInstanceOf(PolicyException.class)
                .satisfies(thrown -> assertThat(printed(thrown)).doesNotContain("s3cr3t"));
        assertThat(first.requests()).isZero();
    }

    @Test
    void queryOfAnAddressIsNotShown() {
        first.always(TsaFault.REJECTED);
        RemoteServiceException failure = failure(
                options().address(first.address().resolve("/tsa?key=s3cr3t")).build());
        assertThat(printed(failure)).doesNotContain("s3cr3t").contains("/tsa?…");
    }

    @Test
    void addressesThatAreNotHttpOrHoldAPasswordRejected() {
        for (String address :
                new String[] {"ftp://tsa.example/", "file:///etc/passwd", "http://a:s3cr3t@tsa.example/", "tsa"}) {
            assertThatThrownBy(() -> TimestampAuthority.http(URI.create(address)))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageNotContaining("s3cr3t");
        }
        assertThatThrownBy(TimestampAuthority::http).isInstanceOf(PolicyException.class);
    }

    @Test
    void anAuthorityAtItsRateLimitIsPassedOver() {
        TimestampAuthority authority = options()
                .rateLimit(2, Duration.ofMinutes(20), Duration.ZERO)
                .address(first.address())
                .address(second.address())
                .build();
        for (int i = 0; i < 4; i++) {
            ask(authority);
        }
        assertThat(first.requests()).isEqualTo(2);
        assertThat(second.requests()).isEqualTo(2);
        assertThat(failure(authority).problem().code()).isEqualTo(CoreProblem.TSA_RATE_LIMITED);
        assertThat(first.requests() + second.requests()).isEqualTo(4);
        timer.pass(Duration.ofMinutes(20));
        ask(authority);
        assertThat(first.requests()).isEqualTo(3);
    }

    @Test
    void aRateLimitIsWaitedForWithinItsBound() {
        TimestampAuthority authority = options()
                .rateLimit(1, Duration.ofSeconds(10), Duration.ofSeconds(10))
                .address(first.address())
                .build();
        ask(authority);
        ask(authority);
        assertThat(timer.pauses()).hasSize(1);
        assertThat(timer.pauses().get(0)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_001));
    }

    @Test
    void retriesCountForTheRateLimit() {
        first.always(TsaFault.HTTP_503);
        TimestampAuthority authority = options()
                .rateLimit(1, Duration.ofHours(1), Duration.ZERO)
                .address(first.address())
                .build();
        assertThat(failure(authority).problem().code()).isEqualTo(TSA_HTTP_STATUS);
        assertThat(failure(authority).problem().code()).isEqualTo(CoreProblem.TSA_RATE_LIMITED);
        assertThat(first.requests()).isEqualTo(1);
    }

    @Test
    void anInterruptedThreadStaysInterruptedAndStopsAsking() throws Exception {
        first.always(TsaFault.SLOW);
        TimestampAuthority authority = options()
                .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30))
                .address(first.address())
                .address(second.address())
                .build();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread caller = new Thread(() -> {
            try {
                ask(authority);
            } catch (RemoteServiceException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        while (first.requests() == 0) {
            Thread.sleep(5);
        }
        caller.interrupt();
        caller.join(10_000);
        assertThat(thrown.get()).isInstanceOf(RemoteServiceException.class).hasMessageContaining("interrupted");
        assertThat(flag.get()).isTrue();
        assertThat(second.requests()).isZero();
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
