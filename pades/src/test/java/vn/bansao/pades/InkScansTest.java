package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.scan.InkPages;
import vn.bansao.pades.internal.scan.Jbig2Files;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Kinds that scanners seldom make: JPEGs of inks inside PDF and TIFF, JBIG2 with and without shared segments. */
class InkScansTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);

    @TempDir
    private Path folder;

    private static byte[] copy(byte[] file) throws IOException {
        Scan scan = Scan.of(List.of(DocumentSource.of("scan", file)));
        return Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .build()
                .certify(scan, Samples.record(1))
                .toBytes();
    }

    private static BufferedImage drawn(byte[] pdf, float dpi) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi);
        }
    }

    private static void assertSame(BufferedImage copy, BufferedImage source) {
        assertThat(copy.getWidth()).isEqualTo(source.getWidth());
        int width = source.getWidth();
        int height = source.getHeight();
        assertThat(copy.getRGB(0, 0, width, height, null, 0, width))
                .isEqualTo(source.getRGB(0, 0, width, height, null, 0, width));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegOfInksInAPdfIsDrawnAsThere(boolean inverted) throws IOException {
        byte[] pdf = InkPages.pdf(true, inverted);
        BufferedImage source = drawn(pdf, 72);
        assertThat(source.getRGB(10, 10)).as("not white").isNotEqualTo(-1);
        assertSame(drawn(copy(pdf), 72), source);
    }

    @Test
    void aJpegOfInksInAPdfNeedsItsProfile() {
        assertThatThrownBy(() -> copy(InkPages.pdf(false, false)))
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).isEqualTo("SCAN_PDF_CMYK_WITHOUT_PROFILE"));
    }

    /** PDFBox draws the file's JPEG out of a PDF of ours as it draws it out of one by hand. */
    @Test
    void aJpegOfInksInATiffIsDrawn() throws IOException {
        BufferedImage byHand = drawn(InkPages.pdf(true, false), 72);
        assertSame(drawn(copy(InkPages.tiff(true)), 72), byHand);
    }

    @Test
    void aJpegOfInksInATiffNeedsItsProfile() {
        assertThatThrownBy(() -> copy(InkPages.tiff(false)))
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).isEqualTo("SCAN_TIFF_CMYK_WITHOUT_PROFILE"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void jbig2IsDrawnAsInItsPdf(boolean shared) throws Exception {
        byte[] pdf = shared
                ? Jbig2Files.pdf(Jbig2Files.globals(), Jbig2Files.halftone())
                : Jbig2Files.pdf(new byte[0], Jbig2Files.plain());

        byte[] source = poppler(pdf);

        int black = 0;
        for (byte value : source) {
            black += value == 0 ? 1 : 0;
        }
        assertThat(black).as("bytes of black pixels").isBetween(source.length / 20, source.length * 19 / 20);
        assertThat(poppler(copy(pdf))).isEqualTo(source);
    }

    private byte[] poppler(byte[] pdf) throws Exception {
        Path file = Files.write(folder.resolve("page.pdf"), pdf);
        Path picture = folder.resolve("page");
        Process process;
        try {
            process = new ProcessBuilder(
                            "pdftoppm",
                            "-cropbox",
                            "-r",
                            "72",
                            "-f",
                            "1",
                            "-l",
                            "1",
                            "-singlefile",
                            "-gray",
                            "" + file,
                            "" + picture)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(System.getProperty("bansao.externalTools", "").equals("required"), "skipped: no pdftoppm");
            throw e;
        }
        String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).as("poppler's complaints").isEmpty();
        return Files.readAllBytes(folder.resolve("page.pgm"));
    }
}
