package vn.bansao.benchmarks.jmh;

/** The PAdES level of a copy. */
public enum Baseline {
    /** B-B. */
    B,
    /** B-T: each signature has a timestamp. */
    T
}
