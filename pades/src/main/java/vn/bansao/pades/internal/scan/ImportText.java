package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import vn.bansao.pades.internal.PadesProblem;

/** A content stream that is being written, deflated at once. Not thread-safe. */
final class ImportText implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 25; // 32 MiB

    private final ScanBytes bytes;
    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater();
    private final DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater);
    private long length;

    ImportText(ScanBytes bytes) {
        this.bytes = bytes;
    }

    /** An operator with its operands before it, or any other piece of text. */
    void line(String text) throws IOException {
        data(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write('\n');
    }

    void data(byte[] data) throws IOException {
        length += data.length + 1;
        if (length > MOST_BYTES) {
            throw bytes.malformed(
                    PadesProblem.SCAN_PDF_OVER_LIMIT,
                    "actual",
                    length + " bytes of content",
                    "limit",
                    MOST_BYTES + " bytes");
        }
        out.write(data);
    }

    /** All that was written, deflated. */
    byte[] end() throws IOException {
        out.finish();
        return deflated.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
