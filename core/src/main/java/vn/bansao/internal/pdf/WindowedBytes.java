package vn.bansao.internal.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.bansao.DocumentSource;

/** A source seen through a few blocks, so that the file is never held whole. Not thread-safe. */
final class WindowedBytes implements ByteView {
    private static final int BLOCK_BYTES = 1 << 16; // 64 KiB
    private static final int BLOCKS = 32; // 2 MiB

    private final DocumentSource source;
    private final long size;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(2 * BLOCKS, 0.75f, true);
    private long base;
    private byte[] block = new byte[0];

    WindowedBytes(DocumentSource source) throws IOException {
        this.source = source;
        this.size = source.sizeBytes();
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
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new EOFException(source.name() + " has no bytes " + offset + " to " + (offset + length));
        }
        source.read(offset, target, 0, length);
    }
}
