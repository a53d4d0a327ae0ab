package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.report.ReportFormat;

/** Copies of scans that are partly transparent: made on request only, shown on white, and told of in every report. */
class FlattenedCopyVerifiedTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);
    private static final int SIDE = 420;

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void transparencyLaidOnWhiteAcceptedWithANote(String format) throws IOException {
        Scan scan = Scan.of(List.of(DocumentSource.of("scan." + format, halfTransparent(format))))
                .withFallbackDpi(100);
        assertThatThrownBy(
                        () -> Copies.certified(PKI, PadesLevel.BASELINE_T, scan).toBytes())
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).endsWith("_TRANSPARENT"));

        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, scan.withFlattenedAlpha())
                .toBytes();

        ValidationReport report = Copies.verifier(PKI).build().verify(DocumentSource.of("copy.pdf", copy));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.findings()).extracting(Finding::code).contains(FindingCode.COPY_PAGE_FLATTENED);
        for (ReportFormat shown : new ReportFormat[] {ReportFormat.TEXT, ReportFormat.JSON, ReportFormat.HTML}) {
            StringWriter text = new StringWriter();
            shown.write(report, Locale.ENGLISH, text);
            assertThat(text.toString()).contains("laid on white");
        }
        try (PDDocument document = Loader.loadPDF(copy)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
            assertThat(page.getRGB(100, 50) & 0xFFFFFF).isEqualTo(0x9B9B9B); // 255 - 100
            assertThat(page.getRGB(100, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
    }

    /** Nothing in the upper ten rows, then black of which a part is seen. */
    private static byte[] halfTransparent(String format) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 10; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, 0x64000000); // 100 of 255
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
