package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.PolicyException;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.internal.http.GuardedHttp;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;

/** OCSP answers that were given, off line: judged as if they had been fetched. */
class GivenAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
    private static final List<X509Certificate> CHAIN = PKI.certifier().chain();

    private final TestOcspResponder server = TestOcspResponder.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        server.answerFor(PKI);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private byte[] answer(X509Certificate certificate, @Nullable OcspFault fault) throws Exception {
        server.behave();
        if (fault != null) {
            server.always(fault);
        }
        byte[] request =
                OcspParties.requestAbout(certificate, CHAIN.get(1)).build().getEncoded();
        return new GuardedHttp(Set.of("127.0.0.1"), SECONDS, SECONDS)
                .post(server.address(), "application/ocsp-request", request, 1 << 16);
    }

    /** The certifier alone, under the issuing CA as anchor. */
    private static RevocationData collect(List<X509CRL> lists, byte[]... answers) {
        return RevocationSource.of(new ValidationMaterial(List.of(), lists, List.of(answers)))
                .collect(CHAIN, List.of(CHAIN.get(1)), NOW);
    }

    private static void assertFails(String code, byte[]... answers) {
        CertifiedCopyException failure = catchThrowableOfType(PolicyException.class, () -> collect(List.of(), answers));
        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void answerIsTheProofWithItsResponder() throws Exception {
        byte[] good = answer(CHAIN.get(0), null);
        RevocationData data = collect(List.of(), answer(PKI.agency().certificate(), null), good);
        assertThat(data.ocspResponses()).containsExactly(good);
        assertThat(data.certificates()).containsExactly(CHAIN.get(1), PKI.ocsp().certificate());
    }

    @Test
    void answerIsPreferredToAList() throws Exception {
        RevocationData data = collect(PKI.crls(), answer(CHAIN.get(0), null));
        assertThat(data.crls()).isEmpty();
        assertThat(data.ocspResponses()).hasSize(1);
    }

    @Test
    void answersForOthersDoNotTell() throws Exception {
        assertFails("REVOCATION_SOURCE_MISSING", answer(PKI.agency().certificate(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORISED_SIGNER, REVOCATION_ANSWER_WRONG",
        "STRANGER, REVOCATION_ANSWER_WRONG",
        "BAD_SIGNATURE, REVOCATION_ANSWER_WRONG",
        "EXPIRED_SIGNER, REVOCATION_ANSWER_WRONG",
        "STALE, REVOCATION_ANSWER_NOT_CURRENT",
        "FUTURE, REVOCATION_ANSWER_NOT_CURRENT",
        "UNKNOWN, REVOCATION_CERTIFICATE_UNKNOWN",
        "REVOKED, REVOCATION_CERTIFICATE_REVOKED",
        "TRY_LATER, REVOCATION_REJECTED"
    })
    void answersThatProveNothingAreRefused(OcspFault fault, String code) throws Exception {
        assertFails(code, answer(CHAIN.get(0), fault));
    }

    @Test
    void damagedAnswerIsRefusedAndALaterOneTells() throws Exception {
        assertFails("REVOCATION_ANSWER_MALFORMED", new byte[] {0x30, 0x00});
        assertThat(collect(List.of(), new byte[] {0x30, 0x00}, answer(CHAIN.get(0), null))
                        .ocspResponses())
                .hasSize(1);
    }

    @Test
    void revokedByAnyIsBelieved() throws Exception {
        byte[] good = answer(CHAIN.get(0), null);
        assertFails("REVOCATION_CERTIFICATE_REVOKED", good, answer(CHAIN.get(0), OcspFault.REVOKED));
        List<X509CRL> revoked = PKI.crls(Revocation.of(CHAIN.get(0), NOW.minusSeconds(60)));
        assertThat(catchThrowableOfType(PolicyException.class, () -> collect(revoked, good))
                        .code())
                .isEqualTo("REVOCATION_CERTIFICATE_REVOKED");
    }

    /** RFC 6960, 4.2.2.2.1: the proof of the responder's own status becomes part of the data. */
    @Test
    void responderWithoutNoCheckNeedsItsOwnProof() throws Exception {
        X509Certificate responder = server.withoutNoCheck().certificate();
        byte[] unproved = answer(CHAIN.get(0), OcspFault.SIGNER_WITHOUT_NOCHECK);
        assertFails("REVOCATION_ANSWER_WRONG", unproved);
        assertFails("REVOCATION_ANSWER_WRONG", unproved, answer(responder, OcspFault.SIGNER_WITHOUT_NOCHECK));
        assertFails("REVOCATION_ANSWER_WRONG", unproved, answer(responder, OcspFault.REVOKED));

        byte[] proof = answer(responder, null);
        RevocationData data = collect(List.of(), unproved, proof);
        assertThat(data.ocspResponses()).containsExactly(unproved, proof);
        assertThat(data.certificates())
                .containsExactly(CHAIN.get(1), responder, PKI.ocsp().certificate());
    }

    @Test
    void materialDoesNotChangeWhenItsArraysDo() throws Exception {
        byte[] good = answer(CHAIN.get(0), null);
        ValidationMaterial material = new ValidationMaterial(List.of(), List.of(), new ArrayList<>(List.of(good)));
        good[0] ^= 1;
        byte[] out = material.ocspResponses().get(0);
        assertThat(out).isNotEqualTo(good);
        out[0] ^= 1;
        assertThat(material.ocspResponses().get(0)).isNotEqualTo(out);
    }

    @Test
    void answersAreReadFromFiles() throws Exception {
        byte[] good = answer(CHAIN.get(0), null);
        Path der = Files.write(folder.resolve("answer.ors"), good);
        Path pem = Files.writeString(
                folder.resolve("answer.pem"),
                "-----BEGIN OCSP RESPONSE-----\n" + Base64.getMimeEncoder().encodeToString(good)
                        + "\n-----END OCSP RESPONSE-----\n");
        for (Path file : List.of(der, pem)) {
            assertThat(ValidationMaterial.from(List.of(file)).ocspResponses()).containsExactly(good);
        }
        Path refusal = Files.write(folder.resolve("later.ors"), answer(CHAIN.get(0), OcspFault.TRY_LATER));
        assertThat(catchThrowableOfType(PolicyException.class, () -> ValidationMaterial.from(List.of(refusal)))
                        .code())
                .isEqualTo("TRUST_FILE_UNREADABLE");
    }
}
