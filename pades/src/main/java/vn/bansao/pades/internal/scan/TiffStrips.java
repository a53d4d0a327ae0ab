package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Strips that go into the copy one behind the other, byte by byte; undecoded. */
record TiffStrips(ImageHeader header, TiffSegments strips, boolean reversed) implements PageImage {

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        long length = 0;
        for (int i = 0; i < strips.count(); i++) {
            length += strips.open(i, reversed).transferTo(out);
        }
        strips.bytes().requireUnchanged();
        return length;
    }
}
