package vn.bansao;

import java.io.IOException;
import java.io.OutputStream;

record StreamTransfer(OutputStream stream) implements DocumentSink.Transfer {

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream.write(bytes, from, length);
    }

    @Override
    public void commit() throws IOException {
        stream.flush();
    }

    @Override
    public void close() {
        // The stream is the caller's; there is nothing of ours to release.
    }
}
