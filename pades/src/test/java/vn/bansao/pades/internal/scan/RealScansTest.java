package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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

    @Test
    void transparentImagesOfTheCorpusAreLaidOnWhiteOnRequest() throws IOException {
        List<Path> files = files("bansao.corpus", "pdfbox", "image").stream()
                .filter(path -> path.getFileName().toString().contains("alpha"))
                .toList();
        for (Path path : files) {
            byte[] file = Files.readAllBytes(path);
            Reading reading = Reading.of(Reading.scan(file).withFallbackDpi(300).withFlattenedAlpha());
            BufferedImage stored = ImageIO.read(new ByteArrayInputStream(file));
            int[][] samples = FlatePixels.decode(reading);
            for (int i = 0; i < stored.getWidth() * stored.getHeight(); i++) {
                int x = i % stored.getWidth();
                int y = i / stored.getWidth();
                assertThat(shown(reading.header(), samples[y], x))
                        .as(path + " " + x + ", " + y)
                        .isEqualTo(onWhite(stored.getRGB(x, y)));
            }
        }
        assertThat(files).hasSize(2);
    }

    private static int shown(ImageHeader header, int[] row, int x) {
        byte[] palette = header.palette();
        int rgb = 0;
        for (int band = 0; band < 3; band++) {
            rgb = rgb << 8 | (palette == null ? row[3 * x + band] : palette[3 * row[x] + band] & 0xFF);
        }
        return rgb;
    }

    private static int onWhite(int argb) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            rgb = rgb << 8 | FlatReference.blend(argb >> shift & 0xFF, argb >>> 24, 255);
        }
        return rgb;
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
