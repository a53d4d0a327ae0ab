package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.scan.Scan;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;

/** Every real PDF of a scanner, certified by the quickstart: all judges agree, and each page looks like the one it was. */
class ScannedPdfTest {
    @TempDir
    private Path folder;

    /** Each in the resolution of its image: fax, JPEG, Flate, JPEG 2000, JBIG2 askew; and several images on one page. */
    @ParameterizedTest
    @CsvSource({"ccitt, 300", "francais, 300", "graph, 96", "lichtenstein, 96", "skew, 300", "aspect, 100"})
    void copyAcceptedAndItsPageLooksTheSame(String name, int dpi) throws IOException {
        Path scan = scan(name + ".pdf");

        Path copy = certified(scan);

        requireSamePages(scan, copy, 1, dpi);
    }

    /** JPEG with a profile, samples, palettes, rotated pages; the last page of the file has a mask. */
    @Test
    void copyOfSeveralPagesAcceptedAndLooksTheSame() throws IOException {
        Path scan = scan("multipage.pdf");

        Path copy = certified(scan);

        requireSamePages(scan, copy, 6, 150);
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
                    if (DemoCopy.in(folder).certify(file) != 0) {
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
                        Map.entry("invalid.pdf", "SCAN_PDF_MALFORMED"),
                        Map.entry("trivial.pdf", "a page"));
    }

    private Path certified(Path scan) throws IOException {
        DemoCopy demo = DemoCopy.in(folder);
        assertThat(demo.certify(scan)).isZero();
        assertThat(demo.requireAccepted().findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.COPY_PAGE_TRANSCODED);
        return demo.copy();
    }

    private void requireSamePages(Path scan, Path copy, int pages, int dpi) throws IOException {
        RenderedPages.assumeRenderer();
        RenderedPages rendered = new RenderedPages(folder);
        for (int page = 1; page <= pages; page++) {
            assertThat(rendered.page(copy, page, dpi)).as("page " + page).isEqualTo(rendered.page(scan, page, dpi));
        }
    }

    private static Path scan(String name) {
        String folder = System.getProperty("bansao.scans", "");
        Assumptions.assumeFalse(folder.isEmpty(), "skipped: no real scans, set -Dbansao.scans=<folder>");
        return Path.of(folder, name);
    }
}
