package vn.bansao.pades.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.TiffFiles;
import vn.bansao.scan.Scan;
import vn.bansao.testing.Hostile;

/** Any bytes as the pixels of a page: a picture and its measures, or a typed error. */
class PixelsFuzzTest {

    /** Sequential and progressive, colour and grey. */
    static Stream<byte[]> jpegs() throws IOException {
        return Stream.of(
                jpeg(BufferedImage.TYPE_INT_RGB, false),
                jpeg(BufferedImage.TYPE_BYTE_GRAY, false),
                jpeg(BufferedImage.TYPE_INT_RGB, true));
    }

    @MethodSource("jpegs")
    @FuzzTest
    void jpegPictureOrATypedError(byte[] file) {
        measuredOrRefused(file);
    }

    /** The first byte tells the colour and the depth, the second the density; the rest are rows and their filters. */
    static Stream<byte[]> rows() {
        byte[] rows = new byte[4_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 61 == 0 ? i % 5 : i * i);
        }
        return Stream.of(0, 1, 2, 3, 4, 5, 6, 7).map(kind -> {
            byte[] seed = rows.clone();
            seed[0] = (byte) (int) kind;
            return seed;
        });
    }

    @MethodSource("rows")
    @FuzzTest
    void pictureOfRowsOrATypedError(byte[] bytes) {
        if (bytes.length < 3) {
            return;
        }
        int[][] kinds = {{1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {2, 8}, {2, 16}, {3, 4}};
        int[] kind = kinds[bytes[0] & 7];
        int samples = kind[0] == 2 ? 3 : 1;
        int width = 3 + (bytes[2] & 0xFF);
        int rowBytes = (width * samples * kind[1] + 7) / 8;
        int height = Math.max(3, (bytes.length - 3) / rowBytes);
        long dpi = 50L + 9L * (bytes[1] & 0xFF);
        TiffFiles.Page page = new TiffFiles.Page(width, height, 8, kind[0])
                .set(258, 3, samples == 3 ? new long[] {kind[1], kind[1], kind[1]} : new long[] {kind[1]})
                .set(277, 3, samples)
                .set(282, 5, dpi, 1)
                .set(283, 5, dpi, 1);
        if (kind[0] == 3) {
            page.set(320, 3, new long[3 << kind[1]]);
        }
        measuredOrRefused(TiffFiles.file(page.strips(height, deflated(bytes))));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(bytes, 3, bytes.length - 3);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] jpeg(int type, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(90, 60, type);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 90, 50);
        g.setColor(Color.RED);
        g.fillOval(10, 10, 30, 30);
        g.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void measuredOrRefused(byte[] file) {
        Hostile.read(
                () -> {
                    Scan scan =
                            Scan.of(List.of(DocumentSource.of("page", file))).withFallbackDpi(200);
                    try (ScanPageReader page = ScanPageReader.open(scan, 0)) {
                        PagePicture picture = PagePictures.of(page);
                        if (picture != null) {
                            assertThat(picture.grey()).hasSize(picture.width() * picture.height());
                            assertThat(PageMeasures.of(picture)).isNotNull();
                        }
                    } catch (DamagedPixelsException damaged) {
                        assertThat(damaged).hasMessageContaining(":");
                    }
                },
                CertifiedCopyException.class);
    }
}
