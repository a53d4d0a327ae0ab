package vn.bansao.pades.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.TiffFiles;
import vn.bansao.scan.Scan;
import vn.bansao.testing.CmykProfile;

/** Pictures of pages against those of the platform's own decoder, shrunk by means of squares. */
class PagePicturesTest {

    /** Shades, letters and edges in odd sizes, so that the last blocks are cut. */
    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(333, 471, type);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(250, 245, 235), 333, 471, new Color(120, 118, 112)));
        g.fillRect(0, 0, 333, 471);
        g.setColor(new Color(200, 30, 40));
        g.fillOval(40, 60, 90, 90);
        g.setColor(Color.BLACK);
        for (int line = 0; line < 12; line++) {
            g.drawString("Cộng hòa xã hội chủ nghĩa Việt Nam", 30, 180 + 20 * line);
        }
        g.dispose();
        return image;
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.9f);
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static PagePicture picture(byte[] file, int dpi) throws IOException {
        Scan scan = Scan.of(List.of(DocumentSource.of("page", file))).withFallbackDpi(dpi);
        try (ScanPageReader page = ScanPageReader.open(scan, 0)) {
            PagePicture picture = PagePictures.of(page);
            if (picture == null) {
                throw new AssertionError("not decoded");
            }
            return picture;
        }
    }

    /** The mean difference of luma to that of squares of {@code by} pixels, inside the page. */
    private static double difference(PagePicture picture, byte[] file, int by) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        long sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight() / by; y++) {
            for (int x = 0; x < image.getWidth() / by; x++) {
                int luma = 0;
                for (int i = 0; i < by * by; i++) {
                    luma += luma(image, x * by + i % by, y * by + i / by);
                }
                sum += Math.abs(picture.at(x, y) - luma / 256 / by / by);
                count++;
            }
        }
        return (double) sum / count;
    }

    /** Times 256; grey as it is stored, for {@code getRGB} gives it another gamma. */
    private static int luma(BufferedImage image, int x, int y) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return 256 * image.getRaster().getSample(x, y, 0);
        }
        if (image.getType() == BufferedImage.TYPE_USHORT_GRAY) {
            return image.getRaster().getSample(x, y, 0);
        }
        Color c = new Color(image.getRGB(x, y));
        return 77 * c.getRed() + 150 * c.getGreen() + 29 * c.getBlue();
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "200, 2", "300, 2", "400, 4", "800, 8", "1600, 16"})
    void aJpegIsShrunkAsItsDensityAsks(int dpi, int by) throws IOException {
        byte[] file = jpeg(image(BufferedImage.TYPE_INT_RGB), false);

        PagePicture picture = picture(file, dpi);

        assertThat(picture.width()).isEqualTo((333 + by - 1) / by);
        assertThat(picture.height()).isEqualTo((471 + by - 1) / by);
        assertThat(picture.dpiX()).isEqualTo((double) dpi / by);
        assertThat(difference(picture, file, by)).isLessThan(by == 1 ? 1.0 : 4.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void greyAndProgressiveJpegsAreDecoded(boolean progressive) throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
            byte[] file = jpeg(image(type), progressive);
            assertThat(difference(picture(file, 200), file, 2)).isLessThan(4.0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void pngsAreShrunkByMeansOfSquares(int type) throws IOException {
        byte[] file = png(image(type));
        for (int by : new int[] {1, 2, 4}) {
            assertThat(difference(picture(file, 100 * by), file, by)).isLessThan(1.0);
        }
    }

    @Test
    void redInkIsMeasuredAlikeInEveryFormat() throws IOException {
        double squareMm = Math.PI * 45 * 45 * (25.4 / 100) * (25.4 / 100);
        BufferedImage image = image(BufferedImage.TYPE_INT_RGB);
        for (byte[] file : List.of(png(image), jpeg(image, false), jpeg(image, true))) {
            assertThat(picture(file, 100).redMm2())
                    .isBetween(0.6 * squareMm, 1.4 * squareMm); // cells of 4 mm on its rim count whole
        }
    }

    @Test
    void inksAreNotMeasuredAsLight() throws IOException {
        byte[] profile = CmykProfile.bytes();
        TiffFiles.Page inks = new TiffFiles.Page(64, 48, 1, 5)
                .set(258, 3, 8, 8, 8, 8)
                .set(277, 3, 4)
                .set(
                        34_675,
                        7,
                        IntStream.range(0, profile.length)
                                .mapToLong(i -> profile[i])
                                .toArray())
                .strips(48, new byte[64 * 48 * 4]);
        Scan scan = Scan.of(List.of(DocumentSource.of("page", TiffFiles.file(inks))));

        try (ScanPageReader page = ScanPageReader.open(scan, 0)) {
            assertThat(page.header().colour()).isEqualTo(Colour.CMYK);
            assertThat(PagePictures.of(page)).isNull();
        }
    }

    @Test
    void aPictureIsTurnedAsExifSays() {
        byte[] grey = {1, 2, 3, 4, 5, 6};
        PagePicture stored = new PagePicture(3, 2, grey, 100, 50, 0);
        String[] upright = {"123456", "321654", "654321", "456123", "142536", "415263", "635241", "362514"};
        for (int orientation = 1; orientation <= 8; orientation++) {
            PagePicture turned = stored.turned(orientation);
            StringBuilder seen = new StringBuilder();
            for (byte value : turned.grey()) {
                seen.append(value);
            }
            assertThat(seen).as("orientation " + orientation).hasToString(upright[orientation - 1]);
            assertThat(turned.width()).isEqualTo(orientation < 5 ? 3 : 2);
            assertThat(turned.dpiX()).isEqualTo(orientation < 5 ? 100 : 50);
        }
    }

    @Test
    void damagedFilesEndInATypedError() throws IOException {
        Random random = new Random(20);
        List<byte[]> files = List.of(
                jpeg(image(BufferedImage.TYPE_INT_RGB), false),
                jpeg(image(BufferedImage.TYPE_BYTE_GRAY), true),
                png(image(BufferedImage.TYPE_INT_RGB)));
        int refused = 0;
        long started = System.nanoTime();
        for (int round = 0; round < 600; round++) {
            byte[] file = files.get(round % files.size()).clone();
            for (int flip = 0; flip <= round % 4; flip++) {
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                picture(file, 200);
            } catch (DamagedPixelsException | CertifiedCopyException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aJpegWhoseRowsEndEarlyIsDamaged() throws IOException {
        byte[] file = jpeg(image(BufferedImage.TYPE_INT_RGB), false);
        byte[] cut = new byte[file.length / 2 + 2];
        System.arraycopy(file, 0, cut, 0, file.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9; // the end-of-image marker alone does not make an image whole

        assertThat(catchThrowable(() -> picture(cut, 200))).isInstanceOf(DamagedPixelsException.class);
    }

    /** Each scan would cost the platform's decoder a walk over all blocks of the page, however few bytes it has. */
    @Test
    void aProgressiveJpegOfManyScansIsNotDecoded() throws IOException {
        byte[] file = jpeg(image(BufferedImage.TYPE_BYTE_GRAY), true);
        int end = file.length - 2;
        int scan = lastScan(file);
        assertThat(JpegScans.count(file, 0, file.length)).isEqualTo(6);
        assertThat(JpegScans.count(file, 0, scan + 2)).isEqualTo(5);

        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(file, 0, end);
        for (int i = 0; i < 18; i++) {
            more.write(file, scan, end - scan);
        }
        more.write(file, end, 2);
        byte[] most = more.toByteArray();
        assertThat(JpegScans.count(most, 0, most.length)).isEqualTo(24);
        assertThat(picture(most, 200).width()).isEqualTo(167);

        ByteArrayOutputStream oneMore = new ByteArrayOutputStream();
        oneMore.write(most, 0, most.length - 2);
        oneMore.write(file, scan, file.length - scan);
        assertThat(catchThrowable(() -> picture(oneMore.toByteArray(), 200)))
                .isInstanceOf(DamagedPixelsException.class)
                .hasMessageContaining("scans");
    }

    private static int lastScan(byte[] file) {
        int at = file.length - 2;
        while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != 0xDA) {
            at--;
        }
        return at;
    }

    @Test
    void aBombIsRefusedByItsHeader() throws IOException {
        byte[] file = png(image(BufferedImage.TYPE_BYTE_BINARY));
        ByteBuffer.wrap(file).putInt(16, 35_000).putInt(20, 35_000);
        CRC32 crc = new CRC32();
        crc.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) crc.getValue());

        assertThat(catchThrowable(() -> picture(file, 300)))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo("SCAN_IMAGE_TOO_LARGE"));
    }
}
