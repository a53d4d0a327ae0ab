package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.RemoteServiceException;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestPki;

/** Chains that lack an issuer's certificate, and servers that have it, or say so (id-ad-caIssuers). */
class IssuerSearchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final OnlineAccess LOCAL = OnlineAccess.PUBLIC
            .allowing(Set.of("127.0.0.1"))
            .within(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(10));

    private final TestCrlServer server = TestCrlServer.start();
    private final TestPki pki = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
            .published(server.address())
            .build();
    private final RevocationSource source = RevocationSource.online(LOCAL);

    IssuerSearchTest() {
        server.publish(pki);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private RevocationData collect(X509Certificate alone) {
        return source.collect(List.of(alone), List.of(pki.rootCertificate()), NOW);
    }

    private CertifiedCopyException failure() {
        return catchThrowableOfType(
                CertifiedCopyException.class, () -> collect(pki.certifier().certificate()));
    }

    @Test
    void missingIssuerIsFetchedOnceAndJudgedAsIfGiven() {
        RevocationData fetched = collect(pki.certifier().certificate());
        RevocationData given =
                RevocationSource.online(LOCAL).collect(pki.certifier().chain(), List.of(pki.rootCertificate()), NOW);
        assertThat(fetched.certificates()).isEqualTo(given.certificates());
        assertThat(fetched.crls()).hasSize(2);
        assertThat(server.requests()).as("issuer, two lists, and two again").isEqualTo(5);

        collect(pki.agency().certificate());
        assertThat(server.requests()).as("both lists and the issuer are known").isEqualTo(5);
    }

    @Test
    void certsOnlyMessagesAreRead() {
        server.bundled();
        assertThat(collect(pki.certifier().certificate()).certificates())
                .containsExactly(pki.issuing().certificate(), pki.rootCertificate());
    }

    @Test
    void revokedIssuerIsFoundOut() {
        server.revoke(Revocation.of(pki.issuing().certificate(), NOW.minusSeconds(60)));
        assertThat(failure().code()).isEqualTo("REVOCATION_CERTIFICATE_REVOKED");
    }

    /** A root from the network is nobody's anchor. */
    @Test
    void rootIsNeverTakenFromTheNetwork() {
        TestPki other = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
        CertifiedCopyException failure = catchThrowableOfType(
                CertifiedCopyException.class,
                () -> source.collect(pki.certifier().chain().subList(0, 2), List.of(other.rootCertificate()), NOW));
        assertThat(failure.code()).isEqualTo("REVOCATION_ISSUER_MISSING");
    }

    @Test
    void issuerThatEndsAtNoAnchorIsNone() {
        TestPki other = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
        CertifiedCopyException failure = catchThrowableOfType(
                CertifiedCopyException.class,
                () -> source.collect(List.of(pki.certifier().certificate()), List.of(other.rootCertificate()), NOW));
        assertThat(failure.code()).isEqualTo("REVOCATION_ISSUER_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "STRANGER, REVOCATION_ANSWER_WRONG",
        "GARBAGE, REVOCATION_ANSWER_MALFORMED",
        "HUGE, REVOCATION_ANSWER_MALFORMED",
        "HTTP_404, REVOCATION_HTTP_STATUS",
        "REDIRECT, REVOCATION_HTTP_STATUS",
        "SLOW, REVOCATION_UNREACHABLE"
    })
    void serverWithoutTheIssuerIsAnErrorThatIsNotRemembered(CrlFault fault, String code) {
        server.always(fault);
        CertifiedCopyException failure = failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).isInstanceOf(RemoteServiceException.class);
        assertThat(failure.problem().values().get("source")).startsWith("caIssuers http");

        server.behave();
        assertThat(collect(pki.certifier().certificate()).crls()).hasSize(2);
    }

    @Test
    void privateAddressesAreNotAsked() {
        CertifiedCopyException failure = catchThrowableOfType(
                CertifiedCopyException.class,
                () -> RevocationSource.online(OnlineAccess.PUBLIC)
                        .collect(List.of(pki.certifier().certificate()), List.of(pki.rootCertificate()), NOW));
        assertThat(failure.code()).isEqualTo("REVOCATION_ADDRESS_REFUSED");
        assertThat(server.requests()).isZero();
    }
}
