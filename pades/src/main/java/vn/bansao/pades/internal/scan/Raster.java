package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * The grid of samples of an image.
 *
 * @param palette RGB triples for {@link Colour#INDEXED}, else null; shared, not to be changed
 * @param extraSamples samples of a pixel beside its colours, as some files store them; 0 in every copy
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and copied into the file at once
public record Raster(
        int widthPx, int heightPx, int bitsPerComponent, Colour colour, byte @Nullable [] palette, int extraSamples) {

    /** Samples of colours only. */
    public Raster(int widthPx, int heightPx, int bitsPerComponent, Colour colour, byte @Nullable [] palette) {
        this(widthPx, heightPx, bitsPerComponent, colour, palette, 0);
    }

    /** All samples of a pixel. */
    int samplesPerPixel() {
        return colour.samplesPerPixel() + extraSamples;
    }

    /** Bytes of one row of {@code width} pixels, without a filter byte. */
    int rowBytes(int width) {
        return (int) (((long) width * samplesPerPixel() * bitsPerComponent + 7) / 8);
    }

    /** Distance in bytes to the sample on the left, as PNG filters count it. */
    int filterDistance() {
        return Math.max(1, samplesPerPixel() * bitsPerComponent / 8);
    }
}
