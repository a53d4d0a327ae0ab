package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanLimits;

class DensityAndOrientationTest {
    private static final byte[] COLOUR = JpegFiles.colour();
    private static final byte[] BARE = JpegFiles.withoutJfif(COLOUR);

    static Stream<Arguments> orientations() {
        return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                .flatMap(order -> IntStream.range(0, 10).mapToObj(o -> Arguments.of(order, o)));
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void orientationOfExifIsTakenAndAnUnknownOneIsUpright(ByteOrder order, int orientation) throws IOException {
        byte[] file = JpegFiles.with(BARE, 0xE1, JpegFiles.exif(order, orientation, 200, 240, 2));
        ImageHeader header = Reading.of(file).header();
        assertThat(header.orientation()).isEqualTo(orientation >= 1 && orientation <= 8 ? orientation : 1);
        assertThat(header.dpiX()).isEqualTo(200);
        assertThat(header.dpiY()).isEqualTo(240);
        ImageFacts.of(file).assertSame(header);
    }

    @Test
    void jfifDensityInInchesAndCentimetresComesBeforeExif() throws IOException {
        byte[] exif = JpegFiles.exif(ByteOrder.BIG_ENDIAN, 1, 111, 111, 2);
        assertDensity(JpegFiles.jfif(COLOUR, 1, 150, 300), 150, 300);
        assertDensity(JpegFiles.jfif(COLOUR, 2, 118, 79), 118 * 2.54, 79 * 2.54);
        int at = JpegFiles.find(COLOUR, 0xDB);
        byte[] both = JpegFiles.cat(
                JpegFiles.slice(COLOUR, 0, at),
                JpegFiles.slice(JpegFiles.with(BARE, 0xE1, exif), 2, 2 + 4 + exif.length),
                JpegFiles.slice(COLOUR, at, COLOUR.length));
        assertDensity(both, 300, 300);
        assertDensity(JpegFiles.jfif(both, 0, 1, 1), 111, 111);
        assertDensity(JpegFiles.jfif(both, 1, 0, 0), 111, 111);
    }

    @Test
    void exifDensityInCentimetres() throws IOException {
        assertDensity(JpegFiles.with(BARE, 0xE1, JpegFiles.exif(ByteOrder.LITTLE_ENDIAN, 1, 100, 50, 3)), 254, 127);
    }

    @Test
    void densityOfAPng() throws IOException {
        PngFiles.Kind kind = new PngFiles.Kind(0, 8, false, 60, 60);
        byte[] bare = PngFiles.without(PngFiles.file(kind), "pHYs");
        assertDensity(PngFiles.with(bare, "IDAT", PngFiles.chunk("pHYs", PngFiles.phys(7874, 23_622, 1))), 200, 600);
        assertDensity(PngFiles.with(bare, "IDAT", PngFiles.chunk("pHYs", PngFiles.phys(2834, 2835, 1))), 72, 72);
        assertDensity(PngFiles.with(bare, "IDAT", PngFiles.chunk("pHYs", PngFiles.phys(5000, 5020, 1))), 127, 127.508);
        Refusal.of(bare, PadesProblem.SCAN_DENSITY_MISSING);
        Refusal.of(
                PngFiles.with(bare, "IDAT", PngFiles.chunk("pHYs", PngFiles.phys(11_811, 11_811, 0))),
                PadesProblem.SCAN_DENSITY_MISSING);
    }

    @Test
    void missingDensityNeedsTheCallers() throws IOException {
        for (byte[] file : List.of(
                BARE,
                JpegFiles.jfif(COLOUR, 0, 1, 1),
                JpegFiles.with(BARE, 0xE1, JpegFiles.exif(ByteOrder.BIG_ENDIAN, 1, 300, 300, 1)),
                JpegFiles.with(BARE, 0xE1, JpegFiles.exif(ByteOrder.BIG_ENDIAN, 1, 0, 0, 2)))) {
            assertThat(Refusal.of(file, PadesProblem.SCAN_DENSITY_MISSING)).isInstanceOf(PolicyException.class);
            assertThat(Reading.of(Reading.scan(file).withFallbackDpi(240))
                            .header()
                            .dpiY())
                    .isEqualTo(240);
        }
        assertThat(Reading.of(Reading.scan(COLOUR).withFallbackDpi(240))
                        .header()
                        .dpiY())
                .isEqualTo(300);
    }

    @Test
    void implausibleDensityIsRefusedWithItsValue() {
        for (int dpi : new int[] {1, 49, 2401, 65_535}) {
            assertThat(Refusal.of(JpegFiles.jfif(COLOUR, 1, dpi, 300), PadesProblem.SCAN_DENSITY_IMPLAUSIBLE))
                    .hasMessageContaining(dpi + " x 300");
            assertThatThrownBy(() -> Reading.scan(BARE).withFallbackDpi(dpi))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("SCAN_FALLBACK_DPI_INVALID");
        }
    }

    @Test
    void pageThatIsTooSmallOrTooLargeForAPdfIsRefused() throws IOException {
        assertThat(Reading.of(bilevel(50, 13, 11_811)).header().pageHeightPt()).isEqualTo(3.12);
        assertThat(Refusal.of(bilevel(50, 12, 11_811), PadesProblem.SCAN_PAGE_SIZE_UNFIT))
                .isInstanceOf(PolicyException.class);
        assertThat(Reading.of(bilevel(14_400, 100, 2835)).header().pageWidthPt())
                .isEqualTo(14_400);
        Refusal.of(bilevel(14_401, 100, 2835), PadesProblem.SCAN_PAGE_SIZE_UNFIT);
    }

    private static byte[] bilevel(int width, int height, int perMetre) {
        byte[] data = PngFiles.deflate(new byte[height * (1 + (width + 7) / 8)]);
        byte[] file = PngFiles.file(new PngFiles.Kind(0, 1, false, width, height), 0, data);
        return PngFiles.with(
                PngFiles.without(file, "pHYs"), "IDAT", PngFiles.chunk("pHYs", PngFiles.phys(perMetre, perMetre, 1)));
    }

    /** Where the stored image's first pixel is seen, and where its first row runs to, by EXIF's definition. */
    @ParameterizedTest
    @MethodSource("corners")
    void matrixPutsTheImageUpright(int orientation, double[] firstPixel, double[] endOfFirstRow) throws IOException {
        byte[] file = JpegFiles.with(BARE, 0xE1, JpegFiles.exif(ByteOrder.BIG_ENDIAN, orientation, 100, 200, 2));
        ImageHeader header = Reading.of(file).header();
        double w = header.pageWidthPt();
        double h = header.pageHeightPt();
        double across = JpegFiles.WIDTH * 72.0 / 100;
        double down = JpegFiles.HEIGHT * 72.0 / 200;
        assertThat(w).isCloseTo(orientation < 5 ? across : down, within(1e-9));
        assertThat(h).isCloseTo(orientation < 5 ? down : across, within(1e-9));
        // In image space the first row is at the top: (0, 1) to (1, 1).
        assertPoint(header.uprightMatrix(), 0, 1, firstPixel[0] * w, firstPixel[1] * h);
        assertPoint(header.uprightMatrix(), 1, 1, endOfFirstRow[0] * w, endOfFirstRow[1] * h);
        assertPoint(header.uprightMatrix(), 1, 0, (1 - firstPixel[0]) * w, (1 - firstPixel[1]) * h);
    }

    /** Exif 2.32, 4.6.4 A: "the 0th row is at the … of the image, and the 0th column is the …"; page corners, y upwards. */
    static Stream<Arguments> corners() {
        double[] topLeft = {0, 1};
        double[] topRight = {1, 1};
        double[] bottomLeft = {0, 0};
        double[] bottomRight = {1, 0};
        return Stream.of(
                Arguments.of(1, topLeft, topRight),
                Arguments.of(2, topRight, topLeft),
                Arguments.of(3, bottomRight, bottomLeft),
                Arguments.of(4, bottomLeft, bottomRight),
                Arguments.of(5, topLeft, bottomLeft),
                Arguments.of(6, topRight, bottomRight),
                Arguments.of(7, bottomRight, topRight),
                Arguments.of(8, bottomLeft, topLeft));
    }

    private static void assertPoint(double[] m, double x, double y, double pageX, double pageY) {
        assertThat(m[0] * x + m[2] * y + m[4]).isCloseTo(pageX, within(1e-9));
        assertThat(m[1] * x + m[3] * y + m[5]).isCloseTo(pageY, within(1e-9));
    }

    private static void assertDensity(byte[] file, double x, double y) throws IOException {
        ImageHeader header = Reading.of(file).header();
        assertThat(header.dpiX()).isCloseTo(x, within(0.001));
        assertThat(header.dpiY()).isCloseTo(y, within(0.001));
        ImageFacts.of(file).assertSame(header);
    }

    @Test
    void fallbackIsCheckedAgainWhenTheLimitsChange() {
        Scan scan = Reading.scan(BARE).withFallbackDpi(300);
        assertThatThrownBy(() -> scan.withLimits(ScanLimits.STANDARD.withDpi(400, 600)))
                .isInstanceOf(PolicyException.class);
    }
}
