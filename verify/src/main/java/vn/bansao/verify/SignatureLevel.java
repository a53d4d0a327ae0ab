package vn.bansao.verify;

/** The baseline level a signature reaches (EN 319 142-1, clause 6); judged only as far as sound, in doubt the lower one. */
public enum SignatureLevel {
    /** Not a PAdES baseline signature. */
    NOT_BASELINE,
    /** Signed, with the signer's certificate. */
    BASELINE_B,
    /** B, and a valid timestamp. */
    BASELINE_T,
    /** T, and all certificates and revocation data in the file. */
    BASELINE_LT,
    /** LT, and a valid document timestamp over those data. */
    BASELINE_LTA
}
