package vn.bansao;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import vn.bansao.internal.io.AtomicFile;

/**
 * A place where one document is written from its first byte to its last: a file, a socket, an object store.
 *
 * <p>Nothing is ever sought or overwritten. A sink of a file shows either the whole document or none.
 */
@FunctionalInterface
public interface DocumentSink {

    /** Begins one document. The caller commits it or, by closing only, gives it up. */
    Transfer begin() throws IOException;

    /** One document on its way. Not thread-safe. */
    interface Transfer extends Closeable {

        /** Appends bytes; the array may be reused by the caller afterwards. */
        void write(byte[] bytes, int from, int length) throws IOException;

        /** Brings what was written so far to the disk, where the place is a file; nothing is final by that. */
        default void force() throws IOException {}

        /** Makes the document final: flushed, and for files forced to the disk and moved to its name. */
        void commit() throws IOException;

        /** Ends the transfer; a document that was not committed is discarded as far as the place allows. */
        @Override
        void close() throws IOException;
    }

    /**
     * The file at {@code path}: written aside in the same folder, forced, then moved over the name in one step.
     * An existing file is replaced by a committed document only.
     */
    static DocumentSink of(Path path) {
        return () -> AtomicFile.replacing(path);
    }

    /** As {@link #of(Path)}, but an existing file is never replaced: commit throws {@link java.nio.file.FileAlreadyExistsException}. */
    static DocumentSink ofNew(Path path) {
        return () -> AtomicFile.creating(path);
    }

    /** A stream the caller owns: flushed by commit, never closed. What was written before a failure stays written. */
    static DocumentSink of(OutputStream stream) {
        return () -> new StreamTransfer(stream);
    }

    /** A channel the caller owns, such as a socket's: never closed. What was written before a failure stays written. */
    static DocumentSink of(WritableByteChannel channel) {
        return of(Channels.newOutputStream(channel));
    }
}
