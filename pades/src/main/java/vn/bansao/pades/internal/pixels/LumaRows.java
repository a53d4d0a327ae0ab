package vn.bansao.pades.internal.pixels;

import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.Raster;

/** Rows of samples to luma, a byte a pixel. Not thread-safe. */
public final class LumaRows {
    private final Raster raster;
    private final byte[] luma;
    private final byte[] lumaOfSample; // of a grey value or palette index, up to 8 bits
    private final byte @Nullable [] palette;

    /** Rows of such an image. */
    public LumaRows(Raster raster) {
        this.raster = raster;
        this.luma = new byte[raster.widthPx()];
        this.palette = raster.colour() == Colour.INDEXED ? fullPalette(raster) : null;
        this.lumaOfSample = lumaOfSample(raster.bitsPerComponent(), palette);
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
            table[i] = (byte) (palette == null ? i * 255 / last : luma(palette, 3 * i, 1));
        }
        return table;
    }

    /** The palette with 256 entries, or null. */
    byte @Nullable [] palette() {
        return palette;
    }

    /** The luma of a row; the array is used again for the next. */
    public byte[] of(byte[] row) {
        int bytes = raster.bitsPerComponent() == 16 ? 2 : 1;
        switch (raster.colour()) {
            case RGB -> {
                for (int x = 0; x < luma.length; x++) {
                    luma[x] = (byte) luma(row, 3 * bytes * x, bytes);
                }
            }
            case CMYK -> inks(row, bytes);
            default -> samples(row, bytes);
        }
        return luma;
    }

    private void samples(byte[] row, int bytes) {
        boolean packed = raster.bitsPerComponent() < 8;
        for (int x = 0; x < luma.length; x++) {
            luma[x] = lumaOfSample[packed ? sample(row, x, raster.bitsPerComponent()) : row[x * bytes] & 0xFF];
        }
    }

    /** ITU-R BT.601, as JPEG has it; {@code step} from a colour to the next. */
    private static int luma(byte[] rgb, int at, int step) {
        return (77 * (rgb[at] & 0xFF) + 150 * (rgb[at + step] & 0xFF) + 29 * (rgb[at + 2 * step] & 0xFF)) >> 8;
    }

    /** What inks leave of white, without their profile: dark from light, not colours. */
    private void inks(byte[] row, int bytes) {
        for (int x = 0; x < luma.length; x++) {
            int light = 255 - luma(row, 4 * bytes * x, bytes);
            luma[x] = (byte) (light * (255 - (row[(4 * x + 3) * bytes] & 0xFF)) / 255);
        }
    }

    static int sample(byte[] row, int x, int bits) {
        int bit = x * bits;
        return (row[bit >> 3] >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
    }
}
