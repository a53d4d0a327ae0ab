package vn.bansao.verify;

/** The main result for one signature or timestamp, from the best to the worst (EN 319 102-1). */
public enum Indication {
    TOTAL_PASSED,
    INDETERMINATE,
    TOTAL_FAILED;

    /** The worse of the two. */
    public Indication worst(Indication other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
