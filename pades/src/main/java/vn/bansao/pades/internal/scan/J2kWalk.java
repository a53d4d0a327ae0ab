package vn.bansao.pades.internal.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The way from one tile-part to the next (ITU-T T.800, A.4.2), to the end of the codestream and through the boxes behind it, while
 * the file passes. What a tile-part holds is stepped over: it costs a few bytes a tile.
 */
final class J2kWalk {
    private static final int SOT = 0xFF90;
    private static final int EOC = 0xFFD9;
    private static final int SOT_BYTES = 12;
    private static final int EOC_BYTES = 2;
    private static final int BOX_BYTES = 8;
    private static final int LONG_BOX_BYTES = 16;

    private final ScanInput input;
    private final int tiles;
    private final long codestreamEnd;
    private final BitSet seen = new BitSet();
    private final ByteBuffer head = ByteBuffer.allocate(LONG_BOX_BYTES);
    private int needed = EOC_BYTES;
    private long offset;
    private long next;
    private boolean ended;

    /**
     * @param offset of the first tile-part
     * @param codestreamEnd the offset behind the codestream's end marker
     */
    J2kWalk(ScanInput input, int tiles, long offset, long codestreamEnd) {
        this.input = input;
        this.tiles = tiles;
        this.offset = offset;
        this.next = offset;
        this.codestreamEnd = codestreamEnd;
    }

    /** Goes on through a block. */
    void pass(byte[] block, int from, int to) {
        long blockEnd = offset + to - from;
        while (next + head.position() < blockEnd) {
            int at = (int) (next + head.position() - offset) + from;
            int count = Math.min(needed - head.position(), to - at);
            head.put(block, at, count);
            if (head.position() == needed) {
                headRead();
            }
        }
        offset = blockEnd;
    }

    private void headRead() {
        int more = ended ? box() : tilePart();
        if (more > 0) {
            needed = more;
            return;
        }
        head.clear();
        needed = ended ? BOX_BYTES : EOC_BYTES;
    }

    /** Moves on behind the tile-part or the end marker; or tells how many bytes of it must be seen first. */
    private int tilePart() {
        int marker = head.getShort(0) & 0xFFFF;
        if (marker == EOC) {
            end();
            return 0;
        }
        if (marker != SOT) {
            throw malformed("tile-part expected");
        }
        if (head.position() < SOT_BYTES) {
            return SOT_BYTES;
        }
        int tile = head.getShort(4) & 0xFFFF;
        long length = head.getInt(6) & 0xFFFF_FFFFL;
        if (head.getShort(2) != SOT_BYTES - 2 || tile >= tiles || (length != 0 && length < SOT_BYTES + 2)) {
            throw malformed("tile-part");
        }
        seen.set(tile);
        long behind = length == 0 ? codestreamEnd - EOC_BYTES : next + length; // 0: up to the end marker
        if (behind > codestreamEnd - EOC_BYTES || behind < next + SOT_BYTES) {
            throw input.malformedAt(next, PadesProblem.SCAN_JP2_TRUNCATED);
        }
        next = behind;
        return 0;
    }

    private void end() {
        next += EOC_BYTES;
        if (next != codestreamEnd) {
            throw malformed("bytes behind the end marker");
        }
        if (seen.cardinality() != tiles) {
            throw input.malformedAt(next, PadesProblem.SCAN_JP2_TRUNCATED);
        }
        ended = true;
    }

    private int box() {
        long length = head.getInt(0) & 0xFFFF_FFFFL;
        if (length == 1) {
            if (head.position() < LONG_BOX_BYTES) {
                return LONG_BOX_BYTES;
            }
            length = head.getLong(8);
        }
        long left = input.sizeBytes() - next;
        length = length == 0 ? left : length;
        if (length < head.position() || length > left) {
            throw malformed("length of the box");
        }
        String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
        switch (type) {
            case "jp2c" ->
                throw input.refused(
                        PadesProblem.SCAN_JP2_UNSUPPORTED, "what", "pictures", "actual", "several", "required", "1");
            case "jP  ", "ftyp", "jp2h" -> throw malformed("box " + type.strip() + " behind the codestream");
            default -> next += length;
        }
        return 0;
    }

    /** Refuses a file that has ended too early. */
    void requireEnd() {
        if (!ended) {
            throw input.malformed(PadesProblem.SCAN_JP2_TRUNCATED);
        }
        if (next != offset || head.position() != 0) {
            throw malformed("no box");
        }
    }

    private RuntimeException malformed(String what) {
        return Jp2Box.malformed(input, next, what);
    }
}
