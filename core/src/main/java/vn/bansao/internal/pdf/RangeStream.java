package vn.bansao.internal.pdf;

import java.io.IOException;
import java.io.InputStream;

/** A run of the file's bytes as a stream. */
final class RangeStream extends InputStream {
    private final WindowedBytes file;
    private long position;
    private final long end;

    RangeStream(WindowedBytes file, long from, long length) {
        this.file = file;
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read() throws IOException {
        return position >= end ? -1 : file.at(position++);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        byte[] bytes = new byte[(int) Math.min(Math.min(length, 1 << 16), end - position)];
        file.read(position, bytes, bytes.length);
        System.arraycopy(bytes, 0, target, from, bytes.length);
        position += bytes.length;
        return bytes.length;
    }
}
