package vn.bansao.pades.internal.scan;

/** A transformation of PDF: (x, y) becomes (ax + cy + e, bx + dy + f) (ISO 32000-2, 8.3.3). Immutable. */
record Matrix(double a, double b, double c, double d, double e, double f) {
    static final Matrix IDENTITY = new Matrix(1, 0, 0, 1, 0, 0);

    /** The one with these operands of {@code cm}. */
    static Matrix of(double[] numbers) {
        return new Matrix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    /** This one first, then {@code after}. */
    Matrix then(Matrix after) {
        return new Matrix(
                a * after.a + b * after.c,
                a * after.b + b * after.d,
                c * after.a + d * after.c,
                c * after.b + d * after.d,
                e * after.a + f * after.c + after.e,
                e * after.b + f * after.d + after.f);
    }

    double x(double x, double y) {
        return a * x + c * y + e;
    }

    double y(double x, double y) {
        return b * x + d * y + f;
    }

    /** The length of a unit that goes right. */
    double across() {
        return Math.hypot(a, b);
    }

    /** The length of a unit that goes up. */
    double up() {
        return Math.hypot(c, d);
    }

    /** Whether it is a number through and through, and keeps an area an area. */
    boolean sound() {
        double area = Math.abs(a * d - b * c);
        return Double.isFinite(area + e + f) && area > 1e-9;
    }

    double[] numbers() {
        return new double[] {a, b, c, d, e, f};
    }
}
