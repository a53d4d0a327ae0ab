package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.pades.internal.PadesProblem;

/**
 * Every photometric interpretation with every depth, compression, predictor, planar configuration and layout: either each sample is
 * that of the file, and of the JDK's reader, or the file is refused with the code that the rules below name.
 */
class TiffMatrixTest {
    private static final int[] PHOTOMETRICS = {0, 1, 2, 3, 4, 5, 6, 8, 32_844};
    private static final int[] DEPTHS = {1, 2, 4, 8, 12, 16, 32};
    private static final int[] LOSSLESS = {1, 5, 8, 32_773, 32_946};
    private static final int[] NO_LOSSLESS = {4, 6, 9, 34_712};
    private static final int[] ROWS = {TiffFiles.HEIGHT, 7, 0};

    record Cell(int photometric, int depth, int compression, int predictor, boolean planar, int rows) {

        /** Byte order and size of offsets take turns. */
        TiffFiles.Kind kind() {
            boolean predicted = compression == 5 || compression == 8 || compression == 32_946;
            int stored = depth == 12 || depth == 32 ? 8 : depth;
            boolean colour = photometric == 2 || photometric == 6 || photometric == 8;
            int turn = photometric + depth + compression + predictor + rows;
            return new TiffFiles.Kind(
                    colour ? 2 : photometric,
                    stored,
                    compression,
                    predicted && predictor == 2 && stored >= 8,
                    rows,
                    false,
                    turn % 2 == 0,
                    turn % 3 == 0,
                    planar,
                    0);
        }

        byte[] file() {
            return file(kind().big());
        }

        byte[] file(boolean big) {
            TiffFiles.Kind kind = kind();
            TiffFiles.Page page = TiffFiles.page(kind).set(262, TiffFiles.SHORT, photometric);
            page.set(317, TiffFiles.SHORT, predictor);
            if (depth != kind.depth()) {
                long[] depths = new long[kind.samplesPerPixel()];
                Arrays.fill(depths, depth);
                page.set(258, TiffFiles.SHORT, depths);
            }
            if (photometric == 5) {
                page.block(34_675, inkProfile());
            }
            return TiffFiles.file(kind.order(), big, page);
        }
    }

    private static byte[] inkProfile() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        System.arraycopy("CMYK".getBytes(StandardCharsets.US_ASCII), 0, profile, 16, 4);
        return profile;
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int photometric : PHOTOMETRICS) {
            for (int depth : DEPTHS) {
                for (int compression : LOSSLESS) {
                    for (int predictor = 1; predictor <= 3; predictor++) {
                        for (int rows : ROWS) {
                            cells.add(new Cell(photometric, depth, compression, predictor, false, rows));
                            cells.add(new Cell(photometric, depth, compression, predictor, true, rows));
                        }
                    }
                }
                for (int compression : NO_LOSSLESS) {
                    if (compression == 4 && depth == 1) {
                        continue; // FaxTest and FaxFixturesTest: random bytes are no fax codes
                    }
                    cells.add(new Cell(photometric, depth, compression, 1, false, 7));
                }
            }
        }
        return cells;
    }

    /** Null for what must be read. */
    private static PadesProblem refusal(Cell cell) {
        boolean lossless = Arrays.stream(LOSSLESS).anyMatch(each -> each == cell.compression());
        if (!lossless && cell.compression() != 4) {
            return PadesProblem.SCAN_TIFF_UNSUPPORTED;
        }
        if (cell.photometric() == 4) {
            return PadesProblem.SCAN_TIFF_TRANSPARENT;
        }
        boolean deep = cell.depth() == 8 || cell.depth() == 16;
        boolean shallow = cell.depth() <= 4;
        boolean fits = switch (cell.photometric()) {
            case 0, 1 -> deep || shallow;
            case 2, 5 -> deep;
            case 3 -> shallow || cell.depth() == 8;
            default -> false;
        };
        boolean predicted = cell.compression() != 1 && cell.compression() != 32_773 && cell.predictor() != 1;
        boolean unpredictable = lossless && predicted && (cell.predictor() == 3 || !deep);
        boolean fax = !lossless && cell.depth() > 1;
        return fits && !unpredictable && !fax ? null : PadesProblem.SCAN_TIFF_UNSUPPORTED;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everySampleIsThatOfTheFileAndOfImageIoOrTheFileIsRefused(Cell cell) throws Exception {
        byte[] file = cell.file();
        PadesProblem refusal = refusal(cell);
        if (refusal != null) {
            Refusal.of(file, refusal);
            return;
        }
        Reading reading = Reading.of(file);

        int[][] samples = FlatePixels.decode(reading);
        assertThat(samples).isDeepEqualTo(expected(cell.kind()));
        if (isReadByImageIo(cell)) {
            requireSameAsImageIo(cell, samples, reading.header());
        }
    }

    /** The JDK's reader knows no differences of 16 bits, and takes bits in tiles of one plane for bytes. */
    private static boolean isReadByImageIo(Cell cell) {
        boolean differences = cell.kind().differenced() && cell.depth() == 16;
        boolean bits = cell.depth() == 1 && cell.planar() && cell.rows() == 0;
        return !differences && !bits;
    }

    /** As PDF has them: 0 is black. */
    static int[][] expected(TiffFiles.Kind kind) {
        int[][] expected = TiffFiles.samples(kind);
        for (int[] row : expected) {
            for (int i = 0; i < row.length && kind.photometric() == 0; i++) {
                row[i] = (1 << kind.depth()) - 1 - row[i];
            }
        }
        return expected;
    }

    private static void requireSameAsImageIo(Cell cell, int[][] samples, ImageHeader header) throws Exception {
        BufferedImage image = TiffImageIoTest.read(cell.file(false), 0);
        int bands = samples[0].length / TiffFiles.WIDTH;
        boolean levels = cell.photometric() != 3 && image.getColorModel() instanceof IndexColorModel;
        int most = (1 << cell.depth()) - 1;
        for (int y = 0; y < samples.length; y++) {
            for (int x = 0; x < TiffFiles.WIDTH; x++) {
                int[] pixel = image.getRaster().getPixel(x, y, (int[]) null);
                for (int band = 0; band < bands; band++) {
                    int sample = samples[y][x * bands + band];
                    int shown = levels ? (image.getRGB(x, y) & 0xFF) : pixel[band];
                    if (shown != (levels ? sample * 255 / most : sample)) {
                        throw new AssertionError("pixel " + x + ", " + y + " is " + shown + " in " + header.colour());
                    }
                }
            }
        }
    }

    static List<TiffFiles.Kind> alphas() {
        List<TiffFiles.Kind> kinds = new ArrayList<>();
        for (int photometric = 1; photometric <= 2; photometric++) {
            for (int depth : new int[] {8, 16}) {
                for (int compression : LOSSLESS) {
                    for (int rows : ROWS) {
                        for (int alpha = 1; alpha <= 2; alpha++) {
                            for (boolean planar : new boolean[] {false, true}) {
                                boolean predicted = planar && compression != 1 && compression != 32_773;
                                boolean turn = kinds.size() % 3 == 0;
                                kinds.add(new TiffFiles.Kind(
                                        photometric,
                                        depth,
                                        compression,
                                        predicted,
                                        rows,
                                        false,
                                        turn,
                                        !turn,
                                        planar,
                                        alpha));
                            }
                        }
                    }
                }
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("alphas")
    void alphaIsLaidOnWhiteOnlyOnRequest(TiffFiles.Kind kind) throws Exception {
        byte[] file = TiffFiles.file(kind);
        Refusal.of(file, PadesProblem.SCAN_TIFF_TRANSPARENT);

        Reading reading = Reading.of(Reading.scan(file).withFlattenedAlpha());

        FlatReference.requireFlattened(reading, TiffFiles.samples(kind), kind.samplesPerPixel(), kind.alpha() == 1);
    }

    static List<TiffFiles.Page> unknownAlphas() {
        TiffFiles.Kind grey = new TiffFiles.Kind(1, 8, 1, false, 7, false, true, false, false, 2);
        TiffFiles.Kind inks = new TiffFiles.Kind(5, 8, 1, false, 7, false, true, false, false, 2);
        TiffFiles.Kind index = new TiffFiles.Kind(3, 8, 1, false, 7, false, true, false, false, 2);
        TiffFiles.Kind bits = new TiffFiles.Kind(1, 4, 1, false, 7, false, true, false, false, 2);
        return List.of(
                TiffFiles.page(grey).set(338, TiffFiles.SHORT, 0),
                TiffFiles.page(grey).set(338, TiffFiles.SHORT, 2, 2).set(277, TiffFiles.SHORT, 3),
                TiffFiles.page(grey).without(338),
                TiffFiles.page(grey).set(277, TiffFiles.SHORT, 1),
                TiffFiles.page(grey).set(262, TiffFiles.SHORT, 0),
                TiffFiles.page(grey).set(259, TiffFiles.SHORT, 7),
                TiffFiles.page(inks).block(34_675, inkProfile()),
                TiffFiles.page(index),
                TiffFiles.page(bits));
    }

    @ParameterizedTest
    @MethodSource("unknownAlphas")
    void otherFurtherSamplesAreRefusedAlsoOnRequest(TiffFiles.Page page) {
        byte[] file = TiffFiles.file(ByteOrder.BIG_ENDIAN, false, page);
        Refusal.of(file, PadesProblem.SCAN_TIFF_TRANSPARENT);
        Refusal.of(Reading.scan(file).withFlattenedAlpha(), PadesProblem.SCAN_TIFF_UNSUPPORTED);
    }
}
