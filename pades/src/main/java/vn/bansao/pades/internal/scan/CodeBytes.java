package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** Code that is walked through from its first byte on; what is wrong is told with the offset in the code. Not thread-safe. */
final class CodeBytes extends InputStream {
    private static final int BUFFER_BYTES = 1 << 13; // 8 KiB

    private final String kind;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long passed;

    /** {@code kind} begins every message. */
    CodeBytes(String kind, InputStream in) {
        this.kind = kind;
        this.in = in;
    }

    /** The offset of the next byte. */
    long at() {
        return passed - (limit - position);
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            passed += limit;
        }
        return position < limit;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0 || !fill()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, from, count);
        position += count;
        return count;
    }

    boolean atEnd() throws IOException {
        return !fill();
    }

    int u8() throws IOException {
        int next = read();
        if (next < 0) {
            throw wrong("cut off");
        }
        return next;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /** The next bytes as a stream of their own, which moves this one on. */
    InputStream part(long length) {
        return new Part(length);
    }

    /** Passes over bytes that must be there. */
    void pass(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (!fill()) {
                throw wrong("cut off");
            }
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    DamagedCodeException wrong(String what) {
        return wrong(at(), what);
    }

    DamagedCodeException wrong(long offset, String what) {
        return new DamagedCodeException(kind + ": byte " + offset + ": " + what);
    }

    private final class Part extends InputStream {
        private long left;

        Part(long left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return u8();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length > 0 && (left == 0 || atEnd())) {
                return -1;
            }
            int count = CodeBytes.this.read(target, from, (int) Math.min(length, left));
            left -= count;
            return count;
        }
    }
}
