package vn.bansao.pades.internal.pixels;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Whether letters stand upright: what sticks out of the middle of their lines, where most of the ink is, sticks out above. In
 * Latin writing ascenders, capitals and dots outweigh descenders three to one, in Vietnamese its marks add to that. Looked at
 * piece by piece, in strips of lines, so that columns, tables and seals each answer for themselves; a page whose pieces do not
 * agree is not judged.
 */
final class Standing {
    private static final double STRIP_MM = 24;
    private static final double MIN_LINE_MM = 0.9;
    private static final double MAX_LINE_MM = 6;
    private static final double PEAK_REACH_MM = 4;
    private static final double MIN_INK_SHARE = 0.04; // of the strip's width
    private static final double BODY = 0.5; // of the fullest row near
    private static final double WAIST = 0.2; // likewise
    private static final double MIN_OUTSIDE = 0.04; // of a piece's ink
    private static final double MAX_OUTSIDE = 1.0;
    private static final int MIN_PIECES = 12;
    private static final double SURENESS = 2; // standard deviations of a coin's

    private final double[] profile;
    private final int reach;
    private final double minInk;
    private final double mmPerRow;
    private double above;
    private double below;
    private int up;
    private int down;

    private Standing(int rows, double minInk, double mmPerRow) {
        this.profile = new double[rows];
        this.reach = (int) Math.ceil(PEAK_REACH_MM / mmPerRow);
        this.minInk = minInk;
        this.mmPerRow = mmPerRow;
    }

    /** Percent of what sticks out that does so below; empty if the page's lines do not tell. */
    static OptionalDouble percentBelow(Ink ink, PagePicture picture, double skewDegrees) {
        double slope = Math.tan(Math.toRadians(skewDegrees)) * picture.dpiY() / picture.dpiX();
        int shift = (int) Math.ceil(Math.abs(slope) * ink.width());
        int stripWidth = (int) Math.max(1, STRIP_MM / picture.mmPerPixelX());
        Standing page = new Standing(ink.height() + 2 * shift + 2, MIN_INK_SHARE * stripWidth, picture.mmPerPixelY());
        for (int x = 0; x + stripWidth <= ink.width(); x += stripWidth) {
            page.fill(ink, x, x + stripWidth, slope, shift);
            page.judge();
        }
        return page.percent();
    }

    private void fill(Ink ink, int from, int to, double slope, int shift) {
        Arrays.fill(profile, 0);
        int fixed = (int) Math.round(slope * 65536);
        for (int y = 0; y < ink.height(); y++) {
            int row = y * ink.width();
            for (int x = from; x < to; x += Long.BYTES) {
                long eight = ink.eightFrom(row + x);
                if (to - x < Long.BYTES) {
                    eight &= (1L << (8 * (to - x))) - 1;
                }
                for (; eight != 0; eight &= eight - 1) {
                    int at = x + (Long.numberOfTrailingZeros(eight) >> 3);
                    profile[y + shift - (int) (((long) at * fixed) >> 16)]++;
                }
            }
        }
    }

    /** Finds the bodies of the lines in the strip, and weighs what is above and below each. */
    private void judge() {
        int start = 0; // of the body that was found last
        int end = 0;
        int before = 0; // the end of the one before that
        for (int y = 0; y < profile.length; ) {
            double peak = peakAround(y);
            double enough = Math.max(BODY * peak, minInk);
            if (profile[y] < enough) {
                y++;
                continue;
            }
            int from = y;
            while (y < profile.length && profile[y] >= enough) {
                y++;
            }
            if (end > start && leastBetween(end, from) >= WAIST * peak) {
                end = y; // letters have less ink between their feet and their heads
                continue;
            }
            weigh(before, start, end, from);
            before = end;
            start = from;
            end = y;
        }
        weigh(before, start, end, profile.length);
    }

    private double leastBetween(int from, int to) {
        double least = profile[from];
        for (int y = from; y < to; y++) {
            least = Math.min(least, profile[y]);
        }
        return least;
    }

    private double peakAround(int y) {
        double peak = 0;
        for (int i = Math.max(0, y - reach); i < Math.min(profile.length, y + reach + 1); i++) {
            peak = Math.max(peak, profile[i]);
        }
        return peak;
    }

    private void weigh(int endBefore, int start, int end, int startAfter) {
        double height = (end - start) * mmPerRow;
        if (height < MIN_LINE_MM || height > MAX_LINE_MM) {
            return;
        }
        double body = 0;
        for (int y = start; y < end; y++) {
            body += profile[y];
        }
        double over = outside(start - 1, Math.max(endBefore, start - (end - start)), -1);
        double under = outside(end, Math.min(startAfter - 1, end + (end - start) - 1), 1);
        double share = (over + under) / body;
        if (share < MIN_OUTSIDE || share > MAX_OUTSIDE) {
            return; // rules, pictures, and lines of capitals
        }
        above += over / body;
        below += under / body;
        up += over > under ? 1 : 0;
        down += under > over ? 1 : 0;
    }

    /** The ink from a body's edge on, up to the emptiest row before the next line. */
    private double outside(int from, int last, int step) {
        double sum = 0;
        double sumAtEmptiest = 0;
        double least = Double.MAX_VALUE;
        for (int y = from; step < 0 ? y >= last : y <= last; y += step) {
            if (profile[y] < least) {
                least = profile[y];
                sumAtEmptiest = sum;
            }
            sum += profile[y];
        }
        return sumAtEmptiest;
    }

    private OptionalDouble percent() {
        int pieces = up + down;
        boolean agreed = Math.abs(up - down) >= SURENESS * Math.sqrt(pieces);
        return pieces >= MIN_PIECES && agreed
                ? OptionalDouble.of(100 * below / (above + below))
                : OptionalDouble.empty();
    }
}
