package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import vn.bansao.DocumentSource;

/** Bytes whose number was another one when it was asked for. */
record MisstatedSource(
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes, long sizeBytes) implements DocumentSource {

    @Override
    public String name() {
        return "page.bin";
    }

    @Override
    public InputStream openStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws EOFException {
        if (offsetBytes + length > bytes.length) {
            throw new EOFException();
        }
        System.arraycopy(bytes, (int) offsetBytes, target, from, length);
    }
}
