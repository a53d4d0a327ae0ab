package vn.bansao.benchmarks.jmh;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A sink that copies what it is given into one array made beforehand, so that receiving a copy costs every peer the same:
 * one copy of its bytes. Not thread-safe.
 */
final class OneArray extends OutputStream {
    private final byte[] bytes;
    private int size;

    /** A sink for at most {@code capacity} bytes; more throws an {@link IndexOutOfBoundsException}. */
    OneArray(int capacity) {
        this.bytes = new byte[capacity];
    }

    @Override
    public void write(int value) {
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Makes room for the next copy. */
    void reset() {
        size = 0;
    }

    /** A copy of what has been written since. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** How many bytes have been written since. */
    int size() {
        return size;
    }
}
