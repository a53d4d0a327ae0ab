package vn.bansao.pades.internal.write;

import java.io.IOException;
import vn.bansao.DocumentSink;

/** The document on its way out: every byte is hashed and handed on once, in order. Not thread-safe. */
final class HashedOutput {
    private static final int BUFFER_BYTES = 1 << 14; // 16 KiB: the objects between two scans

    private final DocumentSink.Transfer sink;
    private final DigestStates digests;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long position;

    /** An output whose first bytes are {@code prefix}, already hashed into {@code digests}. */
    HashedOutput(DocumentSink.Transfer sink, byte[] prefix, DigestStates digests) throws IOException {
        this.sink = sink;
        this.digests = digests;
        this.position = prefix.length;
        sink.write(prefix, 0, prefix.length);
    }

    /** The number of bytes so far. */
    long position() {
        return position;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        position += length;
        if (length > buffer.length - buffered) {
            flush();
        }
        if (length > buffer.length) {
            hashAndHandOn(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, buffered, length);
            buffered += length;
        }
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /** Bytes that are hashed elsewhere, as the tails are; ends what {@link #digests()} sees. */
    void writeUnhashed(byte[] bytes) throws IOException {
        flush();
        position += bytes.length;
        sink.write(bytes, 0, bytes.length);
    }

    /** The digests of all written so far. */
    DigestStates digests() throws IOException {
        flush();
        return digests;
    }

    private void flush() throws IOException {
        if (buffered > 0) {
            hashAndHandOn(buffer, 0, buffered);
            buffered = 0;
        }
    }

    private void hashAndHandOn(byte[] bytes, int from, int length) throws IOException {
        digests.update(bytes, from, length);
        sink.write(bytes, from, length);
    }
}
