package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** A strip or tile as it stands in the file, through a block; of segments that share one, one is read at a time. */
final class TiffSegment extends InputStream {
    private static final byte[] REVERSED = reversed();

    private final ScanBytes bytes;
    private final byte[] block;
    private final boolean reversed;
    private long at;
    private long left;
    private int position;
    private int limit;

    /** Through the block that the segments of a file share. */
    TiffSegment(ScanBytes bytes, long from, long length, boolean reversed) {
        this(bytes, from, length, reversed, bytes.block());
    }

    /** {@code reversed}: the first bit of a byte is its least significant (FillOrder 2). */
    TiffSegment(ScanBytes bytes, long from, long length, boolean reversed, byte[] block) {
        bytes.requireInside(from, length);
        this.bytes = bytes;
        this.block = block;
        this.at = from;
        this.left = length;
        this.reversed = reversed;
    }

    private static byte[] reversed() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (Integer.reverse(i) >>> 24);
        }
        return table;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            int count = (int) Math.min(block.length, left);
            bytes.read(at, block, count);
            for (int i = 0; i < count && reversed; i++) {
                block[i] = REVERSED[block[i] & 0xFF];
            }
            at += count;
            left -= count;
            position = 0;
            limit = count;
        }
        return limit > 0;
    }

    @Override
    public int read() throws IOException {
        return fill() ? block[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(block, position, target, from, count);
        position += count;
        return count;
    }

    /** Hands on all that is left, and tells how much it was. */
    long transferTo(ImageBodySink out) throws IOException {
        long length = limit - position + left;
        byte[] whole = reversed ? null : bytes.heldInMemory();
        if (whole != null) {
            out.write(block, position, limit - position);
            out.write(whole, (int) at, (int) left);
            position = limit;
            left = 0;
            return length;
        }
        while (fill()) {
            out.write(block, position, limit - position);
            position = limit;
        }
        return length;
    }
}
