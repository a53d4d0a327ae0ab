package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationData;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Copies whose OCSP answers come from a responder that needs a proof of its own status (RFC 6960, 4.2.2.2.1). */
class ResponderWithoutNoCheckTest {
    private static final TestCrlServer LISTS = TestCrlServer.start();
    private static final TestOcspResponder RESPONDER = TestOcspResponder.start();
    private static final TestPki PKI = TestPki.builder(KeyKind.P256, Bench.CLOCK)
            .published(LISTS.address())
            .ocsp(RESPONDER.address())
            .build();
    private static final OnlineAccess LOCAL = OnlineAccess.PUBLIC
            .allowing(Set.of("127.0.0.1"))
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10));

    @BeforeEach
    void behave() {
        LISTS.publish(PKI).behave();
        RESPONDER.answerFor(PKI).behave();
        RESPONDER.always(OcspFault.SIGNER_WITHOUT_NOCHECK);
    }

    @AfterAll
    static void close() {
        LISTS.close();
        RESPONDER.close();
    }

    private static CopyVerifier.Builder verifier() {
        return CopyVerifier.builder().trust(PKI.anchors()).clock(Bench.CLOCK);
    }

    @ParameterizedTest
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_LT", "BASELINE_LTA"})
    void copyCarriesTheProofAndIsValidOffLine(PadesLevel level) {
        byte[] copy = Bench.certified(PKI, level, 1, RevocationSource.online(LOCAL));
        int before = RESPONDER.requests() + LISTS.requests();

        ValidationReport report = Bench.verify(verifier().secondOpinion().build(), copy);

        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.secondOpinion().orElseThrow().verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .extracting(signature -> signature.level())
                .containsOnly(SignatureLevel.valueOf(level.name()));
        assertThat(RESPONDER.requests() + LISTS.requests()).isEqualTo(before);
    }

    /** The answers alone, as material: they count with the list that clears their responder, and not without. */
    @Test
    void answersWithoutTheirRespondersProofAreNone() throws Exception {
        RevocationData data = RevocationSource.online(LOCAL)
                .collect(PKI.certifier().chain(), List.of(PKI.rootCertificate()), Bench.CLOCK.instant());
        assertThat(data.ocspResponses()).hasSize(1);
        byte[] copy = Bench.certified(PKI, PadesLevel.BASELINE_B, 1);
        ValidationReport report = Bench.verify(
                verifier()
                        .material(new ValidationMaterial(List.of(), PKI.crls().subList(0, 1), data.ocspResponses()))
                        .build(),
                copy);
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
        assertThat(report.findings().toString()).contains("its responder's own status");
    }

    @Test
    void givenAnswersOfOrdinaryRespondersAreTheProof() {
        RESPONDER.behave();
        List<byte[]> answers = RevocationSource.online(LOCAL)
                .collect(PKI.certifier().chain(), Bench.CLOCK.instant())
                .union(RevocationSource.online(LOCAL).collect(PKI.agency().chain(), Bench.CLOCK.instant()))
                .ocspResponses();
        byte[] copy = Bench.certified(PKI, PadesLevel.BASELINE_B, 1);
        ValidationMaterial both = new ValidationMaterial(List.of(), PKI.crls().subList(0, 1), answers);
        ValidationReport report =
                Bench.verify(verifier().material(both).secondOpinion().build(), copy);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.secondOpinion().orElseThrow().verdict()).isEqualTo(Verdict.VALID);

        ValidationMaterial one = new ValidationMaterial(List.of(), PKI.crls().subList(0, 1), answers.subList(0, 1));
        Bench.assertRejected(
                Bench.verify(verifier().material(one).build(), copy),
                Verdict.INDETERMINATE,
                FindingCode.REVOCATION_DATA_MISSING);
    }

    /** On line the responder's status is asked for, too, of the list its certificate names. */
    @Test
    void onLineTheRespondersStatusIsAskedFor() {
        byte[] copy = Bench.certified(PKI, PadesLevel.BASELINE_T, 1);
        CopyVerifier online = verifier().online(LOCAL).build();
        assertThat(Bench.verify(online, copy).verdict()).isEqualTo(Verdict.VALID);

        LISTS.always(CrlFault.STALE);
        Bench.assertRejected(Bench.verify(online, copy), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
    }
}
