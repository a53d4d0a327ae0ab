package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An interlaced image put in order (W3C PNG, 8.2), held whole: its size is limited before. */
final class Adam7 {
    private static final int[] X_START = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] Y_START = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] X_STEP = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] Y_STEP = {8, 8, 8, 4, 4, 2, 2};

    private final Raster raster;
    private final int pixelBits;
    private final int rowBytes;
    private final byte[] image;

    Adam7(Raster raster) {
        this.raster = raster;
        this.pixelBits = raster.samplesPerPixel() * raster.bitsPerComponent();
        this.rowBytes = raster.rowBytes(raster.widthPx());
        this.image = new byte[rowBytes * raster.heightPx()];
    }

    /** The passes that have pixels. */
    static List<Scanlines.Pass> passes(Raster raster) {
        List<Scanlines.Pass> passes = new ArrayList<>();
        for (int pass = 0; pass < X_START.length; pass++) {
            int width = (raster.widthPx() - X_START[pass] + X_STEP[pass] - 1) / X_STEP[pass];
            int height = (raster.heightPx() - Y_START[pass] + Y_STEP[pass] - 1) / Y_STEP[pass];
            if (width > 0 && height > 0) {
                passes.add(new Scanlines.Pass(pass, width, height));
            }
        }
        return passes;
    }

    /** The one pass of an image that is not interlaced. */
    static List<Scanlines.Pass> onePass(Raster raster) {
        return List.of(new Scanlines.Pass(0, raster.widthPx(), raster.heightPx()));
    }

    /** Puts the pixels of row {@code y} of a pass where they belong. */
    void place(int pass, int y, byte[] row, int width) {
        int target = (Y_START[pass] + y * Y_STEP[pass]) * rowBytes;
        for (int i = 0; i < width; i++) {
            int x = X_START[pass] + i * X_STEP[pass];
            if (pixelBits >= 8) {
                int bytes = pixelBits / 8;
                System.arraycopy(row, i * bytes, image, target + x * bytes, bytes);
            } else {
                placeBits(row, i, target, x);
            }
        }
    }

    private void placeBits(byte[] row, int from, int target, int x) {
        int perByte = 8 / pixelBits;
        int value = row[from / perByte] >> (8 - pixelBits * (from % perByte + 1)) & ((1 << pixelBits) - 1);
        image[target + x / perByte] |= (byte) (value << (8 - pixelBits * (x % perByte + 1)));
    }

    /** Hands on the image row by row. */
    void rowsTo(SampleRowSink rows) throws IOException {
        byte[] row = new byte[rowBytes];
        for (int y = 0; y < raster.heightPx(); y++) {
            System.arraycopy(image, y * rowBytes, row, 0, rowBytes);
            rows.row(row);
        }
    }
}
