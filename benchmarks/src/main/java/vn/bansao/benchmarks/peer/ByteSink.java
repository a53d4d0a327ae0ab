package vn.bansao.benchmarks.peer;

import java.io.ByteArrayOutputStream;

/** Bytes in memory whose array can be changed in place. Not thread-safe. */
final class ByteSink extends ByteArrayOutputStream {

    /** A sink for about so many bytes. */
    ByteSink(int sizeBytes) {
        super(sizeBytes);
    }

    /** The array itself, longer than {@link #size()}. */
    byte[] array() {
        return buf;
    }
}
