package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;

/** JPEG tiles of a TIFF, joined without changing a coefficient. */
class JpegTilesTest {
    private static final int TILE = 64;

    @ParameterizedTest
    @CsvSource({"401,333", "64,200", "200,64", "385,65", "64,63", "33,17"})
    void greyTilesHaveThePixelsThatTheJdkReads(int width, int height) throws IOException {
        byte[] file = TiffImageIoTest.write(
                TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, width, height), "JPEG", TILE);

        assertThat(difference(TiffImageIoTest.read(file, 0), shown(joined(file)), (x, y) -> true))
                .isZero();
    }

    private static Reading joined(byte[] file) throws IOException {
        Reading reading = Reading.of(Reading.scan(file).withFallbackDpi(300));
        assertThat(reading.header().coding().filter()).isEqualTo("DCTDecode");
        assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
        return reading;
    }

    private static BufferedImage shown(Reading reading) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(reading.body()));
    }

    /** A decoder smooths colours of fewer rows and columns than brightness, in tiles up to their edges. */
    @Test
    void colourTilesDifferAtTheirEdgesOnly() throws IOException {
        byte[] file =
                TiffImageIoTest.write(TiffImageIoTest.picture(BufferedImage.TYPE_3BYTE_BGR, 401, 333), "JPEG", TILE);
        BufferedImage expected = TiffImageIoTest.read(file, 0);
        BufferedImage actual = shown(joined(file));

        assertThat(difference(expected, actual, (x, y) -> inside(x) && inside(y)))
                .isZero();
    }

    private static boolean inside(int at) {
        return at % TILE > 1 && at % TILE < TILE - 2;
    }

    /** Which pixels are compared. */
    private interface Where {
        boolean at(int x, int y);
    }

    private static int difference(BufferedImage expected, BufferedImage actual, Where where) {
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        int worst = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                int[] one = expected.getRaster().getPixel(x, y, (int[]) null);
                int[] other = actual.getRaster().getPixel(x, y, (int[]) null);
                for (int band = 0; band < one.length && where.at(x, y); band++) {
                    worst = Math.max(worst, Math.abs(one[band] - other[band]));
                }
            }
        }
        return worst;
    }

    /** Each tile with tables of its own, made for what it shows. */
    @Test
    void tilesWithTheirOwnCodesAreJoined() throws IOException {
        BufferedImage image = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, 150, 130);
        List<byte[]> tiles = tiles(image, tile -> jpeg(tile, true, 0.8f));
        assertThat(tiles.get(0)).isNotEqualTo(tiles.get(1));

        BufferedImage actual = shown(joined(file(150, 130, tiles)));

        for (int i = 0; i < tiles.size(); i++) {
            int left = i % 3 * TILE;
            int top = i / 3 * TILE;
            BufferedImage tile = ImageIO.read(new ByteArrayInputStream(tiles.get(i)));
            BufferedImage expected = tile.getSubimage(0, 0, Math.min(TILE, 150 - left), Math.min(TILE, 130 - top));
            BufferedImage there = actual.getSubimage(left, top, expected.getWidth(), expected.getHeight());
            assertThat(difference(expected, there, (x, y) -> true)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "8", "40", "64"})
    void restartMarkersInTilesAreUnderstood(int interval) throws IOException {
        byte[] tile = RestartedJpeg.file(TILE, TILE, interval);
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(tile));

        BufferedImage actual = shown(joined(file(128, 128, List.of(tile, tile, tile, tile))));

        for (int i = 0; i < 4; i++) {
            BufferedImage there = actual.getSubimage(i % 2 * TILE, i / 2 * TILE, TILE, TILE);
            assertThat(difference(one, there, (x, y) -> true)).isZero();
        }
    }

    /** Strips that markers can't join: with codes of their own, with markers of their own, and with too many units. */
    @Test
    void stripsAreJoinedLikeTilesWhereMarkersDoNot() throws IOException {
        byte[] restarted = RestartedJpeg.file(128, TILE, 5);
        byte[] other = RestartedJpeg.file(128, TILE, 128);
        byte[] file = TiffFiles.file(page(128, 2 * TILE).strips(TILE, restarted, other));
        BufferedImage actual = shown(joined(file));
        for (int i = 0; i < 2; i++) {
            BufferedImage one = ImageIO.read(new ByteArrayInputStream(restarted));
            assertThat(difference(one, actual.getSubimage(0, i * TILE, 128, TILE), (x, y) -> true))
                    .isZero();
        }

        BufferedImage image = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, TILE, 2 * TILE);
        List<byte[]> own = tiles(image, tile -> jpeg(tile, true, 0.8f));
        BufferedImage both =
                shown(joined(TiffFiles.file(page(TILE, 2 * TILE).strips(TILE, own.toArray(byte[][]::new)))));
        for (int i = 0; i < 2; i++) {
            BufferedImage one = ImageIO.read(new ByteArrayInputStream(own.get(i)));
            assertThat(difference(one, both.getSubimage(0, i * TILE, TILE, TILE), (x, y) -> true))
                    .isZero();
        }

        byte[] large = RestartedJpeg.file(8192, 8192, 1 << 14);
        byte[] twice = TiffFiles.file(page(8192, 16_384).strips(8192, large, large));
        assertThat(joined(twice).body()).isNotEmpty();
    }

    @Test
    void tilesThatCannotBeOneImageAreRefused() throws IOException {
        BufferedImage image = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, 128, 64);
        List<byte[]> good = tiles(image, tile -> jpeg(tile, false, 0.8f));
        byte[] coarse = tiles(image, tile -> jpeg(tile, false, 0.1f)).get(1);
        byte[] small = RestartedJpeg.file(32, 64, 1);
        assertThat(joined(file(128, 64, good)).body()).isNotEmpty();

        refused(PadesProblem.SCAN_TIFF_UNSUPPORTED, good.get(0), coarse);
        refused(PadesProblem.SCAN_JPEG_MALFORMED, small, small);
        refused(PadesProblem.SCAN_JPEG_MALFORMED, new byte[200], good.get(1));
        refused(PadesProblem.SCAN_JPEG_MALFORMED, good.get(0), new byte[200]);
        TiffFiles.Page odd = page(128, 64).tiles(68, TILE, good);
        Refusal.of(TiffFiles.file(odd), PadesProblem.SCAN_TIFF_UNSUPPORTED);
    }

    /** What is missing shows, and nothing else happens: at whichever byte a tile ends. */
    @Test
    void truncatedTilesAreRefused() throws IOException {
        BufferedImage image = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, 128, 64);
        List<byte[]> good = tiles(image, tile -> jpeg(tile, false, 0.5f));
        for (int length = 0; length < good.get(1).length - 3; length += 37) {
            byte[] cut = Arrays.copyOf(good.get(1), length);
            byte[] file = TiffFiles.file(page(128, 64).tiles(TILE, TILE, List.of(good.get(0), cut)));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Reading.of(file))
                    .isInstanceOf(vn.bansao.MalformedDocumentException.class);
        }
    }

    private static void refused(PadesProblem code, byte[]... tiles) {
        Refusal.of(file(128, 64, List.of(tiles)), code);
    }

    private static TiffFiles.Page page(int width, int height) {
        return new TiffFiles.Page(width, height, 7, 1).set(258, TiffFiles.SHORT, 8);
    }

    private static byte[] file(int width, int height, List<byte[]> tiles) {
        return TiffFiles.file(page(width, height).tiles(TILE, TILE, tiles));
    }

    private interface Coder {
        byte[] code(BufferedImage tile) throws IOException;
    }

    private static List<byte[]> tiles(BufferedImage image, Coder coder) throws IOException {
        List<byte[]> tiles = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y += TILE) {
            for (int x = 0; x < image.getWidth(); x += TILE) {
                BufferedImage tile = new BufferedImage(TILE, TILE, image.getType());
                int width = Math.min(TILE, image.getWidth() - x);
                int height = Math.min(TILE, image.getHeight() - y);
                tile.getRaster()
                        .setRect(image.getData(new java.awt.Rectangle(x, y, width, height))
                                .createTranslatedChild(0, 0));
                tiles.add(coder.code(tile));
            }
        }
        return tiles;
    }

    private static byte[] jpeg(BufferedImage tile, boolean ownCodes, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            JPEGImageWriteParam parameters = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            parameters.setOptimizeHuffmanTables(ownCodes);
            parameters.setCompressionMode(JPEGImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(tile, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
