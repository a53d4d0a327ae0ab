package vn.bansao.internal.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.internal.io.HeldInMemory;

/** A source seen through a few blocks, so that the file is never held whole. Not thread-safe. */
final class WindowedBytes implements ByteView {
    private static final int BLOCK_BYTES = 1 << 16; // 64 KiB
    private static final int BLOCKS = 32; // 2 MiB

    private final DocumentSource source;
    private final long size;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(2 * BLOCKS, 0.75f, true);
    private long base;
    private byte[] block = new byte[0];

    private byte @Nullable [] piece;

    WindowedBytes(DocumentSource source) throws IOException {
        this.source = source;
        this.size = source.sizeBytes();
        if (source instanceof HeldInMemory held) {
            this.block = held.sharedBytes(); // One block that nobody has to copy.
        }
    }

    @Override
    public long sizeBytes() {
        return size;
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public int at(long offset) throws IOException {
        long inBlock = offset - base;
        if (inBlock >= 0 && inBlock < block.length) {
            return block[(int) inBlock] & 0xFF;
        }
        if (offset < 0 || offset >= size) {
            return -1;
        }
        load(offset / BLOCK_BYTES);
        return block[(int) (offset - base)] & 0xFF;
    }

    @Override
    public String text(long offset, int length) throws IOException {
        long inBlock = offset - base;
        if (inBlock >= 0 && inBlock <= block.length - length) {
            return new String(block, (int) inBlock, length, StandardCharsets.ISO_8859_1);
        }
        byte[] across = new byte[length];
        for (int i = 0; i < length; i++) {
            across[i] = (byte) at(offset + i);
        }
        return new String(across, StandardCharsets.ISO_8859_1);
    }

    private void load(long index) throws IOException {
        byte[] found = blocks.get(index);
        long from = index * BLOCK_BYTES;
        if (found == null) {
            found = new byte[(int) Math.min(BLOCK_BYTES, size - from)];
            source.read(from, found, 0, found.length);
            if (blocks.size() >= BLOCKS) {
                blocks.remove(blocks.keySet().iterator().next());
            }
            blocks.put(index, found);
        }
        block = found;
        base = from;
    }

    /** Reads past the blocks: for long runs that are seen once. */
    void read(long offset, byte[] target, int length) throws IOException {
        requireInside(offset, length);
        source.read(offset, target, 0, length);
    }

    /** A run, only to be read: what lies in memory is not copied. */
    ByteBuffer run(long offset, int length) throws IOException {
        requireInside(offset, length);
        if (source instanceof HeldInMemory held) {
            return ByteBuffer.wrap(held.sharedBytes(), (int) offset, length).slice();
        }
        byte[] bytes = new byte[length];
        source.read(offset, bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }

    /** Sends a run past the blocks, what lies in memory at once, else piece by piece. */
    <X extends Exception> void send(long offset, long length, PdfFile.Receiver<X> receiver) throws IOException, X {
        requireInside(offset, length);
        if (source instanceof HeldInMemory held) {
            receiver.take(held.sharedBytes(), (int) offset, (int) length);
            return;
        }
        byte[] buffer = piece == null ? new byte[BLOCK_BYTES] : piece;
        piece = null; // A receiver may send something else meanwhile.
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(buffer.length, length - done);
            source.read(offset + done, buffer, 0, count);
            receiver.take(buffer, 0, count);
            done += count;
        }
        piece = buffer;
    }

    private void requireInside(long offset, long length) throws EOFException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new EOFException(source.name() + " has no bytes " + offset + " to " + (offset + length));
        }
    }
}
