package vn.bansao.pades.internal.ocr;

import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.scan.ImageHeader;

/**
 * A scanned page whose words are looked for.
 *
 * @param number counted from 1
 * @param file the name of its file
 * @param header what is known of its image
 */
record PageScan(int number, String file, ImageHeader header) {

    /** Width of the upright page. */
    int widthPx() {
        return header.sideways() ? header.heightPx() : header.widthPx();
    }

    /** Height of the upright page. */
    int heightPx() {
        return header.sideways() ? header.widthPx() : header.heightPx();
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
