package vn.bansao.pades.internal.pixels;

/** Rows of luma averaged over squares of a power of two. Mutable, used by one decoder. */
final class Shrinking {
    private final int width;
    private final int shift;
    private final int outWidth;
    private final int outHeight;
    private final byte[] pixels;
    private final int[] sums;
    private int rowsInSums;
    private int outRow;

    Shrinking(int width, int height, int shift) {
        this.width = width;
        this.shift = shift;
        this.outWidth = PictureScale.size(width, shift);
        this.outHeight = PictureScale.size(height, shift);
        this.pixels = new byte[outWidth * outHeight];
        this.sums = new int[outWidth];
    }

    /** The next row, from {@code from} on in the array. */
    void row(byte[] luma, int from) {
        requireRow();
        if (shift == 0) {
            System.arraycopy(luma, from, pixels, outRow++ * outWidth, width);
            return;
        }
        for (int x = 0; x < width; x++) {
            sums[x >> shift] += luma[from + x] & 0xFF;
        }
        endRow();
    }

    /** The next row, of red, green and blue in bytes, where two pixels become one: a page's usual case, in one walk. */
    void rgbPairs(byte[] rgb) {
        requireRow();
        int at = 0;
        for (int x = 0; x < width >> 1; x++, at += 6) {
            int red = (rgb[at] & 0xFF) + (rgb[at + 3] & 0xFF);
            int green = (rgb[at + 1] & 0xFF) + (rgb[at + 4] & 0xFF);
            int blue = (rgb[at + 2] & 0xFF) + (rgb[at + 5] & 0xFF);
            sums[x] += (77 * red + 150 * green + 29 * blue) >> 8; // ITU-R BT.601
        }
        if ((width & 1) == 1) {
            sums[outWidth - 1] += (77 * (rgb[at] & 0xFF) + 150 * (rgb[at + 1] & 0xFF) + 29 * (rgb[at + 2] & 0xFF)) >> 8;
        }
        endRow();
    }

    /** What {@link #bits} needs: the sum of the luma of {@code 1 << shift} pixels of a bit each, by their bits. */
    static int[] sumsOfBits(byte[] lumaOfBit, int shift) {
        int[] sumsOfBits = new int[1 << (1 << shift)];
        for (int bits = 0; bits < sumsOfBits.length; bits++) {
            int light = Integer.bitCount(bits);
            sumsOfBits[bits] = light * (lumaOfBit[1] & 0xFF) + ((1 << shift) - light) * (lumaOfBit[0] & 0xFF);
        }
        return sumsOfBits;
    }

    /** The next row, of a bit a pixel. */
    void bits(byte[] row, int[] sumsOfBits, byte[] lumaOfBit) {
        requireRow();
        int size = 1 << shift;
        int whole = width >> shift;
        int perByte = 8 >> shift;
        int mask = sumsOfBits.length - 1;
        for (int x = 0; x < whole; x++) {
            int down = 8 - size * (x % perByte + 1);
            sums[x] += sumsOfBits[row[x / perByte] >> down & mask];
        }
        for (int x = whole << shift; x < width; x++) {
            sums[whole] += lumaOfBit[row[x >> 3] >> (7 - (x & 7)) & 1] & 0xFF;
        }
        endRow();
    }

    private void requireRow() {
        if (outRow == outHeight) {
            throw new IllegalStateException("more rows than the picture has");
        }
    }

    private void endRow() {
        if (++rowsInSums == (1 << shift)) {
            flush();
        }
    }

    private void flush() {
        int fullWidth = 1 << shift;
        for (int x = 0; x < outWidth; x++) {
            int across = Math.min(fullWidth, width - (x << shift));
            pixels[outRow * outWidth + x] = (byte) (sums[x] / (across * rowsInSums));
            sums[x] = 0;
        }
        outRow++;
        rowsInSums = 0;
    }

    int outWidth() {
        return outWidth;
    }

    int outHeight() {
        return outHeight;
    }

    /** The picture; rows that were not given are black. */
    byte[] pixels() {
        if (rowsInSums > 0) {
            flush();
        }
        return pixels;
    }
}
