package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Rows of fax data as samples of one bit, as viewers decode them. Not thread-safe. */
final class FaxSamples {
    private final boolean blackIs1;
    private final byte[] samples;
    private final SampleRowSink rows;

    /** Where decoded rows go. */
    @FunctionalInterface
    interface RowSink {
        void row(FaxRow row) throws IOException;
    }

    FaxSamples(int columns, boolean blackIs1, SampleRowSink rows) {
        this.blackIs1 = blackIs1;
        this.samples = new byte[(columns + 7) / 8];
        this.rows = rows;
    }

    /** Paints the next row, and hands it on. */
    void row(FaxRow row) throws IOException {
        row.paint(samples);
        for (int i = 0; i < samples.length && !blackIs1; i++) {
            samples[i] ^= (byte) 0xFF;
        }
        rows.row(samples);
    }
}
