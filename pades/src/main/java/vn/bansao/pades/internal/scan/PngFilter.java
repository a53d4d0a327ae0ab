package vn.bansao.pades.internal.scan;

/** PNG's filters undone, each by a loop of its own, since every byte of a page goes through one (W3C PNG, 9). */
final class PngFilter {
    private PngFilter() {}

    /**
     * Undoes a filter in place.
     *
     * @param filter 0 to 4
     * @param above the row above, undone; zeros above the first
     * @param length how much of both arrays is the row
     * @param distance from a byte to that of the same sample on its left
     */
    static void undo(int filter, byte[] row, byte[] above, int length, int distance) {
        switch (filter) {
            case 1 -> left(row, length, distance);
            case 2 -> up(row, above, length);
            case 3 -> average(row, above, length, distance);
            case 4 -> paeth(row, above, length, distance);
            default -> {}
        }
    }

    private static void left(byte[] row, int length, int distance) {
        for (int i = distance; i < length; i++) {
            row[i] += row[i - distance];
        }
    }

    private static void up(byte[] row, byte[] above, int length) {
        for (int i = 0; i < length; i++) {
            row[i] += above[i];
        }
    }

    private static void average(byte[] row, byte[] above, int length, int distance) {
        for (int i = 0; i < length; i++) {
            int before = i < distance ? 0 : row[i - distance] & 0xFF;
            row[i] += (byte) ((before + (above[i] & 0xFF)) / 2);
        }
    }

    private static void paeth(byte[] row, byte[] above, int length, int distance) {
        for (int i = 0; i < Math.min(distance, length); i++) {
            row[i] += above[i];
        }
        for (int i = distance; i < length; i++) {
            int before = row[i - distance] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = above[i - distance] & 0xFF;
            int toBefore = Math.abs(up - corner);
            int toUp = Math.abs(before - corner);
            int toCorner = Math.abs(before + up - 2 * corner);
            int nearest = toBefore <= toUp && toBefore <= toCorner ? before : toUp <= toCorner ? up : corner;
            row[i] += (byte) nearest;
        }
    }
}
