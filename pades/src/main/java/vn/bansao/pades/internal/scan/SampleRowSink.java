package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** A taker of an image's rows, from the top to the bottom, without filter; the array is reused afterwards. */
@FunctionalInterface
public interface SampleRowSink {
    void row(byte[] row) throws IOException;
}
