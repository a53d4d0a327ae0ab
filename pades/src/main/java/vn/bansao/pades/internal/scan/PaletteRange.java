package vn.bansao.pades.internal.scan;

/**
 * The check that every index is in the palette. PDF viewers show the last entry for an index that is not, PNG viewers black:
 * such a page would not look the same in the copy.
 */
final class PaletteRange {
    private final ScanInput input;
    private final int depth;
    private final int entries;

    PaletteRange(Raster raster, ScanInput input) {
        this.input = input;
        this.depth = raster.bitsPerComponent();
        byte[] palette = raster.palette();
        this.entries = palette == null ? Integer.MAX_VALUE : palette.length / 3;
    }

    /** Whether there is nothing to check: no palette, or one with an entry for every index. */
    boolean unlimited() {
        return depth > 8 || entries >= 1 << depth;
    }

    /** Checks a row of {@code width} pixels. */
    void check(byte[] row, int width) {
        if (unlimited()) {
            return;
        }
        int perByte = 8 / depth;
        int mask = (1 << depth) - 1;
        for (int x = 0; x < width; x++) {
            int index = row[x / perByte] >> (8 - depth * (x % perByte + 1)) & mask;
            if (index >= entries) {
                throw FilterBytes.wrong(input, "index " + index + " of a palette of " + entries);
            }
        }
    }
}
