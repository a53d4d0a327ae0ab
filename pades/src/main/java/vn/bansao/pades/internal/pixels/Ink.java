package vn.bansao.pades.internal.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which pixels of a picture are ink: those that differ from the paper, the most frequent luma, by more than paper, lamps,
 * compression and the back of the sheet do.
 */
final class Ink {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CONTRAST = 40; // of 255
    private static final int DARK_PAPER = 96; // below this, ink is what is lighter
    private static final int BLACK = 80;
    private static final double MARGIN_MM = 5;

    private final int width;
    private final int height;
    private final byte[] ink; // 1 or 0
    private final int paper;
    private final int contrast;

    private Ink(int width, int height, byte[] ink, int paper, int contrast) {
        this.width = width;
        this.height = height;
        this.ink = ink;
        this.paper = paper;
        this.contrast = contrast;
    }

    static Ink of(PagePicture picture) {
        int[] histogram = new int[256];
        byte[] grey = picture.grey();
        for (byte value : grey) {
            histogram[value & 0xFF]++;
        }
        int paper = mostFrequent(histogram);
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) (isInk(value, paper) ? 1 : 0);
        }
        byte[] ink = new byte[grey.length + Long.BYTES]; // so that eight can be read at once from everywhere
        for (int i = 0; i < grey.length; i++) {
            ink[i] = table[grey[i] & 0xFF];
        }
        return new Ink(picture.width(), picture.height(), ink, paper, contrast(histogram, table, paper));
    }

    private static boolean isInk(int value, int paper) {
        return paper < DARK_PAPER ? value > paper + CONTRAST : value < paper - CONTRAST;
    }

    /** The centre of the fullest window of nine values. */
    private static int mostFrequent(int[] histogram) {
        int best = 0;
        long most = -1;
        for (int centre = 0; centre < 256; centre++) {
            long sum = 0;
            for (int i = Math.max(0, centre - 4); i <= Math.min(255, centre + 4); i++) {
                sum += histogram[i];
            }
            if (sum > most) {
                most = sum;
                best = centre;
            }
        }
        return best;
    }

    /** Between the paper and the quarter of the ink that differs most. */
    private static int contrast(int[] histogram, byte[] table, int paper) {
        long all = 0;
        for (int value = 0; value < 256; value++) {
            all += table[value] * (long) histogram[value];
        }
        boolean light = paper >= DARK_PAPER;
        int value = light ? 0 : 255;
        for (long left = all / 4; left > 0; ) {
            left -= table[value] * (long) histogram[value];
            value += left > 0 ? light ? 1 : -1 : 0;
        }
        return Math.abs(paper - value);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isInk(int luma) {
        return isInk(luma, paper);
    }

    boolean at(int x, int y) {
        return ink[y * width + x] != 0;
    }

    /** Eight pixels from this one on, row after row, the first in the lowest byte; 1 is ink. */
    long eightFrom(int index) {
        return (long) EIGHT.get(ink, index);
    }

    /** The difference in luma between paper and strong ink. */
    int contrast() {
        return contrast;
    }

    /** Whether this luma is that of a scanner's open lid, on light paper. */
    boolean isBlack(int luma) {
        return paper >= DARK_PAPER && luma < BLACK && luma < paper - 2 * CONTRAST;
    }

    /**
     * Percent of the page that is ink, without its margins, where lids and staples show, and without specks of one pixel.
     */
    double percent(double mmPerPixelX, double mmPerPixelY) {
        int left = (int) Math.min(MARGIN_MM / mmPerPixelX, width / 8.0);
        int top = (int) Math.min(MARGIN_MM / mmPerPixelY, height / 8.0);
        long count = 0;
        for (int y = top; y < height - top; y++) {
            int end = y * width + width - left;
            int i = y * width + left + 1;
            for (; i + Long.BYTES <= end; i += Long.BYTES) {
                count += Long.bitCount(eightFrom(i) & eightFrom(i - 1));
            }
            for (; i < end; i++) {
                count += ink[i] & ink[i - 1];
            }
        }
        return 100.0 * count / ((long) (width - 2 * left) * (height - 2 * top));
    }
}
