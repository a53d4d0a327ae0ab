package vn.bansao.pades.internal.scan;

import java.util.Arrays;

/** A row of a bilevel image as the places where the colour changes, in ascending order; the first pixel's left is white. */
final class FaxRow {
    private static final int SENTINELS = 4;

    private final int columns;
    private final int[] changes;
    private int count;
    private boolean odd;

    /** A white row. */
    FaxRow(int columns) {
        this.columns = columns;
        this.changes = new int[columns + SENTINELS];
        clear();
    }

    void clear() {
        count = 0;
        odd = false;
    }

    int columns() {
        return columns;
    }

    /** Adds a change of colour; two at one place are none. */
    void change(int at) {
        odd = !odd;
        if (count > 0 && changes[count - 1] == at) {
            count--;
        } else if (at < columns) {
            changes[count++] = at;
        }
    }

    /** The colour behind the last change: 0 white, 1 black. */
    int colour() {
        return odd ? 1 : 0;
    }

    /** Ends the row: behind its last change there is always another at its end. */
    void end() {
        Arrays.fill(changes, count, count + SENTINELS, columns);
    }

    /** The place of a change, where that of one behind the last is the row's end. */
    int at(int index) {
        return changes[index];
    }

    /**
     * The index of the first change to the right of {@code from} (-1 for the row's start) that is one to the other colour than
     * {@code colour} (T.6, b1).
     *
     * @param near an index that was found for a place further to the left
     */
    int next(int from, int colour, int near) {
        int index = near > 0 ? near - 1 : 0;
        if (((index ^ colour) & 1) != 0) {
            index++;
        }
        while (changes[index] <= from && changes[index] < columns) {
            index += 2;
        }
        return index;
    }

    /** Writes the row's pixels, a bit each; black is 1. */
    void paint(byte[] row) {
        Arrays.fill(row, 0, (columns + 7) / 8, (byte) 0);
        for (int i = 0; i < count; i += 2) {
            black(row, changes[i], changes[i + 1]);
        }
    }

    private static void black(byte[] row, int from, int to) {
        if (from == to) {
            return;
        }
        int first = from >> 3;
        int last = (to - 1) >> 3;
        int head = 0xFF >> (from & 7);
        int tail = 0xFF << (7 - ((to - 1) & 7));
        if (first == last) {
            row[first] |= (byte) (head & tail);
            return;
        }
        row[first] |= (byte) head;
        Arrays.fill(row, first + 1, last, (byte) 0xFF);
        row[last] |= (byte) tail;
    }
}
