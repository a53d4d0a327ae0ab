package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** A taker of a PNG's inflated samples, in order: filter byte, row, filter byte, row. */
interface SampleSink {

    /** The next bytes, from the start of the array. */
    void accept(byte[] bytes, int length) throws IOException;

    /** All were given. */
    void end();
}
