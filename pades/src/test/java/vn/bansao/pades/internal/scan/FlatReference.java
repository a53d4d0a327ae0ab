package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.bansao.copy.PageRecord.Embedding;

/** Pixels laid on white as one would write it down: colour times opacity, white times the rest, rounded. */
final class FlatReference {
    private FlatReference() {}

    /** Compares with samples as they are stored, the last of a pixel being its alpha. */
    static void requireFlattened(Reading reading, int[][] stored, int samplesPerPixel, boolean multiplied)
            throws IOException {
        ImageHeader header = reading.header();
        assertThat(header.coding().embedding()).isEqualTo(Embedding.FLATTENED);
        assertThat(header.colour().samplesPerPixel()).isEqualTo(samplesPerPixel - 1);
        int most = (1 << header.bitsPerComponent()) - 1;
        int[][] expected = new int[stored.length][header.widthPx() * (samplesPerPixel - 1)];
        for (int y = 0; y < stored.length; y++) {
            for (int i = 0; i < expected[y].length; i++) {
                int pixel = i / (samplesPerPixel - 1) * samplesPerPixel;
                int alpha = stored[y][pixel + samplesPerPixel - 1];
                int sample = stored[y][pixel + i % (samplesPerPixel - 1)];
                expected[y][i] = multiplied ? Math.min(most, sample + most - alpha) : blend(sample, alpha, most);
            }
        }
        assertThat(FlatePixels.decode(reading)).isDeepEqualTo(expected);
    }

    static int blend(int sample, int alpha, int most) {
        BigDecimal opacity = BigDecimal.valueOf(alpha).divide(BigDecimal.valueOf(most), 20, RoundingMode.HALF_EVEN);
        BigDecimal colour = BigDecimal.valueOf(sample).multiply(opacity);
        BigDecimal white = BigDecimal.valueOf(most).multiply(BigDecimal.ONE.subtract(opacity));
        return colour.add(white).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
