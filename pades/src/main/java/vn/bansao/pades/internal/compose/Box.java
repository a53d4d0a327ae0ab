package vn.bansao.pades.internal.compose;

/**
 * A rectangle on a page, in points from the page's lower left corner.
 *
 * @param left its left edge
 * @param bottom its lower edge
 * @param width its width
 * @param height its height
 */
public record Box(double left, double bottom, double width, double height) {
    /** A4. */
    public static final Box A4 = new Box(0, 0, mm(210), mm(297));

    /** Millimetres in points. */
    public static double mm(double millimetres) {
        return millimetres * 72 / 25.4;
    }

    double top() {
        return bottom + height;
    }

    double right() {
        return left + width;
    }

    /** Appends the box as a PDF rectangle, lower left and upper right corner. */
    public void writeTo(PdfBytes out) {
        out.ascii("[").number(left).ascii(" ").number(bottom);
        out.ascii(" ").number(right()).ascii(" ").number(top()).ascii("]");
    }
}
