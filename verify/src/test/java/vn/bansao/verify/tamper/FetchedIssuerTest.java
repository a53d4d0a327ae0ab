package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bansao.crypto.SigningKey;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Keys that bring nothing but their own certificate: the copy carries the issuer's, fetched from where it says. */
class FetchedIssuerTest {

    private static SigningKey alone(TestIdentity signer) {
        return new TestIdentity(signer.kind(), signer.privateKey(), List.of(signer.certificate())).signingKey("alone");
    }

    @Test
    void copyCarriesTheIssuerAndIsValidOffLine() {
        byte[] copy;
        TestPki pki;
        try (TestCrlServer server = TestCrlServer.start()) {
            pki = TestPki.builder(KeyKind.P256, Bench.CLOCK)
                    .published(server.address())
                    .build();
            server.publish(pki);
            RevocationSource source = RevocationSource.online(OnlineAccess.PUBLIC.allowing(Set.of("127.0.0.1")));
            copy = Bench.certified(
                    pki, alone(pki.certifier()), alone(pki.agency()), PadesLevel.BASELINE_LTA, 1, source);
            assertThat(server.requests()).as("the issuer and two lists").isEqualTo(3);
        }
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(pki.anchors())
                .clock(Bench.CLOCK)
                .secondOpinion()
                .build();

        ValidationReport report = Bench.verify(verifier, copy);

        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .extracting(signature -> signature.level())
                .containsOnly(SignatureLevel.BASELINE_LTA);
        assertThat(report.secondOpinion().orElseThrow().verdict()).isEqualTo(Verdict.VALID);
    }
}
