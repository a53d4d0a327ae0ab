package vn.bansao.pades.internal.pixels;

import java.util.Arrays;

/**
 * The area of red ink on a page, from the colour of coarse cells. Red is what differs from the page's usual colour, the
 * median, towards red by more than paper, lamps and compression do; no rule gives a number.
 */
final class RedInk {
    private static final int MIN_RED = 14; // of Cr over the median, 0 to 127; a seal's ring fills a third of a cell
    private static final int MAX_BLUE = 8; // of Cb over the median: violet and blue ink are not red

    private RedInk() {}

    /** How many of the cells are red; each value of Cb and Cr is a byte around 128. */
    static int cells(byte[] cb, byte[] cr, int count) {
        int middleCb = median(cb, count);
        int middleCr = median(cr, count);
        int red = 0;
        for (int i = 0; i < count; i++) {
            if ((cr[i] & 0xFF) - middleCr >= MIN_RED && (cb[i] & 0xFF) - middleCb <= MAX_BLUE) {
                red++;
            }
        }
        return red;
    }

    private static int median(byte[] values, int count) {
        int[] histogram = new int[256];
        for (int i = 0; i < count; i++) {
            histogram[values[i] & 0xFF]++;
        }
        int left = count / 2;
        int value = 0;
        while (value < 255 && left >= histogram[value]) {
            left -= histogram[value++];
        }
        return value;
    }

    /** As {@link #cells}, of a colour in red, green and blue. */
    static int cellsOfRgb(byte[] red, byte[] green, byte[] blue, int count) {
        byte[] cb = new byte[count];
        byte[] cr = Arrays.copyOf(cb, count);
        for (int i = 0; i < count; i++) {
            int r = red[i] & 0xFF;
            int g = green[i] & 0xFF;
            int b = blue[i] & 0xFF;
            int luma = 77 * r + 150 * g + 29 * b; // ITU-R BT.601, times 256
            cb[i] = clamped(128 + (b * 256 - luma) * 0.564 / 256);
            cr[i] = clamped(128 + (r * 256 - luma) * 0.713 / 256);
        }
        return cells(cb, cr, count);
    }

    private static byte clamped(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
