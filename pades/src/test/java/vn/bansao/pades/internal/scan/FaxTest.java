package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.scan.ScanLimits;

/** Our codec of T.6 against PDFBox's: what one encodes the other decodes to the same pixels. */
class FaxTest {

    /** Widths around the ends of bytes and of codes; with the longest white run of a code, and beyond. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 63, 64, 65, 1727, 1728, 1729, 2559, 2560, 2561, 2623, 2624, 2625, 5200, 9000})
    void whatOneEncodesTheOtherDecodes(int width) throws IOException {
        for (int density : new int[] {2, 20, 500, 100_000}) {
            BufferedImage image = noise(width, 30, density);
            byte[] theirs = encodedByPdfBox(image);

            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            FaxEncoder encoder = new FaxEncoder(ours::write, width);
            FaxDecoder decoder = new FaxDecoder(width, FaxDecoder.Kind.GROUP_4, bytes(theirs));
            decoder.begin(new ByteArrayInputStream(theirs));
            byte[] row = new byte[(width + 7) / 8];
            for (int y = 0; y < image.getHeight(); y++) {
                FaxRow decoded = decoder.next();
                decoded.paint(row);
                for (int x = 0; x < width; x++) {
                    int black = row[x / 8] >> (7 - x % 8) & 1;
                    if (black == (image.getRGB(x, y) & 1)) {
                        throw new AssertionError("pixel " + x + ", " + y);
                    }
                }
                encoder.row(decoded);
            }
            assertThat(encoder.end()).isEqualTo(ours.size());

            ImageCoding coding = new ImageCoding(
                    "CCITTFaxDecode",
                    "<</K -1/Columns " + width + "/Rows 30>>",
                    vn.bansao.copy.PageRecord.Embedding.TRANSCODED);
            ImageHeader header = new ImageHeader(
                    coding,
                    new Raster(width, 30, 1, Colour.GRAY, null),
                    new Density(300, 300),
                    1,
                    null,
                    java.util.OptionalLong.empty());
            assertThat(FaxPixels.decode(header, ours.toByteArray())).isDeepEqualTo(FaxPixels.of(image));
        }
    }

    /** Runs of about {@code density} pixels; every fourth row like the one above, moved by up to four pixels. */
    private static BufferedImage noise(int width, int height, int density) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        Random random = new Random(width * 31L + density);
        for (int y = 0; y < height; y++) {
            int colour = random.nextInt(2);
            int shift = random.nextInt(9) - 4;
            for (int x = 0; x < width; x++) {
                colour = random.nextInt(density) == 0 ? 1 - colour : colour;
                boolean moved = y % 4 != 0 && x + shift >= 0 && x + shift < width;
                image.setRGB(x, y, moved ? image.getRGB(x + shift, y - 1) : -colour);
            }
        }
        return image;
    }

    private static byte[] encodedByPdfBox(BufferedImage image) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDImageXObject encoded = CCITTFactory.createFromImage(document, image);
            return encoded.getCOSObject().createRawInputStream().readAllBytes();
        }
    }

    private static ScanBytes bytes(byte[] file) throws IOException {
        return new ScanBytes(DocumentSource.of("fax", file), 1, ScanLimits.STANDARD);
    }
}
