package vn.bansao.verify.internal.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings of bytes, one behind the other in an array that is used again and again: a font has hundreds. Not thread-safe. */
final class StringRun {
    private byte[] bytes = new byte[256];
    private int[] ends = new int[64];
    private int size;
    private int count;

    void clear() {
        size = 0;
        count = 0;
    }

    /** Adds a byte to the string that is being read. */
    void add(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    /** The string that is being read is whole. */
    void end() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = size;
    }

    /** How many strings are whole. */
    int count() {
        return count;
    }

    /** The length of a string in bytes. */
    int length(int string) {
        return ends[string] - start(string);
    }

    /** The two bytes of a string from {@code at} on, as a number. */
    int unit(int string, int at) {
        int from = start(string) + at;
        return (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
    }

    /** A string as UTF-16. */
    String utf16(int string) {
        return new String(bytes, start(string), length(string), StandardCharsets.UTF_16BE);
    }

    private int start(int string) {
        return string == 0 ? 0 : ends[string - 1];
    }
}
