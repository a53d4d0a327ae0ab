package vn.bansao.pades.internal.pixels;

import vn.bansao.pades.internal.scan.ImageHeader;

/**
 * By which power of two a page is shrunk, so that measuring costs the same at every density: to 100 to 200 dpi, where
 * strokes of letters are still two pixels wide, and never to more pixels than the memory's bound permits.
 */
final class PictureScale {
    private static final double MIN_DPI = 100;
    private static final long MAX_PIXELS = 1 << 23; // 8 MiB: A3 at 200 dpi

    private PictureScale() {}

    static int shift(ImageHeader header) {
        int shift = 0;
        while (Math.min(header.dpiX(), header.dpiY()) / (2 << shift) >= MIN_DPI || pixels(header, shift) > MAX_PIXELS) {
            shift++;
        }
        return shift;
    }

    private static long pixels(ImageHeader header, int shift) {
        return (long) size(header.widthPx(), shift) * size(header.heightPx(), shift);
    }

    /** How many shrunk pixels, the last one perhaps of fewer samples. */
    static int size(int samples, int shift) {
        return (int) (((long) samples + (1L << shift) - 1) >> shift);
    }
}
