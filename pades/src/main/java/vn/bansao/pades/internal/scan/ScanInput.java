package vn.bansao.pades.internal.scan;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.Problem;
import vn.bansao.internal.io.HeldInMemory;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.ScanLimits;

/**
 * The bytes of one scan file, each read and digested once, seen through one array. Not thread-safe.
 *
 * <p>While {@link #keepFromStart} holds, the array grows and keeps everything; afterwards it is a window that moves on. A
 * file that lies in memory is seen as a whole, where it lies: nobody here writes into the array.
 */
final class ScanInput implements ScanPlace, Closeable {
    private static final int PART_BUFFER_BYTES = 1 << 14; // 16 KiB
    private static final int MAX_KEPT_BYTES = 1 << 24; // 16 MiB: more than 255 profile chunks of 64 KiB

    private final int page;
    private final String file;
    private final long fileOffset;
    private final long sizeBytes;
    private final @Nullable InputStream stream;
    private @Nullable MessageDigest digest;
    private @Nullable DocumentSource source;
    private byte[] buffer;
    private int position;
    private int limit;
    private long readBytes;
    private boolean keepFromStart;

    private ScanInput(
            int page,
            String file,
            long fileOffset,
            long sizeBytes,
            @Nullable InputStream stream,
            byte[] buffer,
            @Nullable MessageDigest digest) {
        this.page = page;
        this.file = file;
        this.fileOffset = fileOffset;
        this.sizeBytes = sizeBytes;
        this.stream = stream;
        this.buffer = buffer;
        this.digest = digest;
    }

    /**
     * Opens a file, of page {@code page} counted from 1; reads nothing.
     *
     * @param digest what every byte goes into, or null where the digest is known
     */
    static ScanInput open(
            int page, DocumentSource source, ScanLimits limits, byte[] scratch, @Nullable MessageDigest digest)
            throws IOException {
        long size = requireSize(page, source, limits);
        if (source instanceof HeldInMemory held) {
            return whole(page, source.name(), held.sharedBytes(), digest);
        }
        ScanInput input = new ScanInput(page, source.name(), 0, size, source.openStream(), scratch, digest);
        input.source = source;
        return input;
    }

    /** The size of a file that is not too large. */
    static long requireSize(int page, DocumentSource source, ScanLimits limits) throws IOException {
        long size = source.sizeBytes();
        if (size > limits.maxFileBytes()) {
            throw new MalformedDocumentException(
                    Problem.of(
                            PadesProblem.SCAN_FILE_TOO_LARGE,
                            "page",
                            page,
                            "file",
                            source.name(),
                            "actual",
                            size,
                            "limit",
                            limits.maxFileBytes()),
                    limits.maxFileBytes());
        }
        return size;
    }

    /** A part of a file that is read at offsets; it need not be undivided. */
    static ScanInput part(ScanPlace place, long fileOffset, long sizeBytes, InputStream stream) {
        return new ScanInput(
                place.page(), place.file(), fileOffset, sizeBytes, stream, new byte[PART_BUFFER_BYTES], null);
    }

    private static ScanInput whole(int page, String file, byte[] bytes, @Nullable MessageDigest digest) {
        ScanInput input = new ScanInput(page, file, 0, bytes.length, null, bytes, null);
        input.limit = bytes.length;
        input.readBytes = bytes.length;
        if (digest != null) {
            digest.update(bytes);
        }
        return input;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public int page() {
        return page;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public long offset() {
        return fileOffset + readBytes - (limit - position);
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    void keepFromStart(boolean keep) {
        keepFromStart = keep;
    }

    /** From now on bytes are read without being digested. */
    void stopDigest() {
        digest = null;
    }

    /** Reads the last bytes of the file into an array and moves nothing on; no more than the file has. */
    void readEnd(byte[] target) throws IOException {
        if (readBytes == sizeBytes) {
            System.arraycopy(buffer, limit - target.length, target, 0, target.length);
            return;
        }
        DocumentSource file = Objects.requireNonNull(source, "a part of a file");
        try {
            file.read(sizeBytes - target.length, target, 0, target.length);
        } catch (EOFException e) {
            throw changed(file.sizeBytes());
        }
    }

    /** Passes over bytes that are in the array. */
    void advance(int count) {
        position += count;
    }

    /** Forgets what is in the array and reads the next bytes to its start; 0 at the end of the file. */
    int refill() throws IOException {
        position = 0;
        limit = 0;
        return fill();
    }

    /** Makes {@code count} bytes available in the array, from the position on. */
    void require(int count) throws IOException {
        if (!available(count)) {
            throw malformed(PadesProblem.SCAN_FILE_TRUNCATED);
        }
    }

    /** As {@link #require}, but tells whether there are so many. */
    boolean available(int count) throws IOException {
        if (stream == null) {
            requireKeepable(position + count);
            return limit - position >= count;
        }
        while (limit - position < count) {
            makeRoom(count);
            if (fill() == 0) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom(int count) {
        if (!keepFromStart && position > 0 && position + count > buffer.length) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            requireKeepable(buffer.length + 1);
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_KEPT_BYTES));
        }
    }

    /** One limit for a header, wherever it lies. */
    private void requireKeepable(int bytes) {
        if (keepFromStart && bytes > MAX_KEPT_BYTES) {
            throw malformed(
                    PadesProblem.SCAN_IMAGE_TOO_LARGE, "actual", "a header of more bytes", "limit", MAX_KEPT_BYTES);
        }
    }

    private int fill() throws IOException {
        if (stream == null) {
            return 0;
        }
        int count = stream.read(buffer, limit, buffer.length - limit);
        if (count <= 0) {
            if (readBytes != sizeBytes) {
                throw changed(readBytes);
            }
            return 0;
        }
        if (digest != null) {
            digest.update(buffer, limit, count);
        }
        limit += count;
        readBytes += count;
        if (readBytes > sizeBytes) {
            throw changed(readBytes);
        }
        return count;
    }

    private MalformedDocumentException changed(long actual) {
        return malformed(PadesProblem.SCAN_FILE_CHANGED, "actual", actual, "required", sizeBytes);
    }

    int u8() throws IOException {
        require(1);
        return buffer[position++] & 0xFF;
    }

    int u16() throws IOException {
        require(2);
        position += 2;
        return (buffer[position - 2] & 0xFF) << 8 | (buffer[position - 1] & 0xFF);
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
