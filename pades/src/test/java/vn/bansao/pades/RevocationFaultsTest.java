package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;

/**
 * Each fault of a responder or of a list's server, seen by who makes copies: the right error and no file. About a signer, no
 * key is used; about the timestamp authority, whom only its token names, both were.
 */
@Timeout(60)
class RevocationFaultsTest {
    private static final String REVOKED = "REVOCATION_CERTIFICATE_REVOKED";
    private static final String HTTP = "REVOCATION_HTTP_STATUS";
    private static final String UNREACHABLE = "REVOCATION_UNREACHABLE";
    private static final String MALFORMED = "REVOCATION_ANSWER_MALFORMED";
    private static final String WRONG = "REVOCATION_ANSWER_WRONG";
    private static final String NOT_CURRENT = "REVOCATION_ANSWER_NOT_CURRENT";

    @TempDir
    private Path folder;

    private final TestOcspResponder responder = TestOcspResponder.start();
    private final TestCrlServer lists = TestCrlServer.start();

    @AfterEach
    void close() {
        responder.close();
        lists.close();
    }

    /** Certificates of end entities name the responder only; the issuing CA's and the root's list are given. */
    private TestPki onlyResponder() {
        TestPki pki = TestPki.builder(KeyKind.P256, Samples.CLOCK)
                .ocsp(responder.address())
                .build();
        responder.answerFor(pki);
        return pki;
    }

    private TestPki onlyLists() {
        TestPki pki = TestPki.builder(KeyKind.P256, Samples.CLOCK)
                .published(lists.address())
                .build();
        lists.publish(pki);
        return pki;
    }

    private static RevocationSource online() {
        OnlineAccess local = OnlineAccess.PUBLIC
                .allowing(Set.of("127.0.0.1"))
                .within(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(10));
        return RevocationSource.online(local);
    }

    /** The issuing CA is the anchor: who tells its own state is not the question here. */
    private CopyCertifier.Builder certifier(TestPki pki) {
        return Samples.certifier(pki, PadesLevel.BASELINE_LTA)
                .revocation(online(), TrustAnchors.of(List.of(pki.issuing().certificate())));
    }

    /** Null: no fault, but rare. */
    private static @Nullable String expected(OcspFault fault) {
        return switch (fault) {
            case UNAUTHORISED_SIGNER, STRANGER, BAD_SIGNATURE, EXPIRED_SIGNER, SIGNER_WITHOUT_NOCHECK -> WRONG;
            case WRONG_CERTIFICATE -> WRONG;
            case STALE, FUTURE -> NOT_CURRENT;
            case UNKNOWN -> "REVOCATION_CERTIFICATE_UNKNOWN";
            case REVOKED -> REVOKED;
            case TRY_LATER, UNAUTHORIZED -> "REVOCATION_REJECTED";
            case HTTP_404, HTTP_503, REDIRECT -> HTTP;
            case SLOW, DRIP, CUT_OFF -> UNREACHABLE;
            case GARBAGE, HUGE -> MALFORMED;
            case WRONG_NONCE, SIGNED_BY_ISSUER, NO_NEXT_UPDATE -> null;
        };
    }

    private static String expected(CrlFault fault) {
        return switch (fault) {
            case STALE, FUTURE -> NOT_CURRENT;
            case STRANGER, WRONG_ISSUER, BAD_SIGNATURE -> WRONG;
            case DELTA -> "REVOCATION_CRL_UNSUPPORTED";
            case HTTP_404, HTTP_503, REDIRECT -> HTTP;
            case SLOW, DRIP, CUT_OFF -> UNREACHABLE;
            case GARBAGE -> MALFORMED;
            case HUGE -> "REVOCATION_CRL_TOO_LARGE";
        };
    }

    @ParameterizedTest
    @EnumSource(OcspFault.class)
    void responderAskedAboutSigners(OcspFault fault) throws IOException {
        responder.always(fault);
        beforeSigning(onlyResponder(), expected(fault));
    }

    @ParameterizedTest
    @EnumSource(CrlFault.class)
    void listOfTheSignersIssuer(CrlFault fault) throws IOException {
        lists.always(fault);
        beforeSigning(onlyLists(), expected(fault));
    }

    @Test
    void responderThatIsDown() throws IOException {
        TestPki pki = onlyResponder();
        responder.close();
        beforeSigning(pki, UNREACHABLE);
    }

    @Test
    void listsServerThatIsDown() throws IOException {
        TestPki pki = onlyLists();
        lists.close();
        beforeSigning(pki, UNREACHABLE);
    }

    private void beforeSigning(TestPki pki, @Nullable String code) throws IOException {
        CountingKey certifier = CountingKey.of(pki.certifierKey());
        CountingKey agency = CountingKey.of(pki.agencyKey());
        assertWritten(certifier(pki).certifier(certifier).agency(agency), code);
        assertThat(certifier.uses()).hasValue(code == null ? 1 : 0);
        assertThat(agency.uses()).hasValue(code == null ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(OcspFault.class)
    void responderAskedAboutTheTimestampAuthority(OcspFault fault) throws IOException {
        TestPki pki = onlyResponder();
        SigningKey turning = afterSigning(pki.agencyKey(), () -> responder.always(fault));
        assertWritten(certifier(pki).agency(turning), expected(fault));
    }

    /** A list serves signers and authority alike, so that it is only asked for again after its window. */
    @ParameterizedTest
    @EnumSource(CrlFault.class)
    void listOfTheAuthoritysIssuer(CrlFault fault) throws IOException {
        TestPki pki = onlyLists();
        SigningKey turning = afterSigning(pki.agencyKey(), () -> lists.always(fault));
        TrustAnchors anchors = TrustAnchors.of(List.of(pki.issuing().certificate()));
        RevocationSource forgetful = online().within(Duration.ZERO);
        assertWritten(certifier(pki).agency(turning).revocation(forgetful, anchors), expected(fault));
    }

    private static SigningKey afterSigning(SigningKey key, Runnable then) {
        return new DelegatingKey(key) {
            @Override
            public List<byte[]> sign(List<byte[]> toBeSigned) {
                List<byte[]> signatures = super.sign(toBeSigned);
                then.run();
                return signatures;
            }
        };
    }

    /** The copy is written, or fails with the code and leaves nothing. */
    private void assertWritten(CopyCertifier.Builder certifier, @Nullable String code) throws IOException {
        CertifiedCopy copy = certifier.build().certify(Samples.scan(1), Samples.record(1));
        Path file = folder.resolve("copy.pdf");
        if (code == null) {
            copy.writeTo(file);
            assertThat(Files.size(file)).isPositive();
            return;
        }
        CertifiedCopyException failure = catchThrowableOfType(CertifiedCopyException.class, () -> copy.writeTo(file));
        assertThat(failure).as("written in spite of it").isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(folder).isEmptyDirectory();
    }
}
