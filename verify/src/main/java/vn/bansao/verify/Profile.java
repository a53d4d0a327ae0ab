package vn.bansao.verify;

/** The question that is asked of a file. */
public enum Profile {
    /** Is this a valid certified copy (bản sao điện tử chứng thực)? */
    COPY,
    /** Are the signatures of this PDF valid, whatever it is? */
    PADES
}
