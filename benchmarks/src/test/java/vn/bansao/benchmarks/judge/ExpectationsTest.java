package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/** Good files that are not what the judge was told to expect, or that it has no reason to trust. */
class ExpectationsTest {

    @Test
    void higherLevelThanMadeRejected() throws IOException {
        assertThat(rejecting(Samples.T, new Expected(Level.LT, 2, 0, false))).containsExactly("dss", "itext", "mutool");
    }

    @Test
    void lowerLevelThanMadeRejected() throws IOException {
        assertThat(rejecting(Samples.T, new Expected(Level.B, 2, 0, false))).containsExactly("dss", "itext", "openssl");
    }

    @Test
    void missingSignatureRejected() throws IOException {
        assertThat(rejecting(Samples.T, new Expected(Level.T, 3, 0, false)))
                .containsExactly("dss", "itext", "mutool", "openssl", "pdfsig");
    }

    @Test
    void signatureTooManyRejected() throws IOException {
        assertThat(rejecting(Samples.T, new Expected(Level.T, 1, 0, false)))
                .containsExactly("dss", "itext", "mutool", "openssl", "pdfsig");
    }

    @Test
    void missingRenewalRejected() throws IOException {
        assertThat(rejecting(Samples.LTA, new Expected(Level.LTA, 2, 2, false)))
                .containsExactly("dss", "itext", "mutool", "openssl", "pdfsig");
    }

    @Test
    void anchorsOfAnotherAuthorityRejected() throws IOException {
        JudgeInput good = Samples.T.input();
        JudgeInput other =
                new JudgeInput(Samples.LTA_RENEWED.input().anchors(), good.crls(), good.at(), good.expected());

        assertThat(Panel.rejecting(Samples.T.path(), other)).containsExactly("dss", "itext", "openssl");
    }

    @Test
    void noRevocationDataRejected() throws IOException {
        JudgeInput good = Samples.T.input();
        JudgeInput bare = new JudgeInput(good.anchors(), List.of(), good.at(), good.expected());

        assertThat(Panel.rejecting(Samples.T.path(), bare)).containsExactly("dss", "itext");
    }

    @Test
    void judgedBeforeTheCertificatesWereMadeRejected() throws IOException {
        assertThat(judgedAt("2020-01-01T00:00:00Z")).containsExactly("dss", "itext");
    }

    @Test
    void judgedAfterTheCertificatesExpiredRejected() throws IOException {
        assertThat(judgedAt("2056-01-01T00:00:00Z")).containsExactly("dss", "itext");
    }

    private static Set<String> judgedAt(String instant) throws IOException {
        JudgeInput good = Samples.T.input();
        JudgeInput then = new JudgeInput(good.anchors(), good.crls(), Instant.parse(instant), good.expected());
        return Panel.rejecting(Samples.T.path(), then);
    }

    private static Set<String> rejecting(Samples sample, Expected expected) throws IOException {
        return Panel.rejecting(sample.path(), sample.input(expected));
    }
}
