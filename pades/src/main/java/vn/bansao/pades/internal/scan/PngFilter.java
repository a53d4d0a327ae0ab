package vn.bansao.pades.internal.scan;

/**
 * PNG's filters undone, each by a loop of its own, since every byte of a page goes through one (W3C PNG, 9). Those that look
 * to the left have another for red, green and blue in bytes: what it needs of the left stays in registers, and three samples
 * that do not wait for each other go on side by side. The choice of Paeth's filter, which on paper's grain nobody can foretell,
 * is made without a branch.
 */
final class PngFilter {
    private static final int RGB = 3;

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
        if (distance == RGB && length % RGB == 0) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = 0; i < length; i += RGB) {
                red += row[i];
                green += row[i + 1];
                blue += row[i + 2];
                row[i] = (byte) red;
                row[i + 1] = (byte) green;
                row[i + 2] = (byte) blue;
            }
            return;
        }
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
        if (distance == RGB && length % RGB == 0) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = 0; i < length; i += RGB) {
                red = row[i] + ((red + (above[i] & 0xFF)) >> 1) & 0xFF;
                green = row[i + 1] + ((green + (above[i + 1] & 0xFF)) >> 1) & 0xFF;
                blue = row[i + 2] + ((blue + (above[i + 2] & 0xFF)) >> 1) & 0xFF;
                row[i] = (byte) red;
                row[i + 1] = (byte) green;
                row[i + 2] = (byte) blue;
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            int before = i < distance ? 0 : row[i - distance] & 0xFF;
            row[i] += (byte) ((before + (above[i] & 0xFF)) / 2);
        }
    }

    private static void paeth(byte[] row, byte[] above, int length, int distance) {
        for (int i = 0; i < Math.min(distance, length); i++) {
            row[i] += above[i];
        }
        if (distance == RGB && length % RGB == 0) {
            paethOfRgb(row, above, length);
            return;
        }
        for (int i = distance; i < length; i++) {
            row[i] += (byte) nearest(row[i - distance] & 0xFF, above[i] & 0xFF, above[i - distance] & 0xFF);
        }
    }

    private static void paethOfRgb(byte[] row, byte[] above, int length) {
        int red = row[0] & 0xFF;
        int green = row[1] & 0xFF;
        int blue = row[2] & 0xFF;
        int redAbove = above[0] & 0xFF;
        int greenAbove = above[1] & 0xFF;
        int blueAbove = above[2] & 0xFF;
        for (int i = RGB; i < length; i += RGB) {
            int redUp = above[i] & 0xFF;
            int greenUp = above[i + 1] & 0xFF;
            int blueUp = above[i + 2] & 0xFF;
            red = row[i] + nearest(red, redUp, redAbove) & 0xFF;
            green = row[i + 1] + nearest(green, greenUp, greenAbove) & 0xFF;
            blue = row[i + 2] + nearest(blue, blueUp, blueAbove) & 0xFF;
            row[i] = (byte) red;
            row[i + 1] = (byte) green;
            row[i + 2] = (byte) blue;
            redAbove = redUp;
            greenAbove = greenUp;
            blueAbove = blueUp;
        }
    }

    /** Paeth's predictor: that of the three that is nearest to left plus up less corner, the first of equals. */
    private static int nearest(int left, int up, int corner) {
        int fromLeft = up - corner;
        int fromUp = left - corner;
        int toLeft = Math.abs(fromLeft);
        int toUp = Math.abs(fromUp);
        int toCorner = Math.abs(fromLeft + fromUp);
        int isUp = (toUp - toLeft) >> 31; // all ones if so
        int nearer = left ^ ((left ^ up) & isUp);
        int isCorner = (toCorner - (toLeft ^ ((toLeft ^ toUp) & isUp))) >> 31;
        return nearer ^ ((nearer ^ corner) & isCorner);
    }
}
