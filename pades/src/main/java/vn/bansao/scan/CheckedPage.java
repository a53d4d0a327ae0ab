package vn.bansao.scan;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.pixels.PageMeasures;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;

/**
 * What a gate learnt of one page. Immutable.
 *
 * @param number counted from 1
 * @param header null if the file can't be read that far
 * @param unreadable the code of the reason why the file can't be certified, or null
 * @param damage what is wrong with the coded pixels, or null
 * @param measures what the pixels gave, or null if they were not looked at
 * @param statedNumber the number a file of several pages gives this one
 */
record CheckedPage(
        int number,
        String file,
        @Nullable ImageHeader header,
        @Nullable String unreadable,
        @Nullable String damage,
        @Nullable PageMeasures measures,
        OptionalInt statedNumber) {

    private static final int COLOURFUL = 24; // the least difference of a palette's red, green and blue that is a colour

    /** Whether the page can show colours. */
    static boolean isColoured(ImageHeader header) {
        return header.colour() != Colour.GRAY && !isGrey(header.palette());
    }

    private static boolean isGrey(byte @Nullable [] palette) {
        if (palette == null) {
            return false;
        }
        for (int i = 0; i + 2 < palette.length; i += 3) {
            int red = palette[i] & 0xFF;
            int green = palette[i + 1] & 0xFF;
            int blue = palette[i + 2] & 0xFF;
            if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) >= COLOURFUL) {
                return false;
            }
        }
        return true;
    }

    /** The narrow side of the paper in millimetres. */
    static double shortMm(ImageHeader header) {
        return Math.min(header.pageWidthPt(), header.pageHeightPt()) * 25.4 / 72;
    }

    /** The long side of the paper in millimetres. */
    static double longMm(ImageHeader header) {
        return Math.max(header.pageWidthPt(), header.pageHeightPt()) * 25.4 / 72;
    }
}
