package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.bansao.CertifiedCopyException;

/** Scans of real pages, and the images of other projects' tests, where they are given. */
class RealScansTest {

    @Test
    void everyImageIsReadWithoutLoss() throws IOException {
        List<Path> files = files("bansao.scans");
        for (Path path : files) {
            assertReadWithoutLoss(path);
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void imagesOfTheCorpusAreReadOrRefusedForTheirKnownReason() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (Path path : files("bansao.corpus", "pdfbox", "image")) {
            try {
                assertReadWithoutLoss(path);
            } catch (CertifiedCopyException e) {
                refused.put(path.getFileName().toString(), e.code());
            }
        }
        assertThat(refused)
                .containsOnly(
                        Map.entry("jpegcmyk.jpg", "SCAN_JPEG_CMYK_WITHOUT_PROFILE"),
                        Map.entry("png_alpha_rgb.png", "SCAN_PNG_TRANSPARENT"),
                        Map.entry("png_indexed_4bit_alpha.png", "SCAN_PNG_TRANSPARENT"));
    }

    private static void assertReadWithoutLoss(Path path) throws IOException {
        byte[] file = Files.readAllBytes(path);
        if (path.toString().endsWith(".tif")) {
            List<Reading> pages = Reading.pages(Reading.scan(file).withFallbackDpi(300));
            for (int i = 0; i < pages.size(); i++) {
                TiffImageIoTest.assertSamePixels(file, i, pages.get(i));
            }
            return;
        }
        Reading reading = Reading.of(Reading.scan(file).withFallbackDpi(300));
        ImageFacts.of(file).assertSame(reading.header());
        if (reading.header().coding().isJpeg()) {
            assertThat(reading.body()).isEqualTo(file);
        } else {
            PngSamplesTest.assertSameAsImageIo(file, FlatePixels.decode(reading));
        }
    }

    private static List<Path> files(String property, String... folders) throws IOException {
        String root = System.getProperty(property, "");
        assumeFalse(root.isEmpty(), "skipped: -D" + property + " is not set");
        try (Stream<Path> all = Files.walk(Path.of(root, folders))) {
            return all.filter(f -> f.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|tiff?)"))
                    .sorted()
                    .toList();
        }
    }
}
