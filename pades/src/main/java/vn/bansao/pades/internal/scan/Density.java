package vn.bansao.pades.internal.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Dots per inch, across and down the stored image (before it is turned upright).
 *
 * @param stated whether the file says so; else the caller does
 */
public record Density(double dpiX, double dpiY, boolean stated) {

    /** As a file states it. */
    Density(double dpiX, double dpiY) {
        this(dpiX, dpiY, true);
    }

    /** Values as they stand in a file, for messages. */
    String text() {
        return text(dpiX) + " x " + text(dpiY);
    }

    private static String text(double dpi) {
        return BigDecimal.valueOf(dpi)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
