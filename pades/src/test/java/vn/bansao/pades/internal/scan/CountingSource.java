package vn.bansao.pades.internal.scan;

import java.io.InputStream;
import vn.bansao.DocumentSource;

/** Bytes that count how often they are opened and read, given out in small, uneven pieces. */
final class CountingSource implements DocumentSource {
    private static final int MAX_END_BYTES = 4098; // padding and a marker

    private final byte[] bytes;
    int opened;
    int closed;
    long readBytes;

    CountingSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "page.bin";
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream openStream() {
        opened++;
        return new InPieces.Pieces(bytes) {
            @Override
            public synchronized int read() {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public synchronized int read(byte[] target, int from, int length) {
                int count = super.read(target, from, length);
                readBytes += Math.max(count, 0);
                return count;
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) {
        if (offsetBytes < bytes.length - MAX_END_BYTES) {
            throw new AssertionError("a scan is streamed, and only its end is looked at before");
        }
        System.arraycopy(bytes, (int) offsetBytes, target, from, length);
    }
}
