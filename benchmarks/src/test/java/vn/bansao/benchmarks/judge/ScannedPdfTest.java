package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.examples.quickstart.Quickstart;
import vn.bansao.scan.Scan;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Every real PDF of a scanner, certified by the quickstart: all judges agree, and each page looks like the one it was. */
class ScannedPdfTest {
    private static final ExternalTool PDFTOPPM = new ExternalTool("pdftoppm", "Debian: poppler-utils");
    private static final ExternalTool QPDF = new ExternalTool("qpdf", "Debian: qpdf");

    @TempDir
    private Path folder;

    /** Each in the resolution of its image: fax, JPEG, Flate, JPEG 2000, JBIG2 askew. */
    @ParameterizedTest
    @CsvSource({"ccitt, 300", "francais, 300", "graph, 96", "lichtenstein, 96", "skew, 300"})
    void copyAcceptedAndItsPageLooksTheSame(String name, int dpi) throws IOException {
        Path scan = scan(name + ".pdf");

        Path copy = certified(scan);

        requireSamePages(scan, copy, 1, dpi);
    }

    /** JPEG with a profile, samples, palettes, rotated pages; the last page of the file has a mask. */
    @Test
    void copyOfSeveralPagesAcceptedAndLooksTheSame() throws IOException {
        Assumptions.assumeTrue(QPDF.find().isPresent() || ExternalTool.required(), "skipped: no qpdf");
        Path scan = folder.resolve("pages.pdf");
        QPDF.run(List.of(scan("multipage.pdf").toString(), "--pages", ".", "1-5", "--", scan.toString()));

        Path copy = certified(scan);

        requireSamePages(scan, copy, 5, 150);
    }

    @Test
    void everyOtherPdfIsRefusedForItsReason() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        try (Stream<Path> files = Files.list(scan("ccitt.pdf").resolveSibling("."))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pdf")).toList()) {
                try {
                    Files.deleteIfExists(folder.resolve("copy.pdf"));
                    Scan.of(file).pageCount();
                    if (run(file) != 0) {
                        refused.put(file.getFileName().toString(), "a page");
                        assertThat(folder.resolve("copy.pdf")).doesNotExist();
                    }
                } catch (CertifiedCopyException e) {
                    refused.put(file.getFileName().toString(), e.code());
                }
            }
        }
        assertThat(refused)
                .containsOnly(
                        Map.entry("acroform.pdf", "SCAN_PDF_FORM"),
                        Map.entry("aspect.pdf", "a page"),
                        Map.entry("invalid.pdf", "SCAN_PDF_MALFORMED"),
                        Map.entry("multipage.pdf", "a page"),
                        Map.entry("trivial.pdf", "a page"));
    }

    private int run(Path scan) {
        return Quickstart.run(
                "--out",
                folder.resolve("copy.pdf").toString(),
                "--anchors-out",
                folder.resolve("anchors.pem").toString(),
                "--level",
                "T",
                "--scan",
                scan.toString());
    }

    private Path certified(Path scan) throws IOException {
        Path copy = folder.resolve("copy.pdf");
        Path anchors = folder.resolve("anchors.pem");
        assertThat(run(scan)).isZero();
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
        assertThat(report.findings()).extracting(Finding::code).doesNotContain(FindingCode.COPY_PAGE_TRANSCODED);
        return copy;
    }

    private void requireSamePages(Path scan, Path copy, int pages, int dpi) throws IOException {
        Assumptions.assumeTrue(PDFTOPPM.find().isPresent() || ExternalTool.required(), "skipped: no pdftoppm");
        for (int page = 1; page <= pages; page++) {
            assertThat(rendered(copy, page, dpi)).as("page " + page).isEqualTo(rendered(scan, page, dpi));
        }
    }

    private byte[] rendered(Path pdf, int page, int dpi) throws IOException {
        Path picture = folder.resolve("picture");
        String number = Integer.toString(page);
        ExternalTool.Result result = PDFTOPPM.run(List.of(
                "-cropbox",
                "-r",
                Integer.toString(dpi),
                "-f",
                number,
                "-l",
                number,
                "-singlefile",
                pdf.toString(),
                picture.toString()));
        assertThat(result.exit()).as(result.output()).isZero();
        return Files.readAllBytes(folder.resolve("picture.ppm"));
    }

    private static Path scan(String name) {
        String folder = System.getProperty("bansao.scans", "");
        Assumptions.assumeFalse(folder.isEmpty(), "skipped: no real scans, set -Dbansao.scans=<folder>");
        return Path.of(folder, name);
    }
}
