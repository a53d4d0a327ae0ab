package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.bansao.CertifiedCopyException;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.scan.Scan;

/** Scanners' PDFs, and the PDFs of other projects' tests, where they are given. */
class RealPdfTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Test
    void scannedPdfsAreReadOrRefusedForTheirKnownReason() throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path file : files("bansao.scans")) {
            results.put(file.getFileName().toString(), result(file));
        }
        assertThat(results)
                .containsOnly(
                        Map.entry("acroform.pdf", "SCAN_PDF_FORM"),
                        Map.entry("aspect.pdf", "IMPORTED"),
                        Map.entry("ccitt.pdf", "CCITTFaxDecode"),
                        Map.entry("francais.pdf", "DCTDecode"),
                        Map.entry("graph.pdf", "FlateDecode"),
                        Map.entry("invalid.pdf", "SCAN_PDF_MALFORMED"),
                        Map.entry("lichtenstein.pdf", "JPXDecode"),
                        Map.entry(
                                "multipage.pdf",
                                "DCTDecode FlateDecode FlateDecode [/FlateDecode/DCTDecode] FlateDecode IMPORTED"),
                        Map.entry("skew.pdf", "JBIG2Decode"),
                        Map.entry("trivial.pdf", "SCAN_PDF_PAGE_NOT_AN_IMAGE"));
    }

    @Test
    void pdfsOfTheCorpusAreReadOrRefusedInTime() throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path file : files("bansao.corpus")) {
            results.put(file.toString(), result(file));
        }
        assertThat(results).hasSizeGreaterThan(100);
        assertThat(results.entrySet().stream().filter(entry -> entry.getKey().matches(".*/sig-.*")))
                .as("signed files")
                .isNotEmpty()
                .allMatch(entry -> entry.getValue().startsWith("SCAN_"));
    }

    private static String result(Path path) throws IOException {
        Scan scan = Scan.of(path);
        long start = System.nanoTime();
        String result;
        try {
            int count = scan.pageCount();
            ScanPages pages = ScanPages.of(scan, count, new byte[1 << 16], DigestAlgorithm.SHA256.newDigest());
            StringBuilder kinds = new StringBuilder();
            for (int i = 0; i < count; i++) {
                try (ScanPageReader page = pages.open(i)) {
                    page.transferTo((bytes, from, length) -> {});
                    ImageCoding coding = page.header().coding();
                    boolean imported = coding.embedding() == Embedding.IMPORTED;
                    kinds.append(imported ? "IMPORTED" : coding.filter()).append(' ');
                }
            }
            result = kinds.toString().strip();
        } catch (CertifiedCopyException e) {
            assertThatCode(e::getMessage).doesNotThrowAnyException();
            result = e.code();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(path.toString())
                .isLessThan(LIMIT);
        return result;
    }

    private static List<Path> files(String property) throws IOException {
        String root = System.getProperty(property, "");
        assumeFalse(root.isEmpty(), "skipped: -D" + property + " is not set");
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all.filter(file -> file.toString().endsWith(".pdf") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
