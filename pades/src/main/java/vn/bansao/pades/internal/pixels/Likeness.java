package vn.bansao.pades.internal.pixels;

/**
 * What a page looks like from afar: how much ink is where, turned straight, in cells of 2.5 mm from the page's centre. Two
 * scans of one page are alike though they lie a little differently. Immutable.
 */
public final class Likeness {
    private static final double CELL_MM = 2.5;
    private static final int MAX_CELLS = 168; // a side: A3
    private static final int MAX_SHIFT = 2; // cells: 5 mm
    private static final double MAX_INK_RATIO = 1.4;
    private static final double MIN_ROWS_ALIKE = 0.8;

    private final int across;
    private final int down;
    private final float[] cells; // mean 0, square sum 1
    private final float[] rows; // the same of rows
    private final double ink;

    private Likeness(int across, int down, float[] cells, double ink) {
        this.across = across;
        this.down = down;
        this.ink = ink;
        this.rows = new float[down];
        for (int i = 0; i < cells.length; i++) {
            rows[i / across] += cells[i];
        }
        this.cells = normal(cells);
        normal(rows);
    }

    static Likeness of(Ink ink, PagePicture picture, double skewDegrees) {
        double mmX = picture.mmPerPixelX();
        double mmY = picture.mmPerPixelY();
        int across = cells(ink.width() * mmX);
        int down = cells(ink.height() * mmY);
        float[] cells = new float[across * down];
        double cos = Math.cos(Math.toRadians(skewDegrees)) / CELL_MM;
        double sin = Math.sin(Math.toRadians(skewDegrees)) / CELL_MM;
        long count = 0;
        for (int y = 0; y < ink.height(); y += 2) {
            double fromMiddleY = (y - ink.height() / 2.0) * mmY;
            for (int x = 0; x < ink.width(); x += 2) {
                if (ink.at(x, y)) {
                    double fromMiddleX = (x - ink.width() / 2.0) * mmX;
                    int column = (int) Math.floor(fromMiddleX * cos + fromMiddleY * sin + across / 2.0);
                    int row = (int) Math.floor(fromMiddleY * cos - fromMiddleX * sin + down / 2.0);
                    if (column >= 0 && column < across && row >= 0 && row < down) {
                        cells[row * across + column]++;
                    }
                    count++;
                }
            }
        }
        return new Likeness(across, down, softened(cells, across, down), count * mmX * mmY);
    }

    private static int cells(double mm) {
        return (int) Math.max(1, Math.min(MAX_CELLS, Math.ceil(mm / CELL_MM)));
    }

    /** Means of three by three cells, so that half a cell's shift does little. */
    private static float[] softened(float[] cells, int across, int down) {
        float[] soft = new float[cells.length];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                float sum = 0;
                for (int v = Math.max(0, y - 1); v <= Math.min(down - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(across - 1, x + 1); u++) {
                        sum += cells[v * across + u] * (v == y ? 2 : 1) * (u == x ? 2 : 1);
                    }
                }
                soft[y * across + x] = sum;
            }
        }
        return soft;
    }

    private static float[] normal(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= (float) mean;
            squares += (double) values[i] * values[i];
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) scale;
        }
        return values;
    }

    /** How alike two pages are, from 0 to 1, the same page; 0 as soon as it is clear that they are not. */
    public double to(Likeness other) {
        double ratio = Math.max(ink, other.ink) / Math.max(1e-9, Math.min(ink, other.ink));
        if (ratio > MAX_INK_RATIO || Math.abs(across - other.across) > 4 || Math.abs(down - other.down) > 4) {
            return 0;
        }
        double rowsAlike = 0;
        for (int shift = -MAX_SHIFT; shift <= MAX_SHIFT; shift++) {
            rowsAlike = Math.max(rowsAlike, rowProduct(other, shift));
        }
        return rowsAlike < MIN_ROWS_ALIKE ? 0 : cellsAlike(other);
    }

    private double rowProduct(Likeness other, int shift) {
        int centring = (other.down - down) / 2;
        double sum = 0;
        for (int y = 0; y < down; y++) {
            int there = y + shift + centring;
            if (there >= 0 && there < other.down) {
                sum += rows[y] * other.rows[there];
            }
        }
        return sum;
    }

    private double cellsAlike(Likeness other) {
        double best = 0;
        for (int dy = -MAX_SHIFT; dy <= MAX_SHIFT; dy++) {
            for (int dx = -MAX_SHIFT; dx <= MAX_SHIFT; dx++) {
                best = Math.max(best, product(other, dx, dy));
            }
        }
        return best;
    }

    private double product(Likeness other, int dx, int dy) {
        int shiftX = dx + (other.across - across) / 2;
        int shiftY = dy + (other.down - down) / 2;
        int left = Math.max(0, -shiftX);
        int right = Math.min(across, other.across - shiftX);
        double sum = 0;
        for (int y = Math.max(0, -shiftY); y < Math.min(down, other.down - shiftY); y++) {
            int here = y * across;
            int there = (y + shiftY) * other.across + shiftX;
            float row = 0;
            for (int x = left; x < right; x++) {
                row += cells[here + x] * other.cells[there + x];
            }
            sum += row;
        }
        return sum;
    }
}
