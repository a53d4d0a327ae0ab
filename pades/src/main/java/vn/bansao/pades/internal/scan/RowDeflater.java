package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.zip.Deflater;

/** Hands on rows as a zlib stream with PNG's filters, as {@link ImageCoding#filteredRows} says. Not thread-safe. */
final class RowDeflater implements AutoCloseable {
    private static final int FILTER_NONE = 0;
    private static final int FILTER_UP = 2;
    private static final int DEFLATED_BYTES = 1 << 15; // 32 KiB

    private final ImageBodySink out;
    private final boolean filtered;
    private final byte[] row;
    private final byte[] above;
    private final byte[] deflated = new byte[DEFLATED_BYTES];
    private final Deflater deflater = new Deflater();
    private boolean first = true;
    private long length;

    RowDeflater(Raster raster, ImageBodySink out) {
        this.out = out;
        // Differences to the row above help where samples are brightness, and hurt where they are bits or indexes.
        this.filtered = raster.bitsPerComponent() >= 8 && raster.colour() != Colour.INDEXED;
        this.row = new byte[1 + raster.rowBytes(raster.widthPx())];
        this.above = new byte[row.length - 1];
    }

    /** The next row: as many bytes as a row of the image has. */
    void row(byte[] bytes, int from) throws IOException {
        row[0] = (byte) (filtered && !first ? FILTER_UP : FILTER_NONE);
        if (row[0] == FILTER_NONE) {
            System.arraycopy(bytes, from, row, 1, above.length);
        } else {
            for (int i = 0; i < above.length; i++) {
                row[1 + i] = (byte) (bytes[from + i] - above[i]);
            }
        }
        if (filtered) {
            System.arraycopy(bytes, from, above, 0, above.length);
        }
        first = false;
        deflater.setInput(row);
        drain();
    }

    /** Ends the stream, and tells its length. */
    long end() throws IOException {
        deflater.finish();
        drain();
        return length;
    }

    private void drain() throws IOException {
        for (int count = deflater.deflate(deflated); count > 0; count = deflater.deflate(deflated)) {
            out.write(deflated, 0, count);
            length += count;
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
