package vn.bansao.pades.internal.scan;

/** What the sample beside a pixel's colours says (TIFF 6.0, ExtraSamples). */
enum TiffAlpha {
    NONE,
    /** The colours were multiplied by it. */
    ASSOCIATED,
    UNASSOCIATED;

    /** That of the field's value, or {@link #NONE} if it is not alpha. */
    static TiffAlpha of(long value) {
        return value == 1 ? ASSOCIATED : value == 2 ? UNASSOCIATED : NONE;
    }

    int samples() {
        return this == NONE ? 0 : 1;
    }
}
