package vn.bansao.pades.internal.pixels;

import java.util.OptionalDouble;

/**
 * The width of edges: how far ink needs to get from dark to light, which grows with blur. For each steady rise or fall of
 * luma by half of the page's contrast, that is its height through its steepest step; the median of all counts.
 */
final class Sharpness {
    private static final int ROW_STEP = 3;
    private static final int COLUMN_STEP = 8;
    private static final int NEAR = 16; // pixels
    private static final int MIN_EDGES = 150;
    private static final int BINS_A_PIXEL = 10;
    private static final int MAX_WIDTH = 20;

    private final PagePicture picture;
    private final int minHeight;

    private Sharpness(PagePicture picture, Ink ink) {
        this.picture = picture;
        this.minHeight = ink.contrast() / 2;
    }

    /** The width in millimetres, across or down, whichever is larger; empty for a page with few edges. */
    static OptionalDouble edgeWidthMm(PagePicture picture, Ink ink) {
        Sharpness page = new Sharpness(picture, ink);
        int[] across = new int[MAX_WIDTH * BINS_A_PIXEL + 1];
        for (int y = 0; y < picture.height(); y += ROW_STEP) {
            page.walkRow(y, ink, across);
        }
        int[] down = new int[across.length];
        for (int x = 0; x < picture.width(); x += COLUMN_STEP) {
            page.walk(x, picture.width(), picture.height(), down);
        }
        double width = Math.max(median(across) * picture.mmPerPixelX(), median(down) * picture.mmPerPixelY());
        return width > 0 ? OptionalDouble.of(width) : OptionalDouble.empty();
    }

    /** Walks along those parts of a row that have ink, or are near it. */
    private void walkRow(int y, Ink ink, int[] histogram) {
        int row = y * picture.width();
        int from = -1;
        int until = 0;
        for (int x = 0; x < picture.width(); x += Long.BYTES) {
            if (ink.eightFrom(row + x) != 0) {
                if (from < 0) {
                    from = Math.max(0, x - NEAR);
                }
                until = Math.min(picture.width(), x + Long.BYTES + NEAR);
            } else if (from >= 0 && x > until + NEAR) {
                walk(row + from, 1, until - from, histogram);
                from = -1;
            }
        }
        if (from >= 0) {
            walk(row + from, 1, until - from, histogram);
        }
    }

    private void walk(int from, int step, int count, int[] histogram) {
        byte[] grey = picture.grey();
        int previous = grey[from] & 0xFF;
        int start = previous;
        int steepest = 0; // signed as the run is
        int at = from;
        for (int i = 1; i < count; i++) {
            at += step;
            int value = grey[at] & 0xFF;
            int rise = value - previous;
            if (rise == 0 || (rise ^ steepest) < 0) {
                edge(previous - start, steepest, histogram);
                start = previous;
                steepest = rise;
            } else if (Math.abs(rise) > Math.abs(steepest)) {
                steepest = rise;
            }
            previous = value;
        }
        edge(previous - start, steepest, histogram);
    }

    private void edge(int height, int steepest, int[] histogram) {
        int size = Math.abs(height);
        if (size >= minHeight && size > 0 && steepest != 0) {
            int bin = size * BINS_A_PIXEL / Math.abs(steepest);
            histogram[Math.min(bin, histogram.length - 1)]++;
        }
    }

    /** In pixels; 0 if there are too few edges. */
    private static double median(int[] histogram) {
        int all = 0;
        for (int count : histogram) {
            all += count;
        }
        if (all < MIN_EDGES) {
            return 0;
        }
        int left = all / 2;
        int bin = 0;
        while (left >= histogram[bin]) {
            left -= histogram[bin++];
        }
        return (bin + 0.5) / BINS_A_PIXEL;
    }
}
