package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.PageRecord.Embedding;

/** Each sample of a TIFF is in the copy, whatever its layout and compression. */
class TiffSamplesTest {

    static List<TiffFiles.Kind> kinds() {
        return TiffFiles.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everySampleIsThatOfTheFile(TiffFiles.Kind kind) throws Exception {
        byte[] file = TiffFiles.file(kind);
        Reading reading = Reading.of(file);

        int[][] expected = TiffFiles.samples(kind);
        for (int[] row : expected) {
            for (int i = 0; i < row.length && kind.photometric() == 0; i++) {
                row[i] = (1 << kind.depth()) - 1 - row[i];
            }
        }
        assertThat(FlatePixels.decode(reading)).isDeepEqualTo(expected);
        assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
        assertThat(reading.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
        assertThat(reading.header().dpiX()).isEqualTo(300);
    }

    @Test
    void longLzwStringsAndAFullTable() throws Exception {
        byte[] row = new byte[3000];
        byte[] rows = new byte[row.length * 200];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 7 == 0 ? i * i >> 5 : 0);
        }
        TiffFiles.Page page =
                new TiffFiles.Page(3000, 200, 5, 1).set(258, TiffFiles.SHORT, 8).strips(200, TiffFiles.lzw(rows));

        int[][] samples = FlatePixels.decode(Reading.of(TiffFiles.file(page)));

        for (int i = 0; i < rows.length; i++) {
            if (samples[i / 3000][i % 3000] != (rows[i] & 0xFF)) {
                throw new AssertionError("sample " + i);
            }
        }
    }

    @Test
    void paletteIsThatOfTheFileRoundedToEightBits() throws Exception {
        TiffFiles.Kind kind = new TiffFiles.Kind(3, 1, 1, false, TiffFiles.HEIGHT, false, true, false);
        long[] map = {0, 65_535, 257 * 17, 65_280, 127, 129};
        TiffFiles.Page page = TiffFiles.page(kind).set(320, TiffFiles.SHORT, map);

        byte[] palette = Reading.of(TiffFiles.file(page)).header().palette();

        assertThat(palette).containsExactly(0, 17, 0, 255, 254, 1);
    }

    @Test
    void paletteOfSmallValuesHasThemInEightBits() throws Exception {
        TiffFiles.Kind kind = new TiffFiles.Kind(3, 1, 1, false, TiffFiles.HEIGHT, false, true, false);
        TiffFiles.Page page = TiffFiles.page(kind).set(320, TiffFiles.SHORT, 0, 255, 1, 254, 2, 253);

        assertThat(Reading.of(TiffFiles.file(page)).header().palette()).containsExactly(0, 1, 2, 255, 254, 253);
    }

    @Test
    void densityInCentimetresAndOrientation() throws Exception {
        TiffFiles.Kind kind = new TiffFiles.Kind(1, 8, 1, false, TiffFiles.HEIGHT, false, false, false);
        for (int orientation = 0; orientation <= 9; orientation++) {
            TiffFiles.Page page = TiffFiles.page(kind)
                    .set(296, TiffFiles.SHORT, 3)
                    .set(282, TiffFiles.RATIONAL, 1000, 10)
                    .set(283, TiffFiles.RATIONAL, 50, 1)
                    .set(274, TiffFiles.SHORT, orientation);

            ImageHeader header = Reading.of(TiffFiles.file(ByteOrder.BIG_ENDIAN, false, page))
                    .header();

            assertThat(header.dpiX()).isEqualTo(254);
            assertThat(header.dpiY()).isEqualTo(127);
            assertThat(header.orientation()).isEqualTo(orientation < 1 || orientation > 8 ? 1 : orientation);
        }
    }
}
