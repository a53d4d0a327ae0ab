package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** The compressions of TIFF that are understood. */
enum TiffCompression {
    NONE(1),
    RUNS(2),
    GROUP_3(3),
    GROUP_4(4),
    LZW(5),
    JPEG(7),
    DEFLATE(8),
    PACK_BITS(32_773),
    /** The number it had before it was registered. */
    OLD_DEFLATE(32_946);

    private static final TiffCompression[] ALL = values();

    private final int number;

    TiffCompression(int number) {
        this.number = number;
    }

    static TiffCompression of(long number, ScanPlace place) {
        for (TiffCompression compression : ALL) {
            if (compression.number == number) {
                return compression;
            }
        }
        // Compression 6 was never described well enough to be read the same way by two programs.
        throw place.refused(
                PadesProblem.SCAN_TIFF_UNSUPPORTED,
                "what",
                "Compression",
                "actual",
                number == 6 ? "6 (old-style JPEG)" : number,
                "required",
                "1..5, 7, 8, 32773, 32946");
    }

    /** How rows of fax codes are coded, options aside; null for the others. */
    FaxDecoder.@Nullable Kind fax() {
        return switch (this) {
            case RUNS -> FaxDecoder.Kind.ALIGNED_RUNS;
            case GROUP_3 -> FaxDecoder.Kind.GROUP_3;
            case GROUP_4 -> FaxDecoder.Kind.GROUP_4;
            default -> null;
        };
    }

    /** Whether a predictor may come before it. */
    boolean predicts() {
        return this == LZW || this == DEFLATE || this == OLD_DEFLATE;
    }
}
