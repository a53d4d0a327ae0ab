package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.junit.jupiter.api.Test;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;

class OcspCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static byte[] answer(TestPki pki) {
        OnlineAccess local = OnlineAccess.PUBLIC.allowing(Set.of("127.0.0.1"));
        List<X509Certificate> chain = pki.certifier().chain();
        return RevocationSource.online(local)
                .collect(chain, List.of(chain.get(1)), NOW)
                .ocspResponses()
                .get(0);
    }

    private static StatusQuestion question(TestPki pki) {
        return new StatusQuestion(pki.certifier().certificate(), pki.issuing().certificate(), NOW);
    }

    @Test
    void damagedAnswersAreRefusedAndNothingElseHappens() throws Exception {
        try (TestOcspResponder responder = TestOcspResponder.start()) {
            TestPki pki = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
                    .ocsp(responder.address())
                    .build();
            responder.answerFor(pki);
            byte[] good = answer(pki);
            OcspCheck check = new OcspCheck(question(pki), WINDOW);
            assertThat(check.answer(good, null).answer().data().ocspResponses()).hasSize(1);
            Random random = new Random(5);
            for (int round = 0; round < 3000; round++) {
                byte[] damaged = round % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
                for (int i = 0; i <= round % 4 && damaged.length > 0; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(Arrays.equals(good, damaged) || refuses(check, damaged))
                        .as("round " + round)
                        .isTrue();
            }
        }
    }

    private static boolean refuses(OcspCheck check, byte[] answer) {
        try {
            check.answer(answer, null);
            return false;
        } catch (UnfitException e) {
            return e.code() != CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
        }
    }

    @Test
    void answerAboutTheSameNumberOfAnotherIssuerIsAnothers() throws Exception {
        try (TestOcspResponder responder = TestOcspResponder.start()) {
            TestPki pki = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
                    .ocsp(responder.address())
                    .build();
            responder.answerFor(pki);
            byte[] answer = answer(pki);
            StatusQuestion others = new StatusQuestion(
                    pki.certifier().certificate(), pki.stranger().issuing().certificate(), NOW);
            UnfitException refusal = catchThrowableOfType(
                    UnfitException.class, () -> new OcspCheck(others, WINDOW).answer(answer, null));
            assertThat(refusal.values()).contains("certificate", "another");
        }
    }

    @Test
    void questionsWithoutNonceAreTheSameForEverybodyAndFitIntoAnAddress() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
        OcspQuery query = OcspQuery.of(question(pki), null);
        URI get = query.get(URI.create("http://ocsp.example/status")).orElseThrow();
        assertThat(get.toString()).startsWith("http://ocsp.example/status/").hasSizeLessThan(256);
        String path = get.getPath().substring("/status/".length());
        OCSPReq request = new OCSPReq(Base64.getDecoder().decode(path));
        assertThat(request.getRequestList()[0].getCertID().getSerialNumber())
                .isEqualTo(pki.certifier().certificate().getSerialNumber());
        assertThat(query.get(URI.create("http://ocsp.example/?key=1"))).isEmpty();
        assertThat(OcspQuery.of(question(pki), new Random(7)).get(URI.create("http://ocsp.example/")))
                .isEmpty();
    }
}
