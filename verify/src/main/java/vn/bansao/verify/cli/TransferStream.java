package vn.bansao.verify.cli;

import java.io.IOException;
import java.io.OutputStream;
import vn.bansao.DocumentSink;

/** A transfer as a stream; closing the stream commits nothing. */
final class TransferStream extends OutputStream {
    private final DocumentSink.Transfer transfer;

    TransferStream(DocumentSink.Transfer transfer) {
        this.transfer = transfer;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        transfer.write(bytes, from, length);
    }
}
