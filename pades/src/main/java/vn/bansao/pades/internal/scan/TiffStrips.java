package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Strips of fax data that go into the copy one behind the other, byte by byte; decoded only for who wants samples. */
record TiffStrips(ImageHeader header, TiffImage image, boolean reversed) implements PageImage {

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        TiffSegments strips = image.segments();
        long length = 0;
        for (int i = 0; i < strips.count(); i++) {
            length += strips.open(i, reversed).transferTo(out);
        }
        strips.bytes().requireUnchanged();
        return length;
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        FaxSamples.ofStrips(image, image.segments().bytes(), rows);
        return true;
    }
}
