package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Rows put together from inflated samples, with their filters undone (W3C PNG, 9). Holds two rows. */
final class Scanlines implements SampleSink {

    /** The size of an image that is stored as one sequence of rows: the whole, or a pass of an interlaced one. */
    record Pass(int number, int width, int height) {}

    /** A taker of rows without filter; the array is reused for the next but one. */
    @FunctionalInterface
    interface RowSink {
        void row(int pass, int y, byte[] row, int width) throws IOException;
    }

    private final Raster raster;
    private final List<Pass> passes;
    private final ScanInput input;
    private final RowSink sink;
    private byte[] row;
    private byte[] above;
    private int pass;
    private int y;
    private int filter = -1;
    private int filled;
    private int rowBytes;

    /** Rows of {@code passes}, none of which is empty. */
    Scanlines(Raster raster, List<Pass> passes, ScanInput input, RowSink sink) {
        this.raster = raster;
        this.passes = passes;
        this.input = input;
        this.sink = sink;
        this.row = new byte[raster.rowBytes(raster.widthPx())];
        this.above = new byte[row.length];
        this.rowBytes = raster.rowBytes(passes.get(0).width());
    }

    @Override
    public void accept(byte[] bytes, int length) throws IOException {
        int at = 0;
        while (at < length) {
            if (pass == passes.size()) {
                throw FilterBytes.wrong(input, "more rows than the header says");
            }
            if (filter < 0) {
                FilterBytes.requireFilter(bytes[at], input);
                filter = bytes[at++];
            }
            int count = Math.min(length - at, rowBytes - filled);
            System.arraycopy(bytes, at, row, filled, count);
            at += count;
            filled += count;
            if (filled == rowBytes) {
                finishRow();
            }
        }
    }

    private void finishRow() throws IOException {
        PngFilter.undo(filter, row, above, rowBytes, raster.filterDistance());
        Pass current = passes.get(pass);
        sink.row(current.number(), y, row, current.width());
        byte[] swap = above;
        above = row;
        row = swap;
        filter = -1;
        filled = 0;
        if (++y == current.height()) {
            y = 0;
            Arrays.fill(above, (byte) 0);
            if (++pass < passes.size()) {
                rowBytes = raster.rowBytes(passes.get(pass).width());
            }
        }
    }

    @Override
    public void end() {
        if (pass < passes.size()) {
            throw FilterBytes.wrong(input, "fewer rows than the header says");
        }
    }
}
