package vn.bansao.pades.internal.ocr;

import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.PdfOrigin;

/**
 * A scanned page whose words are looked for.
 *
 * @param number counted from 1
 * @param file the name of its file
 * @param header what is known of its image
 */
record PageScan(int number, String file, ImageHeader header) {

    /** EXIF's 1 to 8: how the stored image is turned. */
    int orientation() {
        return header.shownOrientation();
    }

    private boolean sideways() {
        return orientation() >= 5;
    }

    /** Whether a point of the page is one where its picture is seen. */
    boolean shows(double x, double y) {
        PdfOrigin origin = header.origin();
        return origin == null || origin.placement().shows(x, y);
    }

    /** Width of the upright picture. */
    int widthPx() {
        return sideways() ? header.heightPx() : header.widthPx();
    }

    /** Height of the upright picture. */
    int heightPx() {
        return sideways() ? header.widthPx() : header.heightPx();
    }

    /** The finer of its two densities. */
    double dpi() {
        return Math.max(header.dpiX(), header.dpiY());
    }

    PolicyException problem(PadesProblem code, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 4];
        all[0] = "page";
        all[1] = number;
        all[2] = "file";
        all[3] = file;
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        return new PolicyException(Problem.of(code, all));
    }
}
