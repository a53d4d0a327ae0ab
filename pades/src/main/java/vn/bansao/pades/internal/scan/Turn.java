package vn.bansao.pades.internal.scan;

/** The eight ways in which a stored image can be turned and mirrored to be upright (EXIF's orientation). */
final class Turn {
    private static final int RIGHT = 6;
    private static final int LEFT = 8;
    private static final int LAST = 8;

    private Turn() {}

    /** From the unit square of the stored image to that of the upright one. */
    static Matrix of(int orientation) {
        return switch (orientation) {
            case 2 -> new Matrix(-1, 0, 0, 1, 1, 0); // mirrored left to right
            case 3 -> new Matrix(-1, 0, 0, -1, 1, 1); // upside down
            case 4 -> new Matrix(1, 0, 0, -1, 0, 1); // mirrored top to bottom
            case 5 -> new Matrix(0, -1, -1, 0, 1, 1); // rows are columns
            case RIGHT -> new Matrix(0, -1, 1, 0, 0, 1); // to be turned right
            case 7 -> new Matrix(0, 1, 1, 0, 0, 0); // rows are columns, from the other corner
            case LEFT -> new Matrix(0, 1, -1, 0, 1, 0); // to be turned left
            default -> Matrix.IDENTITY;
        };
    }

    /** From the unit square of the upright image to that of the stored one. */
    static Matrix undone(int orientation) {
        return of(orientation == RIGHT ? LEFT : orientation == LEFT ? RIGHT : orientation);
    }

    /** The orientation that comes nearest to a matrix from the unit square to a page. */
    static int nearest(Matrix matrix) {
        int nearest = 1;
        double best = likeness(Matrix.IDENTITY, matrix);
        for (int orientation = 2; orientation <= LAST; orientation++) {
            double likeness = likeness(of(orientation), matrix);
            if (likeness > best) {
                best = likeness;
                nearest = orientation;
            }
        }
        return nearest;
    }

    /** The cosines of the angles between the edges, added. */
    private static double likeness(Matrix turn, Matrix matrix) {
        return (turn.a() * matrix.a() + turn.b() * matrix.b()) / matrix.across()
                + (turn.c() * matrix.c() + turn.d() * matrix.d()) / matrix.up();
    }
}
