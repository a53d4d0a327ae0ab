package vn.bansao.verify;

/** How much a finding matters. */
public enum Severity {
    /** Breaks the verdict. */
    ERROR,
    /** Keeps something from being proved, or lowers a level. */
    WARNING,
    /** Good to know. */
    INFO
}
