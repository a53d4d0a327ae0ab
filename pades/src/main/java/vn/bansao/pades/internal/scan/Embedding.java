package vn.bansao.pades.internal.scan;

/** How a scan file went into the copy. */
public enum Embedding {
    /** The bytes of the image stream are the bytes of the scan file, so both have one digest. */
    VERBATIM,
    /** Every sample is the same, the bytes are not: the digest in the record is the scan file's only. */
    TRANSCODED
}
