package vn.bansao.pades.internal.pixels;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.bansao.pades.internal.scan.Raster;

/** Rows of samples out of a Flate stream with PNG's predictors, as it arrives. Holds two rows. Not thread-safe. */
public final class PredictedRows implements AutoCloseable {
    private static final int INFLATED_BYTES = 1 << 15; // 32 KiB

    /** A taker of rows; the array is reused for the next but one. */
    @FunctionalInterface
    public interface RowSink {
        /** Takes one row. */
        void row(byte[] row);
    }

    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[INFLATED_BYTES];
    private final int height;
    private final int distance;
    private final RowSink sink;
    private byte[] row;
    private byte[] above;
    private int filter = -1;
    private int filled;
    private int rows;

    /** Rows of such a picture. */
    public PredictedRows(Raster raster, RowSink sink) {
        long bits = (long) raster.colour().samplesPerPixel() * raster.bitsPerComponent();
        this.row = new byte[(int) ((raster.widthPx() * bits + 7) / 8)];
        this.above = new byte[row.length];
        this.distance = (int) Math.max(1, bits / 8);
        this.height = raster.heightPx();
        this.sink = sink;
    }

    /** Takes the next bytes of the stream. */
    public void write(byte[] bytes, int from, int length) throws DamagedPixelsException {
        inflater.setInput(bytes, from, length);
        try {
            while (!inflater.finished() && rows < height) {
                int count = inflater.inflate(inflated);
                if (count == 0) {
                    break;
                }
                accept(count);
            }
        } catch (DataFormatException e) {
            throw new DamagedPixelsException("Flate: " + e.getMessage());
        }
    }

    private void accept(int length) throws DamagedPixelsException {
        int at = 0;
        while (at < length && rows < height) {
            if (filter < 0) {
                filter = inflated[at++];
                if (filter < 0 || filter > 4) {
                    throw new DamagedPixelsException("Flate: predictor");
                }
            }
            int count = Math.min(length - at, row.length - filled);
            System.arraycopy(inflated, at, row, filled, count);
            at += count;
            filled += count;
            if (filled == row.length) {
                finishRow();
            }
        }
    }

    private void finishRow() {
        switch (filter) {
            case 1 -> left();
            case 2 -> up();
            case 3 -> average();
            case 4 -> paeth();
            default -> {}
        }
        sink.row(row);
        byte[] swap = above;
        above = row;
        row = swap;
        filter = -1;
        filled = 0;
        rows++;
    }

    private void left() {
        for (int i = distance; i < row.length; i++) {
            row[i] += row[i - distance];
        }
    }

    private void up() {
        for (int i = 0; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void average() {
        for (int i = 0; i < row.length; i++) {
            int before = i < distance ? 0 : row[i - distance] & 0xFF;
            row[i] += (byte) ((before + (above[i] & 0xFF)) / 2);
        }
    }

    private void paeth() {
        for (int i = 0; i < Math.min(distance, row.length); i++) {
            row[i] += above[i];
        }
        for (int i = distance; i < row.length; i++) {
            int before = row[i - distance] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = above[i - distance] & 0xFF;
            int toBefore = Math.abs(up - corner);
            int toUp = Math.abs(before - corner);
            int toCorner = Math.abs(before + up - 2 * corner);
            int nearest = toBefore <= toUp && toBefore <= toCorner ? before : toUp <= toCorner ? up : corner;
            row[i] += (byte) nearest;
        }
    }

    /** Whether every row has come. */
    boolean complete() {
        return rows == height;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
