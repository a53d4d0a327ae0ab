package vn.bansao.verify;

/** What a file is, in one word. */
public enum Verdict {
    /** Every signature passed, nothing unexplained follows, and the rules of the profile are kept. */
    VALID,
    /** A signature failed, the document was changed, or a rule of the profile is broken. */
    INVALID,
    /** Neither proved good nor proved bad: something needed is missing, or this version can't judge it. */
    INDETERMINATE,
    /** No signature at all; document timestamps alone are no signatures. */
    NOT_SIGNED,
    /** Signed, but not a certified copy (profile {@link Profile#COPY} only). */
    NOT_A_CERTIFIED_COPY,
    /** Not a PDF a strict reader accepts, encrypted, or over a limit. */
    UNREADABLE
}
