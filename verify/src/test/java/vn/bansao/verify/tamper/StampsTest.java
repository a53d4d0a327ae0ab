package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.bansao.testing.Revocation;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/**
 * Signature timestamps that were taken away. Nothing signs the unsigned attributes of the seal, so a copy without its
 * seal's timestamp looks as one that never had it: it stays a good copy of level B-B for as long as its certificates
 * are good, and proves no time any more.
 */
class StampsTest {

    /** The copy of the bench, its seal as it was but without the timestamp. */
    static byte[] withoutSealsStamp() {
        return CmsForge.rewritten(Bench.copy(), signer -> signer.remove(signer.size() - 1));
    }

    @Test
    void strippedTimestampLowersTheLevel() {
        ValidationReport whole = Bench.verify(Bench.copy());
        ValidationReport stripped = Bench.verify(withoutSealsStamp());

        assertThat(seal(whole).level()).isEqualTo(SignatureLevel.BASELINE_T);
        assertThat(seal(whole).times().proved()).isTrue();
        assertThat(stripped.verdict()).isEqualTo(Verdict.VALID);
        assertThat(seal(stripped).level()).isEqualTo(SignatureLevel.BASELINE_B);
        assertThat(seal(stripped).times().proved()).isFalse();
        assertThat(stripped.timestamps()).hasSize(whole.timestamps().size() - 1);
    }

    /** The counterpart of the vector revokedAfterSigningAndStampStripped. */
    @Test
    void wholeCopyOutlivesItsSealsCertificateAccepted() {
        Revocation agency = Revocation.of(
                Bench.PKI.agency().certificate(), Bench.CLOCK.instant().plus(Duration.ofDays(1)));
        ValidationReport report = Bench.verify(TrustTest.later(agency).build(), Bench.copy());
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
    }

    private static SignatureVerdict seal(ValidationReport report) {
        return report.signatures().get(1);
    }
}
