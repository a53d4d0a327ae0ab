package vn.bansao.pades.internal.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Dots per inch, across and down the stored image (before it is turned upright). */
record Density(double dpiX, double dpiY) {

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
