package vn.bansao;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import vn.bansao.internal.io.HeldInMemory;

sealed class BytesSource implements DocumentSource, HeldInMemory permits ReceivedBytes {
    private final String name;
    private final byte[] bytes;

    BytesSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public byte[] sharedBytes() {
        return bytes;
    }

    @Override
    public InputStream openStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws EOFException {
        if (offsetBytes < 0 || offsetBytes > bytes.length - length) {
            throw new EOFException(name + " ends at byte " + bytes.length);
        }
        System.arraycopy(bytes, (int) offsetBytes, target, from, length);
    }
}
