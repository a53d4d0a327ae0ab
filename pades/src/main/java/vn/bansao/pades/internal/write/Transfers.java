package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.DocumentSink;

/** The transfers of several copies of one original: what is written here goes into each of them. Not thread-safe. */
final class Transfers implements DocumentSink.Transfer {
    private final List<DocumentSink.Transfer> transfers = new ArrayList<>();

    private Transfers() {}

    static Transfers begin(List<DocumentSink> sinks) throws IOException {
        Transfers begun = new Transfers();
        boolean complete = false;
        try {
            for (DocumentSink sink : sinks) {
                begun.transfers.add(sink.begin());
            }
            complete = true;
            return begun;
        } finally {
            if (!complete) {
                begun.close();
            }
        }
    }

    List<DocumentSink.Transfer> all() {
        return transfers;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (DocumentSink.Transfer transfer : transfers) {
            transfer.write(bytes, from, length);
        }
    }

    @Override
    public void force() throws IOException {
        for (DocumentSink.Transfer transfer : transfers) {
            transfer.force();
        }
    }

    @Override
    public void commit() throws IOException {
        for (DocumentSink.Transfer transfer : transfers) {
            transfer.commit();
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (DocumentSink.Transfer transfer : transfers) {
            try {
                transfer.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
