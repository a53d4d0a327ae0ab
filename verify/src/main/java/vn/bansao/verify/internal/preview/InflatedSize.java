package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Counts what a stream inflates to, the way PDFBox inflates: without a look at header and checksum. */
final class InflatedSize {
    private static final int CHUNK_BYTES = 1 << 14; // 16 KiB

    private InflatedSize() {}

    /** The number of bytes, or some number greater than {@code limit}. */
    static long of(InputStream encoded, long limit, Deadline deadline) throws IOException {
        byte[] in = new byte[CHUNK_BYTES];
        byte[] out = new byte[CHUNK_BYTES];
        byte[] header = encoded.readNBytes(2);
        if (header.length < 2) {
            return 0;
        }
        Inflater inflater = new Inflater(true);
        long size = 0;
        try {
            while (size <= limit && !inflater.finished()) {
                deadline.check();
                if (inflater.needsInput()) {
                    int count = encoded.read(in);
                    if (count < 0) {
                        return size;
                    }
                    inflater.setInput(in, 0, count);
                }
                int count = inflater.inflate(out);
                if (count == 0 && inflater.needsDictionary()) {
                    return size;
                }
                size += count;
            }
            return size;
        } catch (DataFormatException e) {
            return size; // PDFBox takes what came before, too.
        } finally {
            inflater.end();
        }
    }
}
