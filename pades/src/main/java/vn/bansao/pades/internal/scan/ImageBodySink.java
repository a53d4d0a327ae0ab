package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** A taker of an image stream's bytes, in order; the array may be reused by the giver afterwards. */
@FunctionalInterface
public interface ImageBodySink {
    void write(byte[] bytes, int from, int length) throws IOException;
}
