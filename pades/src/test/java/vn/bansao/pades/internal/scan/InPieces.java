package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import vn.bansao.DocumentSource;

/** A file that is given out in small, uneven pieces. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InPieces(byte[] bytes) implements DocumentSource {
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
        return new Pieces(bytes);
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) {
        byte[] part = Arrays.copyOfRange(bytes, (int) offsetBytes, (int) offsetBytes + length);
        System.arraycopy(part, 0, target, from, length);
    }

    /** The stream of such a file. */
    static class Pieces extends ByteArrayInputStream {
        Pieces(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1 + pos % 1009));
        }
    }
}
