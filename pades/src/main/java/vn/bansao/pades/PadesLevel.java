package vn.bansao.pades;

/** A PAdES baseline level (EN 319 142-1, 6). */
public enum PadesLevel {
    /** Signatures that name their certificate. */
    BASELINE_B,
    /** B with a timestamp on each signature; where a file was extended, one of the document over all of them. */
    BASELINE_T,
    /** T with the certificates and revocation data of signers and timestamps in the copy: it can be checked off line. */
    BASELINE_LT,
    /** LT under a document timestamp: it can be checked after the signers' certificates have expired. */
    BASELINE_LTA
}
