package vn.bansao.pades.internal.pixels;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is written on a page, for comparison with other pages: where ink is denser than just left and right of it, turned
 * straight, in cells of 1.5 mm from the page's middle. So lines, paragraphs and margins, which pages of one kind share, count
 * little, and words count. Two scans of one page are alike though they lie a little differently. Immutable.
 */
public final class Likeness {
    private static final double CELL_MM = 1.5;
    private static final double MARGIN_MM = 5; // where the lid may show
    private static final int MAX_CELLS = 280; // a side: A3
    private static final int MAX_SHIFT = 4; // cells: 6 mm
    private static final int NEIGHBOURS = 5; // cells on either side
    private static final double RMS = 24; // of 127
    private static final double MAX_INK_RATIO = 1.5;
    private static final int GLANCE_ROWS = 8; // one in so many
    private static final int TILE = 24; // cells a side: 36 mm
    private static final double MIN_TILE_ENERGY = 0.15; // of the mean
    private static final double MIN_AT_A_GLANCE = 0.35;

    private final int across;
    private final int down;
    private final byte[] words;
    private final float[] rows; // mean 0, square sum 1
    private final float[] columns; // likewise
    private final double inkMm2;

    private Likeness(int across, int down, float[] cells, double inkMm2) {
        this.across = across;
        this.down = down;
        this.inkMm2 = inkMm2;
        this.rows = new float[down];
        this.columns = new float[across];
        for (int i = 0; i < cells.length; i++) {
            rows[i / across] += cells[i];
            columns[i % across] += cells[i];
        }
        normalise(rows);
        normalise(columns);
        this.words = words(cells, across);
    }

    static Likeness of(Ink ink, PagePicture picture, double skewDegrees) {
        double mmX = picture.mmPerPixelX();
        double mmY = picture.mmPerPixelY();
        int across = cells(ink.width() * mmX);
        int down = cells(ink.height() * mmY);
        float[] cells = new float[across * down];
        double cos = Math.cos(Math.toRadians(skewDegrees)) / CELL_MM;
        double sin = Math.sin(Math.toRadians(skewDegrees)) / CELL_MM;
        int count = 0;
        int left = (int) Math.min(MARGIN_MM / mmX, ink.width() / 8.0);
        int top = (int) Math.min(MARGIN_MM / mmY, ink.height() / 8.0);
        for (int y = top; y < ink.height() - top; y += 2) {
            double fromMiddleY = (y - ink.height() / 2.0) * mmY;
            for (int x = left; x < ink.width() - left; x++) {
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
        return new Likeness(across, down, softened(softened(cells, across, down), across, down), count * mmX * mmY);
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

    /** What each cell has more than the mean of its neighbours to the left and right. */
    private static byte[] words(float[] cells, int across) {
        float[] more = new float[cells.length];
        double squares = 0;
        for (int row = 0; row < cells.length; row += across) {
            for (int x = 0; x < across; x++) {
                float sum = 0;
                int from = Math.max(0, x - NEIGHBOURS);
                int to = Math.min(across - 1, x + NEIGHBOURS);
                for (int u = from; u <= to; u++) {
                    sum += cells[row + u];
                }
                more[row + x] = cells[row + x] - sum / (to - from + 1);
                squares += (double) more[row + x] * more[row + x];
            }
        }
        double scale = squares > 0 ? RMS / Math.sqrt(squares / cells.length) : 0;
        byte[] words = new byte[cells.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = (byte) Math.max(-127, Math.min(127, Math.round(more[i] * scale)));
        }
        return words;
    }

    private static void normalise(float[] values) {
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
    }

    /** How alike two pages are, up to 1, the same page; 0 as soon as it is clear that they are not. */
    public double to(Likeness other) {
        double ratio = Math.max(inkMm2, other.inkMm2) / Math.max(1e-9, Math.min(inkMm2, other.inkMm2));
        int centringX = Math.floorDiv(other.across - across, 2);
        int centringY = Math.floorDiv(other.down - down, 2);
        if (ratio > MAX_INK_RATIO || Math.abs(centringX) > MAX_SHIFT || Math.abs(centringY) > MAX_SHIFT) {
            return 0;
        }
        int shiftX = bestShift(columns, other.columns, centringX);
        int shiftY = bestShift(rows, other.rows, centringY);
        return alikeAtAGlance(other, shiftX, shiftY) < MIN_AT_A_GLANCE ? 0 : alikeInMostParts(other, shiftX, shiftY);
    }

    private static int bestShift(float[] one, float[] other, int around) {
        int best = around;
        double highest = -1;
        for (int shift = around - MAX_SHIFT; shift <= around + MAX_SHIFT; shift++) {
            double sum = 0;
            for (int i = Math.max(0, -shift); i < Math.min(one.length, other.length - shift); i++) {
                sum += one[i] * other[i + shift];
            }
            if (sum > highest) {
                highest = sum;
                best = shift;
            }
        }
        return best;
    }

    private double alikeAtAGlance(Likeness other, int shiftX, int shiftY) {
        double best = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                Tiles one = new Tiles(1);
                compare(other, shiftX + dx, shiftY + dy, GLANCE_ROWS, Integer.MAX_VALUE, one);
                best = Math.max(best, one.correlation(0));
            }
        }
        return best;
    }

    /** Of parts of the page; each may lie a little differently, for paper is not flat and skew is not measured exactly. */
    private double alikeInMostParts(Likeness other, int shiftX, int shiftY) {
        int tiles = ((across + TILE - 1) / TILE) * ((down + TILE - 1) / TILE);
        double[] best = new double[tiles];
        double[] energies = new double[tiles];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                Tiles found = new Tiles(tiles);
                compare(other, shiftX + dx, shiftY + dy, 1, TILE, found);
                for (int i = 0; i < tiles; i++) {
                    best[i] = Math.max(best[i], found.correlation(i));
                    energies[i] = Math.max(energies[i], found.energy(i));
                }
            }
        }
        double enough = MIN_TILE_ENERGY * Arrays.stream(energies).average().orElse(0);
        double[] sorted = IntStream.range(0, tiles)
                .filter(i -> energies[i] >= enough)
                .mapToDouble(i -> best[i])
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 4]; // forms are alike but for what was filled in
    }

    private void compare(Likeness other, int shiftX, int shiftY, int rowStep, int tile, Tiles into) {
        int left = Math.max(0, -shiftX);
        int right = Math.min(across, other.across - shiftX);
        int tilesAcross = (across - 1) / tile + 1;
        for (int y = Math.max(0, -shiftY); y < Math.min(down, other.down - shiftY); y += rowStep) {
            int here = y * across;
            int there = (y + shiftY) * other.across + shiftX;
            for (int from = left; from < right; ) {
                int number = from / tile;
                int to = (int) Math.min(right, (number + 1L) * tile);
                long sum = 0;
                long mine = 0;
                long theirs = 0;
                for (int x = from; x < to; x++) {
                    int a = words[here + x];
                    int b = other.words[there + x];
                    sum += (long) a * b;
                    mine += (long) a * a;
                    theirs += (long) b * b;
                }
                into.add(y / tile * tilesAcross + number, sum, mine, theirs);
                from = to;
            }
        }
    }

    /** Sums of products in parts of two pages. */
    private static final class Tiles {
        private final long[] sums;
        private final long[] mine;
        private final long[] theirs;

        Tiles(int count) {
            sums = new long[count];
            mine = new long[count];
            theirs = new long[count];
        }

        void add(int tile, long sum, long ofMine, long ofTheirs) {
            sums[tile] += sum;
            mine[tile] += ofMine;
            theirs[tile] += ofTheirs;
        }

        double correlation(int tile) {
            double product = (double) mine[tile] * theirs[tile];
            return product == 0 ? 0 : sums[tile] / Math.sqrt(product);
        }

        double energy(int tile) {
            return Math.max(mine[tile], theirs[tile]);
        }
    }
}
