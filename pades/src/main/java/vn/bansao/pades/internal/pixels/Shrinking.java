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
        if (outRow == outHeight) {
            throw new IllegalStateException("more rows than the picture has");
        }
        if (shift == 0) {
            System.arraycopy(luma, from, pixels, outRow++ * outWidth, width);
            return;
        }
        for (int x = 0; x < width; x++) {
            sums[x >> shift] += luma[from + x] & 0xFF;
        }
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
