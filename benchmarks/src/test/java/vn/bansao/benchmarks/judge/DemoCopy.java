package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.examples.quickstart.Quickstart;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** A copy that the quickstart makes, and what the judges that run in no time say of it. */
record DemoCopy(Path copy, Path anchors) {

    /** In a folder of its own. */
    static DemoCopy in(Path folder) {
        return new DemoCopy(folder.resolve("copy.pdf"), folder.resolve("anchors.pem"));
    }

    /** Certifies one scan at B-T with two signatures, and tells the exit code. */
    int certify(Path scan) {
        return Quickstart.run(
                "--out",
                copy.toString(),
                "--anchors-out",
                anchors.toString(),
                "--level",
                "T",
                "--scan",
                scan.toString());
    }

    /** Demands that all accept a copy made by {@link #certify}. */
    ValidationReport requireAccepted() throws IOException {
        return requireAccepted(new Expected(Level.T, 2, 0, false));
    }

    /** Demands that all accept it, our verifier among them, whose report it gives. */
    ValidationReport requireAccepted(Expected expected) throws IOException {
        TrustAnchors trusted = TrustAnchors.from(anchors);
        ValidationMaterial material = ValidationMaterial.from(List.of(anchors));
        JudgeInput input =
                new JudgeInput(List.copyOf(trusted.certificates()), material.crls(), Instant.now(), expected);
        Judges.requireAccepted(Judges.quick(), copy, input);
        ValidationReport report =
                CopyVerifier.builder().trust(trusted).material(material).build().verify(DocumentSource.of(copy));
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        return report;
    }
}
