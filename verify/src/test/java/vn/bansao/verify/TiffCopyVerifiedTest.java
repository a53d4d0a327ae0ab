package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Copies of scans whose images were taken out of their files: the digest of each page is checked. */
class TiffCopyVerifiedTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);

    @Test
    void faxOfOneStripAccepted() throws IOException {
        byte[] copy = copyOf(20);

        ValidationReport report = verify(copy);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.COPY_PAGE_TRANSCODED, FindingCode.COPY_PAGE_DIGEST_WRONG);
    }

    @Test
    void faxOfSeveralStripsAcceptedWithANote() throws IOException {
        ValidationReport report = verify(copyOf(2_000));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.findings()).extracting(Finding::code).contains(FindingCode.COPY_PAGE_TRANSCODED);
    }

    private static byte[] copyOf(int rows) throws IOException {
        Scan scan = Scan.of(List.of(DocumentSource.of("scan.tif", fax(rows)))).withFallbackDpi(100);
        return Copies.certified(PKI, PadesLevel.BASELINE_T, scan).toBytes();
    }

    private static ValidationReport verify(byte[] copy) throws IOException {
        return Copies.verifier(PKI).build().verify(DocumentSource.of("copy.pdf", copy));
    }

    /** The JDK makes strips of about 8 KiB. */
    private static byte[] fax(int rows) throws IOException {
        BufferedImage image = new BufferedImage(420, rows, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = 0; i < rows; i++) {
            image.setRGB(i * 7 % 420, i, 0xFFFFFF);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("CCITT T.6");
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
