package vn.bansao.pades.internal.ocr;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file of grey pixels (PGM) that gets the rows of a stored image and holds the upright one. It turns them itself, since
 * Leptonica, which reads for Tesseract, does so only for TIFF, and wrongly for some orientations. Holds a band of rows.
 */
final class GreyFile implements Closeable {
    private static final int BAND_BYTES = 1 << 22; // 4 MiB

    private final RandomAccessFile file;
    private final int width;
    private final int height;
    private final int orientation;
    private final long start;
    private final byte[] band;
    private final byte[] piece;
    private int top;
    private int rows;

    /**
     * @param width of the stored image
     * @param height of the stored image
     * @param orientation EXIF's 1 to 8
     */
    GreyFile(Path path, int width, int height, int orientation) throws IOException {
        this.width = width;
        this.height = height;
        this.orientation = orientation;
        int bandRows = Math.max(1, Math.min(height, BAND_BYTES / width));
        this.band = new byte[bandRows * width];
        this.piece = new byte[Math.max(bandRows, width)];
        this.file = new RandomAccessFile(path.toFile(), "rw");
        String size = sideways() ? height + " " + width : width + " " + height;
        byte[] head = ("P5\n" + size + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        file.write(head);
        this.start = head.length;
    }

    private boolean sideways() {
        return orientation >= 5;
    }

    /** The next row of the stored image. */
    void row(byte[] luma) throws IOException {
        System.arraycopy(luma, 0, band, rows++ * width, width);
        if (rows * width == band.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (sideways()) {
            columns();
        } else if (orientation == 1) {
            file.write(band, 0, rows * width);
        } else {
            rows();
        }
        top += rows;
        rows = 0;
    }

    /** Rows that stay rows, from the other end (3, 4) or mirrored (2, 3). */
    private void rows() throws IOException {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < width; x++) {
                piece[x] = band[y * width + (orientation == 4 ? x : width - 1 - x)];
            }
            int to = orientation == 2 ? top + y : height - 1 - top - y;
            put((long) to * width, width);
        }
    }

    /** Columns that become rows, from the last to the first (7, 8), from below (6, 7). */
    private void columns() throws IOException {
        boolean fromBelow = orientation == 6 || orientation == 7;
        int left = fromBelow ? height - top - rows : top;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < rows; y++) {
                piece[y] = band[(fromBelow ? rows - 1 - y : y) * width + x];
            }
            int to = orientation <= 6 ? x : width - 1 - x;
            put((long) to * height + left, rows);
        }
    }

    private void put(long at, int length) throws IOException {
        file.seek(start + at);
        file.write(piece, 0, length);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
