package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;

/** What a PDF viewer makes of an image stream with /FlateDecode and /Predictor 15 (ISO 32000-1, 7.4.4.4). */
final class FlatePixels {
    private FlatePixels() {}

    /** Samples by row, those of a pixel side by side. */
    static int[][] decode(Reading reading) throws IOException {
        ImageHeader header = reading.header();
        int components = header.colour().samplesPerPixel();
        int depth = header.bitsPerComponent();
        int rowBytes = (header.widthPx() * components * depth + 7) / 8;
        byte[] data = new InflaterInputStream(new ByteArrayInputStream(reading.body())).readAllBytes();
        if (data.length != (rowBytes + 1) * header.heightPx()) {
            throw new AssertionError("inflated to " + data.length + " bytes");
        }
        int[][] samples = new int[header.heightPx()][header.widthPx() * components];
        byte[] above = new byte[rowBytes];
        for (int y = 0; y < header.heightPx(); y++) {
            byte[] row = JpegFiles.slice(data, y * (rowBytes + 1) + 1, (y + 1) * (rowBytes + 1));
            for (int i = 0; i < rowBytes; i++) {
                row[i] += (byte)
                        PngFiles.predict(data[y * (rowBytes + 1)], row, above, i, Math.max(1, components * depth / 8));
            }
            for (int n = 0; n < header.widthPx() * components; n++) {
                samples[y][n] = bits(row, n * depth, depth);
            }
            above = row;
        }
        return samples;
    }

    static int bits(byte[] row, int from, int count) {
        if (count == 8) {
            return row[from / 8] & 0xFF;
        }
        int value = 0;
        for (int bit = from; bit < from + count; bit++) {
            value = (value << 1) | ((row[bit / 8] >> (7 - bit % 8)) & 1);
        }
        return value;
    }
}
