package vn.bansao.pades.internal.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What EXIF says of how a picture is shown: orientation and density. Only the first directory is read (TIFF 6.0, section
 * 2; Exif 2.32, 4.6.4), nothing is followed, and every offset is checked.
 *
 * @param orientation 1 to 8; anything else in the file is taken as 1, because scanners write 0
 */
record Exif(int orientation, @Nullable Density density) {
    private static final int ORIENTATION = 0x112;
    private static final int X_RESOLUTION = 0x11A;
    private static final int Y_RESOLUTION = 0x11B;
    private static final int RESOLUTION_UNIT = 0x128;

    private static final int SHORT = 3;
    private static final int RATIONAL = 5;
    private static final int ENTRY_BYTES = 12;

    /** Reads a TIFF header and its first directory; null where they are damaged. */
    static @Nullable Exif read(ByteBuffer tiff) {
        if (tiff.limit() < 8 || !setOrder(tiff) || tiff.getShort(2) != 42) {
            return null;
        }
        long directory = tiff.getInt(4) & 0xFFFF_FFFFL;
        if (directory < 8 || directory + 2 > tiff.limit()) {
            return null;
        }
        int entries = tiff.getShort((int) directory) & 0xFFFF;
        int first = (int) directory + 2;
        return first + (long) entries * ENTRY_BYTES > tiff.limit() ? null : readEntries(tiff, first, entries);
    }

    private static boolean setOrder(ByteBuffer tiff) {
        int mark = tiff.order(ByteOrder.BIG_ENDIAN).getShort(0);
        if (mark == 0x4949) { // II
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        }
        return mark == 0x4949 || mark == 0x4D4D; // MM
    }

    private static @Nullable Exif readEntries(ByteBuffer tiff, int first, int entries) {
        int orientation = 1;
        int unit = 2; // inch
        double x = 0;
        double y = 0;
        for (int i = 0; i < entries; i++) {
            int at = first + i * ENTRY_BYTES;
            switch (tiff.getShort(at) & 0xFFFF) {
                case ORIENTATION -> orientation = shortValue(tiff, at, 1);
                case RESOLUTION_UNIT -> unit = shortValue(tiff, at, unit);
                case X_RESOLUTION -> x = rationalValue(tiff, at);
                case Y_RESOLUTION -> y = rationalValue(tiff, at);
                default -> {}
            }
            if (x < 0 || y < 0) {
                return null;
            }
        }
        boolean valid = orientation >= 1 && orientation <= 8;
        return new Exif(valid ? orientation : 1, density(x, y, unit));
    }

    /** Null where one is missing, or where the numbers are a ratio only. */
    private static @Nullable Density density(double x, double y, int unit) {
        if (x == 0 || y == 0 || unit < 2 || unit > 3) {
            return null;
        }
        double perInch = unit == 3 ? 2.54 : 1;
        return new Density(x * perInch, y * perInch);
    }

    private static int shortValue(ByteBuffer tiff, int at, int otherwise) {
        boolean one = tiff.getShort(at + 2) == SHORT && tiff.getInt(at + 4) == 1;
        return one ? tiff.getShort(at + 8) & 0xFFFF : otherwise;
    }

    /** The value; 0 for none or a zero denominator; -1 where it lies outside the block. */
    private static double rationalValue(ByteBuffer tiff, int at) {
        if (tiff.getShort(at + 2) != RATIONAL || tiff.getInt(at + 4) != 1) {
            return 0;
        }
        long offset = tiff.getInt(at + 8) & 0xFFFF_FFFFL;
        if (offset + 8 > tiff.limit()) {
            return -1;
        }
        double numerator = tiff.getInt((int) offset) & 0xFFFF_FFFFL;
        double denominator = tiff.getInt((int) offset + 4) & 0xFFFF_FFFFL;
        return denominator == 0 ? 0 : numerator / denominator;
    }
}
