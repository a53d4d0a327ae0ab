package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.copy.PageRecord;
import vn.bansao.pades.internal.scan.TiffFiles;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Copies of TIFF scans: the pages that a viewer shows are the images of the file. */
class TiffCopyTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final int WIDTH = 400;
    private static final int HEIGHT = 560;
    private static final int DPI = 100;

    @TempDir
    private Path folder;

    private static CertifiedCopy copy(Scan scan, int pages) {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B).build().certify(scan, Samples.record(pages));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "LZW", "Deflate", "PackBits", "CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void pagesAreShownAsTheyAre(String compression) throws Exception {
        boolean fax = compression.startsWith("CCITT");
        List<BufferedImage> images = List.of(
                picture(BufferedImage.TYPE_BYTE_BINARY, 1),
                picture(fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_3BYTE_BGR, 2),
                picture(fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, 3));
        DocumentSource file = DocumentSource.of("scan.tif", tiff(images, compression));

        byte[] copy =
                copy(Scan.of(List.of(file)).withFallbackDpi(DPI), images.size()).toBytes();

        CopyCheck.requireSigned(copy);
        for (int i = 0; i < images.size(); i++) {
            requireSame(images.get(i), rendered(copy, i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesAreTurnedUpright(int orientation) throws Exception {
        BufferedImage image = picture(BufferedImage.TYPE_BYTE_GRAY, 4);
        byte[] samples = new byte[WIDTH * HEIGHT];
        image.getRaster().getDataElements(0, 0, WIDTH, HEIGHT, samples);
        byte[] file = TiffFiles.file(new TiffFiles.Page(WIDTH, HEIGHT, 1, 1)
                .set(258, 3, 8)
                .set(282, 5, DPI, 1)
                .set(283, 5, DPI, 1)
                .set(274, 3, orientation)
                .strips(HEIGHT, samples));

        byte[] copy =
                copy(Scan.of(List.of(DocumentSource.of("scan.tif", file))), 1).toBytes();

        requireSame(upright(image, orientation), rendered(copy, 0));
    }

    @Test
    void receiptTellsWhatWasExtractedAndWhatTranscoded() throws Exception {
        byte[] file = TiffFiles.file(
                new TiffFiles.Page(WIDTH, HEIGHT, 4, 0)
                        .set(282, 5, DPI, 1)
                        .set(283, 5, DPI, 1)
                        .strips(HEIGHT, faxOfWhite()),
                new TiffFiles.Page(WIDTH, HEIGHT, 1, 1).strips(HEIGHT, new byte[50 * HEIGHT]));
        Path target = folder.resolve("copy.pdf");

        List<PageRecord> pages = copy(Scan.of(List.of(DocumentSource.of("scan.tif", file))), 2)
                .writeTo(target)
                .record()
                .pages();

        assertThat(pages)
                .extracting(PageRecord::embedding)
                .containsExactly(PageRecord.Embedding.EXTRACTED, PageRecord.Embedding.TRANSCODED);
        assertThat(pages).extracting(PageRecord::colour).containsOnly(PageRecord.Colour.BILEVEL);
        requireSame(white(), rendered(Files.readAllBytes(target), 0));
    }

    private static byte[] faxOfWhite() {
        byte[] rows = new byte[HEIGHT / 8]; // a bit a row says: as the one above
        java.util.Arrays.fill(rows, (byte) 0xFF);
        return rows;
    }

    private static BufferedImage white() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    /** TIFF 6.0, Orientation: where row 0 and column 0 of the stored image are to be seen. */
    private static BufferedImage upright(BufferedImage stored, int orientation) {
        int w = stored.getWidth();
        int h = stored.getHeight();
        boolean sideways = orientation > 4;
        BufferedImage turned = new BufferedImage(sideways ? h : w, sideways ? w : h, stored.getType());
        AffineTransform transform = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(stored, transform, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage rendered(byte[] copy, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(copy)) {
            return new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.RGB);
        }
    }

    private static void requireSame(BufferedImage expected, BufferedImage actual) {
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if (colour(expected, x, y) != (actual.getRGB(x, y) & 0xFFFFFF)) {
                    throw new AssertionError("pixel " + x + ", " + y + " is "
                            + Integer.toHexString(actual.getRGB(x, y)) + ", not "
                            + Integer.toHexString(colour(expected, x, y)));
                }
            }
        }
    }

    /** Grey as its sample: getRGB would convert it from linear grey. */
    private static int colour(BufferedImage image, int x, int y) {
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? image.getRaster().getSample(x, y, 0) * 0x10101
                : image.getRGB(x, y) & 0xFFFFFF;
    }

    private static BufferedImage picture(int type, int seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new java.awt.Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(80), random.nextInt(60));
        }
        graphics.dispose();
        return image;
    }

    private static byte[] tiff(List<BufferedImage> images, String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage image : images) {
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                if (!compression.equals("none")) {
                    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    parameters.setCompressionType(compression);
                }
                writer.writeToSequence(new IIOImage(image, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
