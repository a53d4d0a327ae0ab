package vn.bansao.pades.internal.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The path that a content stream is building, as far as it may be a rectangle; its corners on the page. Not thread-safe. */
final class Outline {
    private static final int CORNERS = 4;
    private static final double HAIR = 0.01; // points

    private final double[] xs = new double[CORNERS + 1];
    private final double[] ys = new double[CORNERS + 1];
    private int points;
    private int parts;

    void clear() {
        points = 0;
        parts = 0;
    }

    boolean empty() {
        return parts == 0;
    }

    /** Begins a part of the path. */
    void move(double x, double y) {
        parts++;
        line(x, y);
    }

    void line(double x, double y) {
        if (points < xs.length) {
            xs[points] = x;
            ys[points] = y;
        }
        points++;
    }

    /** A part that is no rectangle, such as a curve. */
    void other() {
        parts = Math.max(parts, 1);
        points = Integer.MAX_VALUE / 2;
    }

    /** The rectangle that the path is, or null where it is another shape. */
    @Nullable
    Rect rectangle() {
        boolean closed = points == CORNERS + 1 && same(xs[0], xs[CORNERS]) && same(ys[0], ys[CORNERS]);
        if (parts != 1 || (points != CORNERS && !closed)) {
            return null;
        }
        boolean acrossFirst = same(ys[0], ys[1]) && same(xs[1], xs[2]) && same(ys[2], ys[3]) && same(xs[3], xs[0]);
        boolean upFirst = same(xs[0], xs[1]) && same(ys[1], ys[2]) && same(xs[2], xs[3]) && same(ys[3], ys[0]);
        double[] finite = Arrays.copyOf(xs, 3);
        if ((!acrossFirst && !upFirst) || !Double.isFinite(finite[0] + finite[2] + ys[0] + ys[2])) {
            return null;
        }
        return Rect.between(xs[0], ys[0], xs[2], ys[2]);
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) < HAIR;
    }
}
