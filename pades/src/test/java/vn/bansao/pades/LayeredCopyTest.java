package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.DocumentSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.LayeredPages;
import vn.bansao.testing.TestPki;

/** Copies of pages that are not one image: each looks like the page it was made of, pixel by pixel. */
class LayeredCopyTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final int DPI = 100;

    private static CertifiedCopy certified(byte[] source) throws IOException {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .build()
                .certify(Scan.of(List.of(DocumentSource.of("scan.pdf", source))), Samples.record(1));
    }

    @ParameterizedTest
    @EnumSource(LayeredPages.class)
    void pageLooksTheSame(LayeredPages page) throws Exception {
        byte[] source = page.file();

        byte[] copy = certified(source).toBytes();

        CopyCheck.requireSigned(copy);
        assertThat(new String(copy, StandardCharsets.UTF_8)).contains(">" + Embedding.IMPORTED + "<");
        BufferedImage expected = rendered(source);
        BufferedImage actual = rendered(copy);
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        int different = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                different += expected.getRGB(x, y) == actual.getRGB(x, y) ? 0 : 1;
            }
        }
        assertThat(different).as("pixels that differ").isZero();
    }

    /** The data of a strip stand in the copy as they stand in the scan. */
    @Test
    void stripsAreNotCodedAnew() throws IOException {
        String source = new String(LayeredPages.STRIPS.file(), StandardCharsets.ISO_8859_1);
        String copy = new String(certified(LayeredPages.STRIPS.file()).toBytes(), StandardCharsets.ISO_8859_1);

        String[] streams = source.split("/Subtype/Image");
        assertThat(streams).hasSize(20);
        for (int i = 1; i < streams.length; i++) {
            int from = streams[i].indexOf("stream\n");
            assertThat(copy).contains(streams[i].substring(from, streams[i].indexOf("\nendstream")));
        }
    }

    private static BufferedImage rendered(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
        }
    }
}
