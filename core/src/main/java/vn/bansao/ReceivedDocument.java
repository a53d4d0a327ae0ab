package vn.bansao;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A document whose SHA-256 was computed while it arrived, so that nobody has to read it once more for that: an upload, a
 * scanner's output on its way into the store. Immutable, thread-safe.
 *
 * <p>A scan that was received costs half of one that was not: its digest goes into the record of the copy as it is, and
 * the one pass left is that of the signatures.
 *
 * <p>The bytes are those that were digested. Those in memory can't change; a file is compared with a checksum each time it
 * is read to its end, and one that was changed since it arrived ends in a {@link MalformedDocumentException} before a key
 * is used. The checksum (CRC-32C) finds accidents, not somebody who may write to the store on purpose: such a copy would
 * carry a digest that is not that of its page, which every verifier finds.
 */
public sealed interface ReceivedDocument extends DocumentSource permits ReceivedBytes, ReceivedFile {

    /** The SHA-256 of the bytes, 32 of them; a copy. */
    byte[] sha256();

    /** Bytes that have arrived: copied and digested now. */
    static ReceivedDocument of(String name, byte[] bytes) {
        return ReceivedBytes.of(name, bytes);
    }

    /** A file that has arrived: read and digested now, and from now on not to be changed. */
    static ReceivedDocument of(Path file) throws IOException {
        return ReceivedFile.read(file);
    }

    /**
     * Stores what arrives in a new file, whole or not at all, and digests it on its way.
     *
     * @param maxBytes how much is taken before the sender is refused
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file
     * @throws MalformedDocumentException if more arrives
     */
    static ReceivedDocument store(InputStream arriving, Path file, long maxBytes) throws IOException {
        return ReceivedFile.store(arriving, file, maxBytes);
    }
}
