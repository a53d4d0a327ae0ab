package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

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
    public @Nullable String damage() throws IOException {
        try {
            decode(row -> {});
            return null;
        } catch (DamagedCodeException e) {
            return e.what();
        }
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        decode(new FaxSamples(header.widthPx(), !image.whiteIsZero(), rows)::row);
        return true;
    }

    /** Decodes them as one, which they are for those who read the copy. */
    private void decode(FaxSamples.RowSink rows) throws IOException {
        new FaxCheck(header.widthPx(), header.heightPx(), image.fax(), false, false).require(new Joined(), rows);
        image.segments().bytes().requireUnchanged();
    }

    /** One behind the other. */
    private final class Joined extends InputStream {
        private final TiffSegments strips = image.segments();
        private InputStream strip = InputStream.nullInputStream();
        private int next;

        @Override
        public int read() throws IOException {
            int value = strip.read();
            while (value < 0 && next < strips.count()) {
                strip = strips.open(next++, reversed);
                value = strip.read();
            }
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = strip.read(target, from, length);
            while (count < 0 && next < strips.count()) {
                strip = strips.open(next++, reversed);
                count = strip.read(target, from, length);
            }
            return count;
        }
    }
}
