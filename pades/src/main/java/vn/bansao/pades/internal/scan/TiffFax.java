package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Strips of fax data that can't be joined: decoded, and encoded into one block of T.6, row by row. */
record TiffFax(ImageHeader header, TiffImage image, ScanBytes bytes) implements PageImage {

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        FaxEncoder encoder = new FaxEncoder(out, header.widthPx());
        decode(encoder::row);
        return encoder.end();
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        decode(new FaxSamples(header.widthPx(), !image.whiteIsZero(), rows)::row);
        return true;
    }

    private void decode(FaxSamples.RowSink rows) throws IOException {
        TiffSegments strips = image.segments();
        FaxDecoder decoder = new FaxDecoder(header.widthPx(), image.fax(), bytes);
        for (int i = 0; i < strips.count(); i++) {
            decoder.begin(strips.open(i, image.reversed()));
            for (int left = strips.rows(i, header.raster()); left > 0; left--) {
                rows.row(decoder.next());
            }
        }
        bytes.requireUnchanged();
    }
}
