package vn.bansao.benchmarks.jmh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Judged;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;

/** Whether what is measured does the whole job. */
final class Judging {

    private Judging() {}

    /**
     * Passes a valid copy.
     *
     * @throws RuntimeException saying what is wrong with any other
     */
    static void requireValid(Peer peer, CopyJob job, byte[] pdf) throws IOException {
        Judged.requireJudgedValid(peer, job, pdf);
        if (peer != Peer.BANSAO && peer != Peer.BANSAO_UNDIGESTED) {
            return;
        }
        requireOursValid(job, pdf);
    }

    /** Passes a copy that this library's verifier calls valid, whatever its scans are. */
    static void requireOursValid(CopyJob job, byte[] pdf) throws IOException {
        ValidationReport report =
                verifier(job).verify(DocumentSource.of("copy.pdf", pdf)).requirePassed();
        int valid = report.validSignaturesCount();
        if (valid != job.signatures()) {
            throw new IllegalStateException(valid + " valid signatures, not " + job.signatures());
        }
    }

    private static CopyVerifier verifier(CopyJob job) {
        TestPki pki = job.pki();
        return CopyVerifier.builder()
                .trust(pki.anchors())
                .material(
                        job.level().carriesRevocationData()
                                ? ValidationMaterial.NONE
                                : new ValidationMaterial(List.of(), pki.crls()))
                .at(pki.clock().instant().plus(Duration.ofMinutes(1)))
                .build();
    }
}
