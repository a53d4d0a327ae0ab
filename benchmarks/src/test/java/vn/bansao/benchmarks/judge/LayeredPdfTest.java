package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.examples.quickstart.Quickstart;
import vn.bansao.testing.LayeredPages;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** One PDF with a page of every kind that is not one image: all judges accept its copy, whose pages are the same to a renderer. */
class LayeredPdfTest {
    @TempDir
    private Path folder;

    @Test
    void copyAcceptedAndEachPageLooksTheSame() throws IOException {
        Path scan = Files.write(folder.resolve("scan.pdf"), LayeredPages.all());
        Path copy = folder.resolve("copy.pdf");
        Path anchors = folder.resolve("anchors.pem");

        int exit = Quickstart.run(
                "--out",
                copy.toString(),
                "--anchors-out",
                anchors.toString(),
                "--level",
                "T",
                "--scan",
                scan.toString());

        assertThat(exit).isZero();
        TrustAnchors trusted = TrustAnchors.from(anchors);
        ValidationMaterial material = ValidationMaterial.from(List.of(anchors));
        JudgeInput input = new JudgeInput(
                List.copyOf(trusted.certificates()),
                material.crls(),
                Instant.now(),
                new Expected(Level.T, 2, 0, false));
        Judges.requireAccepted(Judges.quick(), copy, input);
        ValidationReport report =
                CopyVerifier.builder().trust(trusted).material(material).build().verify(DocumentSource.of(copy));
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        RenderedPages.assumeRenderer();
        RenderedPages rendered = new RenderedPages(folder);
        Path plain = rendered.withoutIntent(copy);
        for (LayeredPages page : LayeredPages.values()) {
            int number = page.ordinal() + 1;
            assertThat(rendered.page(plain, number, 144)).as(page.name()).isEqualTo(rendered.page(scan, number, 144));
        }
    }
}
