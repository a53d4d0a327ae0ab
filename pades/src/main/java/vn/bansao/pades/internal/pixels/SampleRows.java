package vn.bansao.pades.internal.pixels;

import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.Raster;
import vn.bansao.pades.internal.scan.Shown;

/** Rows of samples to the picture of a page: luma of every pixel, colour of every second one. Used by one decoder. */
final class SampleRows {
    private static final int CELL_SHIFT = 4; // a cell of 16 pixels a side, as that of a JPEG's usual colour
    private static final int MAX_BITS_SHIFT = 3; // a byte
    private static final int CELL_SAMPLES = 1 << (2 * (CELL_SHIFT - 1));

    private final ImageHeader header;
    private final Raster raster;
    private final int shift;
    private final Shrinking grey;
    private final LumaRows luma;
    private final int @Nullable [] bitSums; // of so many pixels of one bit as a shrunk one has
    private final byte @Nullable [] palette; // of colours
    private final boolean coloured;
    private final int cellsAcross;
    private final int[] sums; // red, green, blue of the cells of one row of cells
    private final byte[][] cells; // of all
    private int y;

    SampleRows(ImageHeader header, Shown shown, int shift) {
        this.header = header;
        this.raster = header.raster();
        this.shift = shift;
        this.grey = new Shrinking(raster.widthPx(), raster.heightPx(), shift);
        this.luma = new LumaRows(raster, shown);
        this.bitSums =
                raster.bitsPerComponent() == 1 && raster.colour().samplesPerPixel() == 1 && shift <= MAX_BITS_SHIFT
                        ? Shrinking.sumsOfBits(luma.lumaOfSample(), shift)
                        : null;
        this.coloured = raster.colour() != Colour.GRAY;
        this.palette = coloured && raster.colour() != Colour.RGB ? luma.palette() : null;
        this.cellsAcross = coloured ? raster.widthPx() >> CELL_SHIFT : 0;
        this.sums = new int[3 * cellsAcross];
        this.cells = new byte[3][cellsAcross * (raster.heightPx() >> CELL_SHIFT)];
    }

    void row(byte[] row) {
        int bytes = raster.bitsPerComponent() == 16 ? 2 : 1;
        if (bitSums != null) {
            grey.bits(row, bitSums, luma.lumaOfSample());
        } else if (raster.colour() == Colour.RGB && bytes == 1 && shift == 1) {
            grey.rgbPairs(row);
        } else {
            grey.row(luma.of(row), 0);
        }
        if (coloured && (y & 1) == 0) {
            colours(row, bytes);
        }
        if (coloured && ((y + 1) & ((1 << CELL_SHIFT) - 1)) == 0) {
            endCells();
        }
        y++;
    }

    private void colours(byte[] row, int bytes) {
        byte[] table = palette;
        int bits = raster.bitsPerComponent();
        byte[] from = table == null ? row : table;
        int step = table == null ? bytes : 1;
        for (int cell = 0; cell < cellsAcross; cell++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int x = cell << CELL_SHIFT; x < (cell + 1) << CELL_SHIFT; x += 2) {
                int at =
                        table == null ? 3 * bytes * x : 3 * (bits == 8 ? row[x] & 0xFF : LumaRows.sample(row, x, bits));
                red += from[at] & 0xFF;
                green += from[at + step] & 0xFF;
                blue += from[at + 2 * step] & 0xFF;
            }
            sums[3 * cell] += red;
            sums[3 * cell + 1] += green;
            sums[3 * cell + 2] += blue;
        }
    }

    private void endCells() {
        int first = (y >> CELL_SHIFT) * cellsAcross;
        for (int i = 0; i < sums.length; i++) {
            cells[i % 3][first + i / 3] = (byte) (sums[i] / CELL_SAMPLES);
            sums[i] = 0;
        }
    }

    PagePicture picture() {
        double size = 1L << shift;
        double cellMm2 = (25.4 / header.dpiX()) * (25.4 / header.dpiY()) * (1 << (2 * CELL_SHIFT));
        int red = coloured ? RedInk.cellsOfRgb(cells[0], cells[1], cells[2], cells[0].length) : 0;
        return new PagePicture(
                grey.outWidth(),
                grey.outHeight(),
                grey.pixels(),
                header.dpiX() / size,
                header.dpiY() / size,
                red * cellMm2);
    }
}
