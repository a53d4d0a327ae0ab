package vn.bansao.batch;

/** A part of the work on one item; an item is in one stage at a time, and waits for a permit of its next one. */
public enum BatchStage {
    /** What the journal and the disk know of the item: lookup, digest of an existing output. */
    CHECK,
    /** Reading, composing, hashing, writing into the page cache: the processor's share. */
    COMPOSE,
    /** The first signature's key. */
    SIGN,
    /** The second signature's key: the agency's seal. */
    SEAL,
    /** Waiting for a timestamp authority, or for what tells whether certificates are revoked. */
    TIMESTAMP,
    /** Forcing the output and its folder to the disk. */
    STORE,
    /** Journal lines, and waiting for them to be forced. */
    JOURNAL
}
