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
    private final Shrinking grey;
    private final byte[] luma;
    private final byte[] lumaOfSample; // of a grey value or palette index, up to 8 bits
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
        this.grey = new Shrinking(raster.widthPx(), raster.heightPx(), shift);
        this.luma = new byte[raster.widthPx()];
        this.palette = raster.colour() == Colour.INDEXED ? fullPalette(raster) : null;
        this.lumaOfSample = lumaOfSample(raster.bitsPerComponent(), palette);
        this.coloured = raster.colour() != Colour.GRAY;
        this.cellsAcross = coloured ? raster.widthPx() >> CELL_SHIFT : 0;
        this.sums = new int[3 * cellsAcross];
        this.cells = new byte[3][cellsAcross * (raster.heightPx() >> CELL_SHIFT)];
    }

    private static byte[] fullPalette(Raster raster) {
        byte[] stated = raster.palette();
        byte[] full = new byte[3 * 256];
        if (stated != null) {
            System.arraycopy(stated, 0, full, 0, Math.min(full.length, stated.length));
        }
        return full;
    }

    private static byte[] lumaOfSample(int bits, byte @Nullable [] palette) {
        byte[] table = new byte[256];
        int last = bits >= 8 ? 255 : (1 << bits) - 1;
        for (int i = 0; i <= last; i++) {
            table[i] = (byte) (palette == null ? i * 255 / last : luma(palette, 3 * i));
        }
        return table;
    }

    /** ITU-R BT.601, as JPEG has it. */
    private static int luma(byte[] rgb, int at) {
        return (77 * (rgb[at] & 0xFF) + 150 * (rgb[at + 1] & 0xFF) + 29 * (rgb[at + 2] & 0xFF)) >> 8;
    }

    void row(byte[] row) {
        int bytes = raster.bitsPerComponent() == 16 ? 2 : 1;
        if (raster.colour() == Colour.RGB) {
            rgb(row, bytes);
        } else if (raster.bitsPerComponent() >= 8) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = lumaOfSample[row[x * bytes] & 0xFF];
            }
        } else {
            packed(row, raster.bitsPerComponent());
        }
        if (coloured && (y & 1) == 0) {
            colours(row, bytes);
        }
        if (coloured && ((y + 1) & ((1 << CELL_SHIFT) - 1)) == 0) {
            endCells();
        }
        grey.row(luma, 0);
        y++;
    }

    private void rgb(byte[] row, int bytes) {
        if (bytes == 1) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = (byte) luma(row, 3 * x);
            }
            return;
        }
        for (int x = 0; x < luma.length; x++) {
            int sum = 77 * (row[6 * x] & 0xFF) + 150 * (row[6 * x + 2] & 0xFF) + 29 * (row[6 * x + 4] & 0xFF);
            luma[x] = (byte) (sum >> 8);
        }
    }

    private void packed(byte[] row, int bits) {
        for (int x = 0; x < luma.length; x++) {
            luma[x] = lumaOfSample[sample(row, x, bits)];
        }
    }

    private static int sample(byte[] row, int x, int bits) {
        int bit = x * bits;
        return (row[bit >> 3] >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
    }

    private void colours(byte[] row, int bytes) {
        byte[] table = palette;
        int bits = raster.bitsPerComponent();
        for (int x = 0; x < cellsAcross << CELL_SHIFT; x += 2) {
            int cell = 3 * (x >> CELL_SHIFT);
            int at = table == null ? 3 * bytes * x : 3 * (bits == 8 ? row[x] & 0xFF : sample(row, x, bits));
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
                grey.outWidth(),
                grey.outHeight(),
                grey.pixels(),
                header.dpiX() / size,
                header.dpiY() / size,
                red * cellMm2);
    }
}
