package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.PageRecord.Embedding;

/** TIFFs that the JDK writes, with the JDK's reader as the judge of the pixels. */
class TiffImageIoTest {
    private static final int WIDTH = 401;
    private static final int HEIGHT = 333;

    record Written(int type, String compression, boolean tiled) {}

    static List<Written> kinds() {
        List<Written> kinds = new ArrayList<>();
        int[] types = {
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_INDEXED
        };
        for (int type : types) {
            for (String compression : new String[] {"none", "LZW", "ZLib", "PackBits", "Deflate"}) {
                kinds.add(new Written(type, compression, false));
                kinds.add(new Written(type, compression, true));
            }
        }
        for (String compression : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
            kinds.add(new Written(BufferedImage.TYPE_BYTE_BINARY, compression, false));
            kinds.add(new Written(BufferedImage.TYPE_BYTE_BINARY, compression, true));
        }
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pixelsAreThoseOfTheImage(Written kind) throws IOException {
        BufferedImage image = picture(kind.type(), WIDTH, HEIGHT);
        byte[] file = write(image, kind.compression(), kind.tiled() ? 64 : 0);

        assertSamePixels(file, 0, reading(file));
    }

    /** Compares with what the JDK reads from the file. */
    static void assertSamePixels(byte[] file, int page, Reading reading) throws IOException {
        BufferedImage image = read(file, page);
        ImageHeader header = reading.header();
        if (header.coding().filter().equals("CCITTFaxDecode")) {
            assertThat(FaxPixels.decode(header, reading.body())).isDeepEqualTo(FaxPixels.of(image));
            return;
        }
        int[][] samples = FlatePixels.decode(reading);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int actual = header.bitsPerComponent() == 16 ? samples[y][x] : rgb(header, samples[y], x);
                if (actual != expected(image, header, x, y)) {
                    throw new AssertionError("pixel " + x + ", " + y);
                }
            }
        }
    }

    /** Grey as its sample: getRGB would convert it from linear grey. */
    private static int expected(BufferedImage image, ImageHeader header, int x, int y) {
        boolean bytes = header.bitsPerComponent() >= 8 && header.colour() == Colour.GRAY;
        int sample = bytes ? image.getRaster().getSample(x, y, 0) : 0;
        return header.bitsPerComponent() == 16 ? sample : bytes ? sample * 0x10101 : image.getRGB(x, y) & 0xFFFFFF;
    }

    private static int rgb(ImageHeader header, int[] row, int x) {
        return switch (header.colour()) {
            case GRAY -> row[x] * 255 / ((1 << header.bitsPerComponent()) - 1) * 0x10101;
            case INDEXED -> {
                byte[] palette = header.palette();
                int at = 3 * row[x];
                yield (palette[at] & 0xFF) << 16 | (palette[at + 1] & 0xFF) << 8 | palette[at + 2] & 0xFF;
            }
            default -> row[3 * x] << 16 | row[3 * x + 1] << 8 | row[3 * x + 2];
        };
    }

    @Test
    void faxOfOneStripIsTakenOutAsItIs() throws IOException {
        BufferedImage image = picture(BufferedImage.TYPE_BYTE_BINARY, WIDTH, 20);
        for (String compression : new String[] {"CCITT T.4", "CCITT T.6"}) {
            byte[] file = write(image, compression, 0);
            Reading reading = reading(file);

            assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.EXTRACTED);
            assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains(new String(reading.body(), java.nio.charset.StandardCharsets.ISO_8859_1));
            assertSamePixels(file, 0, reading);
        }
    }

    @Test
    void jpegOfOneTileHasThePixelsOfTheFile() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY}) {
            byte[] file = write(picture(type, 400, 320), "JPEG", 400);
            Reading reading = reading(file);

            assertThat(reading.header().coding().filter()).isEqualTo("DCTDecode");
            assertThat(rowsThatDiffer(file, reading.body())).isEmpty();
        }
    }

    /** Where colours have half the rows of brightness, a decoder smooths them from row to row: also over a strip's end. */
    @Test
    void jpegStripsAreJoinedWithoutDecoding() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY}) {
            byte[] file = write(picture(type, WIDTH, HEIGHT), "JPEG", 0);
            Reading reading = reading(file);

            assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
            assertThat(reading.header().encodedLength()).hasValue(reading.body().length);
            assertThat(reading.body()).containsSequence(0xFF, 0xDD, 0, 4).containsSequence(0xFF, 0xD0);
            List<Integer> differ = rowsThatDiffer(file, reading.body());
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                assertThat(differ).isEmpty();
            } else {
                assertThat(differ).hasSizeLessThan(HEIGHT / 4).allMatch(y -> y % 8 == 0 || y % 8 == 7);
            }
        }
    }

    private static List<Integer> rowsThatDiffer(byte[] file, byte[] jpeg) throws IOException {
        BufferedImage expected = read(file, 0);
        BufferedImage actual = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        List<Integer> differ = new ArrayList<>();
        int width = expected.getWidth();
        for (int y = 0; y < expected.getHeight(); y++) {
            int[] row = expected.getRaster().getPixels(0, y, width, 1, (int[]) null);
            if (!java.util.Arrays.equals(actual.getRaster().getPixels(0, y, width, 1, (int[]) null), row)) {
                differ.add(y);
            }
        }
        return differ;
    }

    private static Reading reading(byte[] file) throws IOException {
        return Reading.of(Reading.scan(file).withFallbackDpi(300));
    }

    /** Shapes and noise. */
    static BufferedImage picture(int type, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new java.awt.Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), random.nextInt(80), random.nextInt(60));
        }
        graphics.dispose();
        for (int i = 0; i < width * height / 20; i++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt(1 << 24) | 0xFF000000);
        }
        return image;
    }

    static byte[] write(BufferedImage image, String compression, int tile) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (!compression.equals("none")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
            }
            if (tile > 0) {
                parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setTiling(tile, tile == 64 ? 64 : image.getHeight(), 0, 0);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage read(byte[] file, int page) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            return reader.read(page);
        } finally {
            reader.dispose();
        }
    }
}
