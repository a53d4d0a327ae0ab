package vn.bansao.benchmarks.jmh;

import java.util.Locale;

/** What a run is for. */
enum Mode {
    /** What CI's ratios need, held against CI's thresholds. */
    QUICK,
    /** What is published, held against the goals. */
    FULL,
    /** Verifiers only, each warmed up for long: they have more to compile than signers. */
    VERIFYING,
    /** Copies of the long-term levels, beside the libraries that make them. */
    LONGTERM,
    /** Kinds of scans in copies, and what a gate takes for a page. */
    SCANS,
    /** Every row of a full run for a second: shows that all of them work, and no number that means anything. */
    REHEARSAL,
    /** Whole batches to disk, outside JMH. */
    BATCH;

    /** The word on the command line and in results. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
