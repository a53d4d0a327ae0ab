package vn.bansao.pades.internal.scan;

import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanLimits;

/** The rules that hold for an image of every format. */
final class ImageRules {
    private static final double MIN_PAGE_POINTS = 3; // ISO 19005-2, 6.1.13
    private static final double MAX_PAGE_POINTS = 14_400;
    private static final long FREE_SAMPLE_BYTES = 1L << 28; // 256 MiB: A3 at 600 dpi in colour, also where it is blank
    private static final long MOST_SAMPLE_BYTES_PER_BYTE = 250; // zlib can 1,032; scanned paper is never so even

    private final ScanLimits limits;
    private final OptionalInt fallbackDpi;
    private final boolean flattensAlpha;
    private final ScanPlace place;

    ImageRules(Scan scan, ScanPlace place) {
        this.limits = scan.limits();
        this.fallbackDpi = scan.fallbackDpi();
        this.flattensAlpha = scan.flattensAlpha();
        this.place = place;
    }

    ScanLimits limits() {
        return limits;
    }

    /** Refuses an image that is partly transparent, unless such are to be laid on white. */
    void requireFlattening(PadesProblem code, Object actual) {
        if (!flattensAlpha) {
            throw place.refused(code, "actual", actual);
        }
    }

    /** Refuses no pixels, and too many; the size stands at {@code offset} in the file. */
    void requireSize(long width, long height, long offset) {
        String actual = width + " x " + height;
        if (width == 0 || height == 0) {
            throw place.malformedAt(offset, PadesProblem.SCAN_IMAGE_SIZE_ZERO, "actual", actual);
        }
        if (width > limits.maxSidePx() || height > limits.maxSidePx()) {
            throw place.malformedAt(
                    offset,
                    PadesProblem.SCAN_IMAGE_TOO_LARGE,
                    "actual",
                    actual + " px",
                    "limit",
                    limits.maxSidePx() + " px a side");
        }
        if (width * height > limits.maxPixels()) {
            throw place.malformedAt(
                    offset,
                    PadesProblem.SCAN_IMAGE_TOO_LARGE,
                    "actual",
                    actual + " px",
                    "limit",
                    limits.maxPixels() + " px");
        }
    }

    /**
     * Refuses many samples in few bytes: work is to be in proportion to what somebody sent.
     *
     * @param sampleBytes what decoding gives, or has given so far
     * @param codedBytes what it is decoded from
     */
    void requireNoBomb(long sampleBytes, long codedBytes) {
        if (sampleBytes > FREE_SAMPLE_BYTES && sampleBytes / MOST_SAMPLE_BYTES_PER_BYTE > codedBytes) {
            throw place.malformed(
                    PadesProblem.SCAN_IMAGE_TOO_LARGE,
                    "actual",
                    sampleBytes + " bytes of samples in " + codedBytes,
                    "limit",
                    MOST_SAMPLE_BYTES_PER_BYTE + " in one, or " + FREE_SAMPLE_BYTES);
        }
    }

    /** Refuses an image that must be held in memory, and is too large for that. */
    void requireHeld(long bytes) {
        if (bytes > limits.maxInterlacedBytes()) {
            throw place.malformed(
                    PadesProblem.SCAN_IMAGE_TOO_LARGE,
                    "actual",
                    bytes + " bytes of samples at once",
                    "limit",
                    limits.maxInterlacedBytes() + " bytes");
        }
    }

    /** The density of the file, or where it has none the caller's. */
    Density density(@Nullable Density stated, Raster raster) {
        Density density = stated == null ? fallback() : stated;
        if (!limits.permitsDpi(density.dpiX()) || !limits.permitsDpi(density.dpiY())) {
            throw place.refused(
                    PadesProblem.SCAN_DENSITY_IMPLAUSIBLE, "actual", density.text(), "required", limits.dpiRange());
        }
        double width = raster.widthPx() * 72.0 / density.dpiX();
        double height = raster.heightPx() * 72.0 / density.dpiY();
        requirePage(width, height);
        return density;
    }

    /** Refuses a page that PDF/A does not permit, in points. */
    void requirePage(double width, double height) {
        if (Math.min(width, height) < MIN_PAGE_POINTS || Math.max(width, height) > MAX_PAGE_POINTS) {
            throw place.refused(
                    PadesProblem.SCAN_PAGE_SIZE_UNFIT,
                    "actual",
                    String.format(Locale.ROOT, "%.1f x %.1f", width, height),
                    "required",
                    "3..14400");
        }
    }

    private Density fallback() {
        if (fallbackDpi.isEmpty()) {
            throw place.refused(PadesProblem.SCAN_DENSITY_MISSING);
        }
        return new Density(fallbackDpi.getAsInt(), fallbackDpi.getAsInt(), false);
    }
}
