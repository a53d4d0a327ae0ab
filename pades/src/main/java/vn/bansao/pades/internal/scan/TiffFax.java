package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Strips of fax data that can't be joined: decoded, and encoded into one block of T.6, row by row. */
record TiffFax(ImageHeader header, TiffImage image, ScanBytes bytes) implements PageImage {

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        TiffSegments strips = image.segments();
        FaxDecoder decoder = new FaxDecoder(header.widthPx(), image.fax(), bytes);
        FaxEncoder encoder = new FaxEncoder(out, header.widthPx());
        for (int i = 0; i < strips.count(); i++) {
            decoder.begin(strips.open(i, image.reversed()));
            for (int rows = strips.rows(i, header.raster()); rows > 0; rows--) {
                encoder.row(decoder.next());
            }
        }
        bytes.requireUnchanged();
        return encoder.end();
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        FaxSamples.ofStrips(image, bytes, rows);
        return true;
    }
}
