package vn.bansao.pades.internal.pixels;

import java.util.Arrays;

/**
 * The angle of a page's lines: that along which the lower ends of the ink, most of them base lines of text and rules, pile
 * up in the fewest rows. Found in two rounds, over ±15°.
 *
 * @param degrees clockwise positive
 * @param clearness how much higher the pile is than at the usual angle; 1 for a page without lines
 */
record Skew(double degrees, double clearness) {
    private static final double RANGE_DEGREES = 15;
    private static final double COARSE_STEP = 0.5;
    private static final double FINE_STEP = 0.05;
    private static final int FINE_STEPS = 15; // each way: 0.75 degrees
    private static final int MAX_POINTS = 12_000;
    private static final int COARSE_SHARE = 3; // of the points
    private static final int MIN_POINTS = 150;

    private static final Skew UNKNOWN = new Skew(0, 1);

    /** Of lines that run across. */
    static Skew of(Ink ink, PagePicture picture) {
        return of(lowerEnds(ink, false), picture.dpiY() / picture.dpiX());
    }

    /** Of lines that run down, as on a page that lies on its side. */
    static Skew ofColumns(Ink ink, PagePicture picture) {
        return of(lowerEnds(ink, true), picture.dpiX() / picture.dpiY());
    }

    private static Skew of(int[] points, double ratio) {
        if (points.length / 2 < MIN_POINTS) {
            return UNKNOWN;
        }
        Piles coarse = new Piles(points, COARSE_SHARE, ratio);
        int steps = (int) (RANGE_DEGREES / COARSE_STEP);
        double best = 0;
        double highest = -1;
        double sum = 0;
        for (int i = -steps; i <= steps; i++) {
            double height = coarse.height(i * COARSE_STEP);
            sum += height;
            if (height > highest) {
                highest = height;
                best = i * COARSE_STEP;
            }
        }
        return new Skew(fine(new Piles(points, 1, ratio), best), highest * (2 * steps + 1) / sum);
    }

    private static double fine(Piles piles, double around) {
        double[] heights = new double[2 * FINE_STEPS + 1];
        int best = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = piles.height(around + (i - FINE_STEPS) * FINE_STEP);
            best = heights[i] > heights[best] ? i : best;
        }
        double centre = centre(heights, best);
        return around + (centre - FINE_STEPS) * FINE_STEP;
    }

    /** The middle of the peak: of what stands above its half. */
    private static double centre(double[] heights, int best) {
        double floor = heights[best] * 0.8;
        double sum = 0;
        double moment = 0;
        for (int i = Math.max(0, best - 4); i <= Math.min(heights.length - 1, best + 4); i++) {
            double weight = Math.max(0, heights[i] - floor);
            sum += weight;
            moment += weight * i;
        }
        return sum > 0 ? moment / sum : best;
    }

    /** Places of ink with paper after it, as x, y, x, y; for lines that run down with the axes exchanged. */
    private static int[] lowerEnds(Ink ink, boolean exchanged) {
        int[] points = new int[1 << 12];
        int length = 0;
        int width = ink.width();
        int after = exchanged ? 1 : width;
        int last = width * ink.height() - after - Long.BYTES;
        for (int i = 0; i <= last; i += Long.BYTES) {
            long here = ink.eightFrom(i);
            for (long ends = here == 0 ? 0 : here & ~ink.eightFrom(i + after); ends != 0; ends &= ends - 1) {
                int at = i + (Long.numberOfTrailingZeros(ends) >> 3);
                if (length == points.length) {
                    points = Arrays.copyOf(points, 2 * length);
                }
                points[length + (exchanged ? 1 : 0)] = at % width;
                points[length + (exchanged ? 0 : 1)] = at / width;
                length += 2;
            }
        }
        return thinned(points, length / 2);
    }

    /** Every n-th of so many points; n is odd, lest it fall in step with a raster. */
    private static int[] thinned(int[] points, int count) {
        int step = (count / MAX_POINTS) | 1;
        int[] kept = new int[(count + step - 1) / step * 2];
        for (int i = 0; i < kept.length; i += 2) {
            kept[i] = points[i * step];
            kept[i + 1] = points[i * step + 1];
        }
        return kept;
    }

    /** Counts of points in the rows of a turned page. Not thread-safe. */
    private static final class Piles {
        private final int[] points;
        private final int step;
        private final double ratio;
        private final int lowest;
        private final int[] counts;

        Piles(int[] points, int share, double ratio) {
            this.points = points;
            this.step = points.length / 2 >= share * 1000 ? 2 * share : 2;
            this.ratio = ratio;
            int right = 0;
            int bottom = 0;
            for (int i = 0; i < points.length; i += 2) {
                right = Math.max(right, points[i]);
                bottom = Math.max(bottom, points[i + 1]);
            }
            this.lowest = (int) (right * slope(RANGE_DEGREES + 1)) + 1;
            this.counts = new int[bottom + 2 * lowest + 2];
        }

        private double slope(double degrees) {
            return Math.tan(Math.toRadians(degrees)) * ratio;
        }

        double height(double degrees) {
            Arrays.fill(counts, 0);
            int slope = (int) Math.round(slope(degrees) * 65536);
            for (int i = 0; i < points.length; i += step) {
                counts[points[i + 1] - (int) (((long) points[i] * slope) >> 16) + lowest]++;
            }
            double sum = 0;
            for (int count : counts) {
                sum += (double) count * count;
            }
            return sum;
        }
    }
}
