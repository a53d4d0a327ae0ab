package vn.bansao.pades.internal.scan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.internal.io.HeldInMemory;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.ScanLimits;

/**
 * The bytes of one scan file at any offset, through two windows of {@value #WINDOW_BYTES} bytes: a number that lies near one
 * of the last costs no further read, also where two arrays are read side by side. Every access is compared with the size that the file had when it was opened. Not thread-safe.
 */
final class ScanBytes implements ScanPlace {
    private static final int WINDOW_BYTES = 1 << 13; // 8 KiB
    private static final int BLOCK_BYTES = 1 << 16; // 64 KiB

    private final DocumentSource source;
    private final int firstPage;
    private final long sizeBytes;
    private Window window;
    private Window other;
    private byte[] block = {};
    private int page;
    private long offset;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    /** A part of the file. */
    private static final class Window {
        private final byte[] bytes;
        private long from;
        private int length;

        Window(int size) {
            bytes = new byte[size];
        }

        boolean holds(long at, int count) {
            return at >= from && at + count <= from + length;
        }
    }

    /** Opens a file whose first page is page {@code firstPage} of the scan, counted from 1; reads nothing. */
    ScanBytes(DocumentSource source, int firstPage, ScanLimits limits) throws IOException {
        this.source = source;
        this.firstPage = firstPage;
        this.page = firstPage;
        this.sizeBytes = ScanInput.requireSize(firstPage, source, limits);
        int size = (int) Math.min(WINDOW_BYTES, sizeBytes);
        this.window = new Window(size);
        this.other = new Window(size);
    }

    /** From now on messages name page {@code index} of the file, counted from 0. */
    void onPage(int index) {
        page = firstPage + index;
    }

    /** A working space that those who read blocks share. */
    byte[] block() {
        if (block.length == 0) {
            block = new byte[BLOCK_BYTES];
        }
        return block;
    }

    boolean littleEndian() {
        return order == ByteOrder.LITTLE_ENDIAN;
    }

    /** From now on numbers are read in this order. */
    void order(ByteOrder other) {
        order = other;
    }

    @Override
    public int page() {
        return page;
    }

    @Override
    public String file() {
        return source.name();
    }

    /** Where the last number or block was read. */
    @Override
    public long offset() {
        return offset;
    }

    /** From now on messages name this place, if it lies in the file. */
    void see(long at) {
        offset = Math.max(0, Math.min(at, sizeBytes));
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** Refuses a block that does not lie in the file. */
    void requireInside(long from, long length) {
        if (from < 0 || length < 0 || from > sizeBytes - length) {
            throw malformedAt(Math.max(0, Math.min(from, sizeBytes)), PadesProblem.SCAN_FILE_TRUNCATED);
        }
        offset = from;
    }

    int u8(long at) throws IOException {
        int from = see(at, 1);
        return window.bytes[from] & 0xFF;
    }

    int u16(long at) throws IOException {
        return (int) number(at, 2);
    }

    long u32(long at) throws IOException {
        return number(at, 4);
    }

    /** A number of 64 bits; one that is negative here is beyond any file. */
    long u64(long at) throws IOException {
        return number(at, 8);
    }

    private long number(long at, int bytes) throws IOException {
        int from = see(at, bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i;
            value = value << 8 | (window.bytes[from + next] & 0xFF);
        }
        return value;
    }

    /** Brings bytes into the window and tells where in it they are. */
    private int see(long at, int bytes) throws IOException {
        requireInside(at, bytes);
        if (!window.holds(at, bytes)) {
            Window next = other;
            other = window;
            window = next;
            if (!next.holds(at, bytes)) {
                int length = (int) Math.min(next.bytes.length, sizeBytes - at);
                next.length = 0;
                readNow(at, next.bytes, length);
                next.from = at;
                next.length = length;
            }
        }
        return (int) (at - window.from);
    }

    /** The file, where it lies in memory, shared and not to be changed; else null. */
    byte @Nullable [] heldInMemory() {
        return source instanceof HeldInMemory held ? held.sharedBytes() : null;
    }

    /** Reads a block to the start of an array. */
    void read(long at, byte[] target, int length) throws IOException {
        requireInside(at, length);
        readNow(at, target, length);
    }

    private void readNow(long at, byte[] target, int length) throws IOException {
        try {
            source.read(at, target, 0, length);
        } catch (EOFException e) {
            throw malformedAt(at, PadesProblem.SCAN_FILE_CHANGED, "actual", source.sizeBytes(), "required", sizeBytes);
        }
    }

    /** Refuses a file that has grown or shrunk since it was opened. */
    void requireUnchanged() throws IOException {
        long now = source.sizeBytes();
        if (now != sizeBytes) {
            throw malformed(PadesProblem.SCAN_FILE_CHANGED, "actual", now, "required", sizeBytes);
        }
    }
}
