package vn.bansao.pades.internal.scan;

/** An upright rectangle: left and lower, right and upper edge, in points. Immutable. */
record Rect(double x0, double y0, double x1, double y1) {
    private static final double HAIR = 0.01; // points: less than any pixel shows

    /** The rectangle between two opposite corners. */
    static Rect between(double xa, double ya, double xb, double yb) {
        return new Rect(Math.min(xa, xb), Math.min(ya, yb), Math.max(xa, xb), Math.max(ya, yb));
    }

    double width() {
        return x1 - x0;
    }

    double height() {
        return y1 - y0;
    }

    Rect and(Rect other) {
        return new Rect(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    boolean empty() {
        return !(width() > 0 && height() > 0);
    }

    /** Whether all of the other lies in it, but for a hair. */
    boolean covers(Rect other) {
        return x0 <= other.x0 + HAIR && y0 <= other.y0 + HAIR && x1 >= other.x1 - HAIR && y1 >= other.y1 - HAIR;
    }

    /** What it becomes; upright again only where the matrix turns by right angles. */
    Rect bounds(Matrix matrix) {
        double[] xs = {matrix.x(x0, y0), matrix.x(x1, y0), matrix.x(x0, y1), matrix.x(x1, y1)};
        double[] ys = {matrix.y(x0, y0), matrix.y(x1, y0), matrix.y(x0, y1), matrix.y(x1, y1)};
        double left = xs[0];
        double right = xs[0];
        double lower = ys[0];
        double upper = ys[0];
        for (int i = 1; i < xs.length; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
            lower = Math.min(lower, ys[i]);
            upper = Math.max(upper, ys[i]);
        }
        return new Rect(left, lower, right, upper);
    }
}
