package vn.bansao.pades.internal.pixels;

/**
 * The inverse cosine transform of a block to 8, 4, 2 or 1 pixels a side: the lower frequencies alone give the shrunk block,
 * at a fraction of the cost of the whole one.
 */
final class ShrinkingDct {
    private static final float MIDDLE = 128.5f; // level shift (T.81, A.3.1), and rounding
    private static final float DC = (float) Math.sqrt(1.0 / 8);
    private static final float EVEN = (float) (0.5 * Math.cos(Math.PI / 4));
    private static final float ODD_LARGE = (float) (0.5 * Math.cos(Math.PI / 8));
    private static final float ODD_SMALL = (float) (0.5 * Math.sin(Math.PI / 8));

    private final int side;
    private final float[] basis; // [pixel][frequency]
    private final float[] half;

    ShrinkingDct(int side) {
        this.side = side;
        this.basis = new float[side * side];
        this.half = new float[side * side];
        for (int x = 0; x < side; x++) {
            for (int u = 0; u < side; u++) {
                basis[x * side + u] = u == 0 ? DC : (float) (0.5 * Math.cos((2 * x + 1) * u * Math.PI / (2.0 * side)));
            }
        }
    }

    int side() {
        return side;
    }

    /** A block of one value. */
    void flat(float dc, byte[] plane, int at, int stride) {
        byte value = clamped(dc / 8 + MIDDLE);
        for (int y = 0; y < side; y++) {
            int from = at + y * stride;
            for (int x = 0; x < side; x++) {
                plane[from + x] = value;
            }
        }
    }

    /** A block of coefficients, row by row of vertical frequencies, {@code side} in each. */
    void block(float[] coefficients, byte[] plane, int at, int stride) {
        if (side == 4) {
            blockOfFour(coefficients, plane, at, stride);
            return;
        }
        for (int v = 0; v < side; v++) {
            for (int x = 0; x < side; x++) {
                float sum = 0;
                for (int u = 0; u < side; u++) {
                    sum += coefficients[v * side + u] * basis[x * side + u];
                }
                half[v * side + x] = sum;
            }
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = MIDDLE;
                for (int v = 0; v < side; v++) {
                    sum += half[v * side + x] * basis[y * side + v];
                }
                plane[at + y * stride + x] = clamped(sum);
            }
        }
    }

    /** The usual size, for 200 to 400 dpi: sums and differences of even and odd frequencies. */
    private void blockOfFour(float[] c, byte[] plane, int at, int stride) {
        for (int v = 0; v < 16; v += 4) {
            float sum = c[v] * DC;
            float even = c[v + 2] * EVEN;
            float near = c[v + 1] * ODD_LARGE + c[v + 3] * ODD_SMALL;
            float far = c[v + 1] * ODD_SMALL - c[v + 3] * ODD_LARGE;
            half[v] = sum + even + near;
            half[v + 1] = sum - even + far;
            half[v + 2] = sum - even - far;
            half[v + 3] = sum + even - near;
        }
        for (int x = 0; x < 4; x++) {
            float sum = half[x] * DC + MIDDLE;
            float even = half[x + 8] * EVEN;
            float near = half[x + 4] * ODD_LARGE + half[x + 12] * ODD_SMALL;
            float far = half[x + 4] * ODD_SMALL - half[x + 12] * ODD_LARGE;
            int to = at + x;
            plane[to] = clamped(sum + even + near);
            plane[to + stride] = clamped(sum - even + far);
            plane[to + 2 * stride] = clamped(sum - even - far);
            plane[to + 3 * stride] = clamped(sum + even - near);
        }
    }

    private static byte clamped(float value) {
        int whole = (int) value;
        return (byte) (whole < 0 || value < 0 ? 0 : Math.min(whole, 255));
    }
}
