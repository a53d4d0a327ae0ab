package vn.bansao.pades.internal.scan;

import java.util.Locale;

/** Dots per inch, across and down the stored image (before it is turned upright). */
record Density(double dpiX, double dpiY) {

    /** Values as they stand in a file, for messages. */
    String text() {
        return String.format(Locale.ROOT, "%.5g x %.5g", dpiX, dpiY);
    }
}
