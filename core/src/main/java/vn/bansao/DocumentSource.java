package vn.bansao;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Bytes that can be read more than once: a file, an array, a channel.
 *
 * <p>Two ways to read: {@link #openStream()} from the first byte to the last, for what is hashed or copied in one pass;
 * {@link #read(long, byte[], int, int)} at an offset, for what is parsed. Offsets and sizes are bytes, counted from 0.
 * A source does not promise that its bytes stay the same between two reads; who depends on that compares digests.
 *
 * <p>The sources made here are thread-safe and hold no file open between calls.
 */
public interface DocumentSource {

    /** A short name for messages, such as the file's name; never a secret, never the content. */
    String name();

    /** The number of bytes. */
    long sizeBytes() throws IOException;

    /** A new stream from the first byte; the caller closes it. */
    InputStream openStream() throws IOException;

    /**
     * Reads exactly {@code length} bytes from {@code offsetBytes} on.
     *
     * @throws java.io.EOFException if not all of it is inside the source; nothing is read then
     */
    void read(long offsetBytes, byte[] target, int from, int length) throws IOException;

    /** The file at {@code path}, opened anew by each read. */
    static DocumentSource of(Path path) {
        return new FileSource(path);
    }

    /** A copy of {@code bytes}. */
    static DocumentSource of(String name, byte[] bytes) {
        return new BytesSource(name, bytes.clone());
    }

    /**
     * The array {@code bytes} itself, without a copy, lent for as long as the source is in use: for an upload that nobody
     * else holds. Whoever changes it meanwhile can't expect that what is read belongs together.
     */
    static DocumentSource lent(String name, byte[] bytes) {
        return new BytesSource(name, bytes);
    }

    /** A channel the caller keeps open and lends for reading only; reads are serialised and move its position. */
    static DocumentSource of(String name, SeekableByteChannel channel) {
        return new ChannelSource(name, channel);
    }
}
