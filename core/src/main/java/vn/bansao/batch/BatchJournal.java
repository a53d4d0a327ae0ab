package vn.bansao.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The memory of a batch: which outputs exist, so that the same batch goes on after a crash without doing anything twice.
 * A description only; {@link #open} opens it for one run. Thread-safe.
 */
@FunctionalInterface
public interface BatchJournal {

    /**
     * Opens the journal for one run, and locks it against a second one.
     *
     * @throws vn.bansao.PolicyException if another run has it, or it is too old, too new, or not a journal
     * @throws vn.bansao.MalformedDocumentException if it is damaged
     */
    Session open() throws IOException;

    /** A journal in the file at {@code path}, made if absent; its format is {@code docs/formats/journal.md}. */
    static BatchJournal file(Path path) {
        return () -> JournalFile.open(path);
    }

    /**
     * A journal in use. Thread-safe. The order of calls for one item is {@link #begin}, {@link #seal}, {@link #done};
     * an output gets its name between the last two.
     */
    interface Session extends AutoCloseable {

        /** What the journal knows of an item: its last seal. */
        Optional<Entry> find(String id) throws IOException;

        /** The temporary files of items that were begun and not done when the journal was opened. */
        List<Path> leftovers();

        /** An item is about to be written to the temporary file {@code part}. Survives the end of this process. */
        void begin(String id, Path part) throws IOException;

        /**
         * An output is complete and about to get its name. When this returns, the line is forced to the disk; one force
         * serves all lines that wait for one. Whoever finds an output with this digest knows that it is the batch's.
         */
        void seal(Entry entry) throws IOException;

        /**
         * The sealed output has its name and both are forced. The line survives the end of this process; it is forced
         * with the next seal, or by {@link #close}. If a power cut takes it, the seal still proves the output.
         */
        void done(String id) throws IOException;

        /** Forces what is not forced yet, and unlocks. */
        @Override
        void close() throws IOException;
    }

    /**
     * What is known of one output. Immutable.
     *
     * @param id the item: 1 to 100 letters, digits, dots, hyphens and underscores of ASCII, no dot or hyphen first
     * @param input the fingerprint of what it was made from, 64 lower-case hex digits
     * @param digest the output's digest: the name of a {@link vn.bansao.crypto.DigestAlgorithm}, a colon, lower-case hex
     * @param sizeBytes the output's size
     * @param done whether it is known to have its name; written by {@link Session#done} only
     */
    record Entry(String id, String input, String digest, long sizeBytes, boolean done) {
        public Entry {
            JournalLine.requireId(id);
            JournalLine.requireHash(input, digest, sizeBytes);
        }
    }
}
