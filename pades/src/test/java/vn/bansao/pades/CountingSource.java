package vn.bansao.pades;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import vn.bansao.DocumentSource;

/** A source that counts the bytes read from it. */
record CountingSource(DocumentSource source, AtomicLong bytes) implements DocumentSource {

    static CountingSource of(DocumentSource source) {
        return new CountingSource(source, new AtomicLong());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long sizeBytes() throws IOException {
        return source.sizeBytes();
    }

    @Override
    public InputStream openStream() throws IOException {
        return new FilterInputStream(source.openStream()) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                bytes.addAndGet(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int count = super.read(target, from, length);
                bytes.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
        bytes.addAndGet(length);
        source.read(offsetBytes, target, from, length);
    }
}
