package vn.bansao.pades.internal.pixels;

import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.Raster;

/** Rows of samples to the picture of a page: luma of every pixel, colour of every second one. Used by one decoder. */
final class SampleRows {
    private static final int CELL_SHIFT = 4; // a cell of 16 pixels a side, as that of a JPEG's usual colour
    private static final int CELL_SAMPLES = 1 << (2 * (CELL_SHIFT - 1));

    private final ImageHeader header;
    private final Raster raster;
    private final int shift;
    private final Shrinking shrinking;
    private final LumaRows luma;
    private final byte @Nullable [] palette;
    private final boolean coloured;
    private final int cellsAcross;
    private final int[] sums; // red, green, blue of the cells of one row of cells
    private final byte[][] cells; // of all
    private int y;

    SampleRows(ImageHeader header, int shift) {
        this.header = header;
        this.raster = header.raster();
        this.shift = shift;
        this.shrinking = new Shrinking(raster.widthPx(), raster.heightPx(), shift);
        this.luma = new LumaRows(raster);
        this.palette = luma.palette();
        this.coloured = raster.colour() != Colour.GRAY;
        this.cellsAcross = coloured ? raster.widthPx() >> CELL_SHIFT : 0;
        this.sums = new int[3 * cellsAcross];
        this.cells = new byte[3][cellsAcross * (raster.heightPx() >> CELL_SHIFT)];
    }

    void row(byte[] row) {
        byte[] grey = luma.of(row);
        if (coloured && (y & 1) == 0) {
            colours(row, raster.bitsPerComponent() == 16 ? 2 : 1);
        }
        if (coloured && ((y + 1) & ((1 << CELL_SHIFT) - 1)) == 0) {
            endCells();
        }
        shrinking.row(grey, 0);
        y++;
    }

    private void colours(byte[] row, int bytes) {
        byte[] table = palette;
        int bits = raster.bitsPerComponent();
        for (int x = 0; x < cellsAcross << CELL_SHIFT; x += 2) {
            int cell = 3 * (x >> CELL_SHIFT);
            int at = table == null ? 3 * bytes * x : 3 * (bits == 8 ? row[x] & 0xFF : LumaRows.sample(row, x, bits));
            byte[] from = table == null ? row : table;
            int step = table == null ? bytes : 1;
            sums[cell] += from[at] & 0xFF;
            sums[cell + 1] += from[at + step] & 0xFF;
            sums[cell + 2] += from[at + 2 * step] & 0xFF;
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
                shrinking.outWidth(),
                shrinking.outHeight(),
                shrinking.pixels(),
                header.dpiX() / size,
                header.dpiY() / size,
                red * cellMm2);
    }
}
