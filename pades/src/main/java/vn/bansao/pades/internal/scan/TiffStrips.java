package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Strips of fax data that go into the copy one behind the other, byte by byte; undecoded. */
record TiffStrips(ImageHeader header, TiffSegments strips, boolean reversed, FaxDecoder.Kind kind)
        implements PageImage {

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        long length = 0;
        for (int i = 0; i < strips.count(); i++) {
            length += strips.open(i, reversed).transferTo(out);
        }
        strips.bytes().requireUnchanged();
        return length;
    }

    /** Decodes them as one, which they are for those who read the copy. */
    @Override
    public @Nullable String damage() throws IOException {
        FaxCheck check = new FaxCheck(header.widthPx(), header.heightPx(), kind, false, false);
        try {
            check.require(new Joined());
            strips.bytes().requireUnchanged();
            return null;
        } catch (DamagedCodeException e) {
            return e.getMessage();
        }
    }

    /** One behind the other. */
    private final class Joined extends InputStream {
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
