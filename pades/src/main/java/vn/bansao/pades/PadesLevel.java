package vn.bansao.pades;

/** A PAdES baseline level (EN 319 142-1, 6). */
public enum PadesLevel {
    /** Signatures that name their certificate. */
    BASELINE_B,
    /** B with a signature timestamp on each signature. */
    BASELINE_T
}
