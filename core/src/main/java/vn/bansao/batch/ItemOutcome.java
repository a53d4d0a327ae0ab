package vn.bansao.batch;

/** What became of one item of a batch. Immutable. */
public sealed interface ItemOutcome {

    /** The item. */
    String id();

    /**
     * The item was certified now, its output forced to the disk and journalled.
     *
     * @param id the item
     * @param digest the output's digest, {@code SHA256:} and lower-case hex
     * @param sizeBytes the output's size
     */
    record Certified(String id, String digest, long sizeBytes) implements ItemOutcome {}

    /**
     * The item was certified by an earlier run; its output is there with the journalled digest.
     *
     * @param id the item
     * @param digest the output's digest, as above
     * @param sizeBytes the output's size
     * @param adopted whether the earlier run ended between giving the output its name and saying so in the journal
     */
    record AlreadyDone(String id, String digest, long sizeBytes, boolean adopted) implements ItemOutcome {}

    /**
     * The item has no output of this batch; a later run tries again.
     *
     * @param id the item
     * @param code the stable code, such as {@code SCAN_JPEG_TRUNCATED}
     * @param message one line in English
     */
    record Failed(String id, String code, String message) implements ItemOutcome {}
}
