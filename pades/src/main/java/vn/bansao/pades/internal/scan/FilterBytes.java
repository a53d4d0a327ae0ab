package vn.bansao.pades.internal.scan;

import vn.bansao.pades.internal.PadesProblem;

/** The check that there are exactly the rows the header promises, each with a known filter; keeps nothing. */
final class FilterBytes implements SampleSink {
    private static final int LAST_FILTER = 4; // Paeth

    private final ScanInput input;
    private final long stride;
    private final long expected;
    private long seen;
    private long nextFilter;

    FilterBytes(Raster raster, ScanInput input) {
        this.input = input;
        this.stride = 1L + raster.rowBytes(raster.widthPx());
        this.expected = stride * raster.heightPx();
    }

    @Override
    public void accept(byte[] bytes, int length) {
        if (length > expected - seen) {
            throw wrong(input, "more rows than the header says");
        }
        for (; nextFilter < seen + length; nextFilter += stride) {
            requireFilter(bytes[(int) (nextFilter - seen)], input);
        }
        seen += length;
    }

    @Override
    public void end() {
        if (seen != expected) {
            throw wrong(input, "fewer rows than the header says");
        }
    }

    static void requireFilter(byte filter, ScanInput input) {
        if (filter < 0 || filter > LAST_FILTER) {
            throw wrong(input, "filter " + (filter & 0xFF));
        }
    }

    static RuntimeException wrong(ScanInput input, String what) {
        return input.malformed(PadesProblem.SCAN_PNG_DATA_WRONG, "what", what);
    }
}
