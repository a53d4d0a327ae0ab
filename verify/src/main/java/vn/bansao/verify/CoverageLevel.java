package vn.bansao.verify;

/** How much of the file the byte range of a signature covers, from the most to the least. */
public enum CoverageLevel {
    /** Every byte of the file but the value of /Contents. */
    ENTIRE_FILE,
    /** Every byte of the revision the signature ended, but the value of /Contents; updates follow. */
    ENTIRE_REVISION,
    /** Less than that: some bytes of its own revision are not signed. */
    PARTIAL
}
