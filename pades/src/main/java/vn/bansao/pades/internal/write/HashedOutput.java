package vn.bansao.pades.internal.write;

import java.io.IOException;
import vn.bansao.DocumentSink;

/** The document on its way out: every byte is hashed and handed on once, in order. Not thread-safe. */
final class HashedOutput {
    /** The size of its buffer: the objects between two scans. */
    static final int BUFFER_BYTES = 1 << 14; // 16 KiB

    /**
     * What is hashed and then handed on while it lies in the processor's nearest cache. Slices end at multiples of this
     * size, so that a file system gets whole blocks, each once.
     */
    private static final int SLICE_BYTES = 1 << 14; // 16 KiB

    private final DocumentSink.Transfer sink;
    private final DigestStates digests;
    private final byte[] buffer;
    private int buffered;
    private long position;
    private long handedOn;

    /**
     * An output whose first bytes are {@code prefix}, already hashed into {@code digests}.
     *
     * @param buffer {@link #BUFFER_BYTES} to work with
     */
    HashedOutput(DocumentSink.Transfer sink, byte[] prefix, DigestStates digests, byte[] buffer) throws IOException {
        this.sink = sink;
        this.digests = digests;
        this.buffer = buffer;
        this.position = prefix.length;
        this.handedOn = prefix.length;
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

    /** Writes text of letters below 256. */
    void ascii(String text) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (buffered == buffer.length) {
                flush();
            }
            buffer[buffered++] = (byte) text.charAt(i);
        }
        position += length;
    }

    /** Writes a number that is not negative. */
    void number(int number) throws IOException {
        int unit = 1;
        while (number / unit > 9) {
            unit *= 10;
        }
        for (int rest = number; unit > 0; unit /= 10) {
            if (buffered == buffer.length) {
                flush();
            }
            buffer[buffered++] = (byte) ('0' + rest / unit);
            rest %= unit;
            position++;
        }
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
        int done = 0;
        while (done < length) {
            int slice = Math.min(SLICE_BYTES - (int) (handedOn % SLICE_BYTES), length - done);
            digests.update(bytes, from + done, slice);
            sink.write(bytes, from + done, slice);
            handedOn += slice;
            done += slice;
        }
    }
}
