package vn.bansao.pades.internal.scan;

/** A taker of a PNG's inflated samples, in order: filter byte, row, filter byte, row. */
interface SampleSink {

    /** The next bytes, from the start of the array. */
    void accept(byte[] bytes, int length);

    /** All were given. */
    void end();
}
