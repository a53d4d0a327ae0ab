package vn.bansao.pades.internal.pixels;

import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.Raster;
import vn.bansao.pades.internal.scan.Shown;

/** Rows of samples to luma, a byte a pixel. Not thread-safe. */
public final class LumaRows {
    private final Raster raster;
    private final boolean inverted;
    private final byte[] luma;
    private final byte[] palette;
    private final byte[] lumaOfSample;

    /** Rows of such an image, seen so. */
    public LumaRows(Raster raster, Shown shown) {
        this.raster = raster;
        this.inverted = shown.inverted();
        this.luma = new byte[raster.widthPx()];
        this.palette = palette(shown, raster.bitsPerComponent() >= 8 ? 255 : (1 << raster.bitsPerComponent()) - 1);
        this.lumaOfSample = lumaOfSample(palette);
    }

    private static byte[] palette(Shown shown, int last) {
        byte[] stated = shown.palette();
        byte[] full = new byte[3 * 256];
        for (int i = 0; i <= last; i++) {
            int sample = shown.inverted() ? last - i : i;
            for (int k = 3 * i; k < 3 * i + 3; k++) {
                int at = 3 * sample + k % 3;
                full[k] = stated == null ? (byte) (sample * 255 / last) : at < stated.length ? stated[at] : 0;
            }
        }
        return full;
    }

    private static byte[] lumaOfSample(byte[] palette) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) luma(palette, 3 * i, 1);
        }
        return table;
    }

    /** RGB of what each grey value or palette index, up to 8 bits, is seen as; 256 of them. */
    byte[] palette() {
        return palette;
    }

    /** The luma of those. */
    byte[] lumaOfSample() {
        return lumaOfSample;
    }

    /** The luma of a row; the array is used again for the next. */
    public byte[] of(byte[] row) {
        int bytes = raster.bitsPerComponent() == 16 ? 2 : 1; // of two, the first tells
        if (raster.colour() == Colour.RGB) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = (byte) luma(row, 3 * bytes * x, bytes);
            }
            invert();
        } else if (raster.colour() == Colour.CMYK) {
            inks(row, bytes);
            invert();
        } else {
            samples(row, bytes);
        }
        return luma;
    }

    private void invert() {
        for (int x = 0; inverted && x < luma.length; x++) {
            luma[x] = (byte) ~luma[x];
        }
    }

    private void samples(byte[] row, int bytes) {
        int bits = raster.bitsPerComponent();
        if (bits < 8) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = lumaOfSample[sample(row, x, bits)];
            }
        } else {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = lumaOfSample[row[x * bytes] & 0xFF];
            }
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
