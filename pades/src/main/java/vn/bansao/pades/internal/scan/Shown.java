package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * How the samples of an image become what is seen. Immutable.
 *
 * @param orientation EXIF's 1 to 8: how the stored image is turned to be upright; {@link #ASKEW} where that is no quarter turn
 * @param inverted whether each sample counts from the other end
 * @param palette RGB triples of the samples' values, or null where they are shades or colours themselves; shared, not to be
 *     changed
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Shown(int orientation, boolean inverted, byte @Nullable [] palette) {
    /** No quarter turn makes it upright. */
    public static final int ASKEW = 0;

    private static final double STRAIGHT = 1e-3; // of the other axis: 0.06 degrees, which no picture shows

    /**
     * What is seen of an image in a PDF.
     *
     * @param matrix from the unit square to the upright page
     * @param decode the numbers of its /Decode, or null
     * @return null where its samples mean something else
     */
    static @Nullable Shown of(double[] matrix, @Nullable PdfColour colour, Raster raster, double @Nullable [] decode) {
        PdfColour indexed = colour != null && colour.indexed() ? colour : null;
        if (indexed != null && indexed.palette() == null) {
            return null;
        }
        double last = indexed == null ? 1 : (1 << raster.bitsPerComponent()) - 1;
        boolean inverted = false;
        if (decode != null && !runs(decode, 0, last)) {
            if (!runs(decode, last, 0)) {
                return null;
            }
            inverted = true;
        }
        return new Shown(orientation(matrix), inverted, indexed == null ? null : indexed.palette());
    }

    private static boolean runs(double[] decode, double from, double to) {
        for (int i = 0; i < decode.length; i += 2) {
            if (decode[i] != from || decode[i + 1] != to) {
                return false;
            }
        }
        return true;
    }

    private static int orientation(double[] matrix) {
        double a = matrix[0];
        double b = matrix[1];
        double c = matrix[2];
        double d = matrix[3];
        if (Math.abs(b) < STRAIGHT * Math.abs(a) && Math.abs(c) < STRAIGHT * Math.abs(d)) {
            return a > 0 ? d > 0 ? 1 : 4 : d > 0 ? 2 : 3;
        }
        if (Math.abs(a) < STRAIGHT * Math.abs(b) && Math.abs(d) < STRAIGHT * Math.abs(c)) {
            return b < 0 ? c < 0 ? 5 : 6 : c > 0 ? 7 : 8;
        }
        return ASKEW;
    }
}
