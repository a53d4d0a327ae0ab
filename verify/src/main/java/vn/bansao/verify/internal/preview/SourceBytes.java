package vn.bansao.verify.internal.preview;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import vn.bansao.DocumentSource;

/** A source as PDFBox reads it: a window of it in memory, never the whole. Not thread-safe. */
final class SourceBytes implements RandomAccessRead {
    private static final int WINDOW_BYTES = 1 << 16; // 64 KiB
    private final DocumentSource source;
    private final Deadline deadline;
    private final long size;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowFrom;
    private int windowLength;
    private long position;
    private boolean closed;

    SourceBytes(DocumentSource source, Deadline deadline) throws IOException {
        this.source = source;
        this.deadline = deadline;
        this.size = source.sizeBytes();
    }

    @Override
    public int read() throws IOException {
        if (position >= size) {
            return -1;
        }
        fill();
        return window[(int) (position++ - windowFrom)] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        fill();
        int offset = (int) (position - windowFrom);
        int count = Math.min(length, windowLength - offset);
        System.arraycopy(window, offset, target, from, count);
        position += count;
        return count;
    }

    private void fill() throws IOException {
        if (closed) {
            throw new IOException("it is closed");
        }
        if (position >= windowFrom && position < windowFrom + windowLength) {
            return;
        }
        deadline.check();
        long from = position - position % (WINDOW_BYTES / 2); // Parsers step back now and then.
        int length = (int) Math.min(WINDOW_BYTES, size - from);
        windowLength = 0;
        source.read(from, window, 0, length);
        windowFrom = from;
        windowLength = length;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long target) throws IOException {
        if (target < 0) {
            throw new IOException("no position: " + target);
        }
        position = Math.min(target, size);
    }

    @Override
    public long length() {
        return size;
    }

    @Override
    public boolean isEOF() {
        return position >= size;
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
