package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * Where an image stands on its page, when it does not simply fill it.
 *
 * @param widthPt of the page
 * @param heightPt of the page
 * @param matrix the operands of {@code cm}
 * @param clip the part of the page where the image is seen, as the operands of {@code re}, or null; shared, like the matrix
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Placement(double widthPt, double heightPt, double[] matrix, double @Nullable [] clip) {

    /**
     * What a viewer shows of a page, upright.
     *
     * @param box the part of the page that is shown
     * @param turns quarters to the right
     * @param unit points of a unit of the page's space
     * @param image from the unit square to the page's space
     * @param seen where the image is seen, or null for everywhere
     */
    static Placement of(Rect box, int turns, double unit, Matrix image, @Nullable Rect seen) {
        double w = box.width() * unit;
        double h = box.height() * unit;
        Matrix toOrigin = new Matrix(unit, 0, 0, unit, -box.x0() * unit, -box.y0() * unit);
        Matrix turn = switch (turns) {
            case 1 -> new Matrix(0, -1, 1, 0, 0, w);
            case 2 -> new Matrix(-1, 0, 0, -1, w, h);
            case 3 -> new Matrix(0, 1, -1, 0, h, 0);
            default -> Matrix.IDENTITY;
        };
        Matrix page = toOrigin.then(turn);
        boolean sideways = turns % 2 == 1;
        boolean all = seen == null
                || seen.covers(box)
                || seen.covers(new Rect(0, 0, 1, 1).bounds(image).and(box));
        Rect clip = all || seen == null ? null : seen.bounds(page);
        return new Placement(
                sideways ? h : w,
                sideways ? w : h,
                image.then(page).numbers(),
                clip == null ? null : new double[] {clip.x0(), clip.y0(), clip.width(), clip.height()});
    }

    /** EXIF's 1 to 8: how the image is turned; where it lies slantwise, what comes nearest. */
    int orientation() {
        return Turn.nearest(Matrix.of(matrix));
    }

    /** Whether a point of the page is one where the image is seen. */
    public boolean shows(double x, double y) {
        boolean onPage = x >= 0 && x <= widthPt && y >= 0 && y <= heightPt;
        double[] part = clip;
        return onPage
                && (part == null || (x >= part[0] && x <= part[0] + part[2] && y >= part[1] && y <= part[1] + part[3]));
    }
}
