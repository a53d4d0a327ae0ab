package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** Rows of fax data as samples of one bit, as viewers decode them. Not thread-safe. */
final class FaxSamples {
    private final FaxDecoder decoder;
    private final boolean blackIs1;
    private final byte[] row;
    private final SampleRowSink rows;

    FaxSamples(int columns, FaxDecoder.Kind kind, boolean blackIs1, ScanPlace place, SampleRowSink rows) {
        this.decoder = new FaxDecoder(columns, kind, place);
        this.blackIs1 = blackIs1;
        this.row = new byte[(columns + 7) / 8];
        this.rows = rows;
    }

    /** Hands on all rows of a TIFF's page. */
    static void ofStrips(TiffImage image, ScanBytes bytes, SampleRowSink rows) throws IOException {
        TiffSegments strips = image.segments();
        FaxSamples samples = new FaxSamples(image.raster().widthPx(), image.fax(), !image.whiteIsZero(), bytes, rows);
        for (int i = 0; i < strips.count(); i++) {
            samples.block(strips.open(i, image.reversed()), strips.rows(i, image.raster()));
        }
        bytes.requireUnchanged();
    }

    /** Decodes a block of rows that starts anew. */
    void block(InputStream in, int count) throws IOException {
        decoder.begin(in);
        for (int left = count; left > 0; left--) {
            decoder.next().paint(row);
            for (int i = 0; i < row.length && !blackIs1; i++) {
                row[i] ^= (byte) 0xFF;
            }
            rows.row(row);
        }
    }
}
