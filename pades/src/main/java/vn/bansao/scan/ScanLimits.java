package vn.bansao.scan;

/**
 * What one scan file may cost in time and memory, and which densities are believed. Immutable.
 *
 * @param maxFileBytes size of the file
 * @param maxSidePx width and height, each
 * @param maxPixels width times height
 * @param maxIccBytes size of an embedded colour profile, after inflating
 * @param maxInterlacedBytes samples of an interlaced PNG, or of one row of a TIFF's tiles, which are held in memory at once;
 *     other images are streamed
 * @param minDpi lowest density in dots per inch
 * @param maxDpi highest density in dots per inch
 */
public record ScanLimits(
        long maxFileBytes,
        int maxSidePx,
        long maxPixels,
        int maxIccBytes,
        int maxInterlacedBytes,
        int minDpi,
        int maxDpi) {

    /** Enough for A3 at 1200 dpi; interlaced PNG up to A4 at 400 dpi in colour, 600 in grey. */
    public static final ScanLimits STANDARD = new ScanLimits(
            1L << 29, // 512 MiB
            65_535,
            400_000_000,
            1 << 22, // 4 MiB
            1 << 26, // 64 MiB: a heap of 128 has room for it
            50,
            2400);

    public ScanLimits {
        if (maxFileBytes < 1
                || maxSidePx < 1
                || maxSidePx > 65_535 // rows must fit an array, at 8 bytes a pixel
                || maxPixels < 1
                || maxIccBytes < 0
                || maxInterlacedBytes < 0
                || minDpi < 1
                || maxDpi < minDpi) {
            throw new IllegalArgumentException("limits must be positive, at most 65535 px a side, and in order");
        }
    }

    /** The same limits with another size of the file. */
    public ScanLimits withMaxFileBytes(long bytes) {
        return new ScanLimits(bytes, maxSidePx, maxPixels, maxIccBytes, maxInterlacedBytes, minDpi, maxDpi);
    }

    /** The same limits with another number of pixels. */
    public ScanLimits withMaxPixels(long pixels) {
        return new ScanLimits(maxFileBytes, maxSidePx, pixels, maxIccBytes, maxInterlacedBytes, minDpi, maxDpi);
    }

    /** The same limits with other believed densities, in dots per inch. */
    public ScanLimits withDpi(int min, int max) {
        return new ScanLimits(maxFileBytes, maxSidePx, maxPixels, maxIccBytes, maxInterlacedBytes, min, max);
    }

    /** Whether this density, in dots per inch, is believed. */
    public boolean permitsDpi(double dpi) {
        return dpi >= minDpi && dpi <= maxDpi;
    }

    /** The believed densities for people, such as {@code 50..2400}. */
    public String dpiRange() {
        return minDpi + ".." + maxDpi;
    }
}
