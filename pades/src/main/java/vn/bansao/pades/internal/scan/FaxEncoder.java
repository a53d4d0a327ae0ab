package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Encodes rows into one block of ITU-T T.6, as /CCITTFaxDecode with /K -1 expects. Not thread-safe. */
final class FaxEncoder {
    private static final int BUFFER_BYTES = 1 << 13; // 8 KiB

    private final ImageBodySink out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private FaxRow above;
    private int filled;
    private long length;
    private int held;
    private int heldBits;

    FaxEncoder(ImageBodySink out, int columns) {
        this.out = out;
        this.above = new FaxRow(columns);
        above.end();
    }

    /** Encodes a row, which must stay as it is until the next is given. */
    void row(FaxRow row) throws IOException {
        int columns = row.columns();
        int at = -1;
        int colour = 0;
        int near = 0;
        int own = 0;
        while (at < columns) {
            near = above.next(at, colour, near);
            int b1 = above.at(near);
            int b2 = above.at(near + 1);
            int a1 = row.at(own);
            if (b2 < a1) {
                put(FaxCodes.mode(FaxCodes.PASS));
                at = b2;
            } else if (Math.abs(a1 - b1) <= FaxCodes.FARTHEST) {
                put(FaxCodes.mode(a1 - b1));
                at = a1;
                colour ^= 1;
                own++;
            } else {
                int a2 = row.at(own + 1);
                put(FaxCodes.mode(FaxCodes.HORIZONTAL));
                run(colour, a1 - Math.max(at, 0));
                run(colour ^ 1, a2 - a1);
                at = a2;
                own += 2;
            }
        }
        above = row;
    }

    private void run(int colour, int length) throws IOException {
        int left = length;
        while (left >= FaxCodes.LONGEST_RUN + FaxCodes.TERMINATING) {
            put(FaxCodes.run(colour, FaxCodes.LONGEST_RUN));
            left -= FaxCodes.LONGEST_RUN;
        }
        if (left >= FaxCodes.TERMINATING) {
            put(FaxCodes.run(colour, left - left % FaxCodes.TERMINATING));
        }
        put(FaxCodes.run(colour, left % FaxCodes.TERMINATING));
    }

    /** Ends the block, and tells the length of the stream. */
    long end() throws IOException {
        int endOfLine = FaxCodes.END_OF_LINE_BITS << 16 | FaxCodes.END_OF_LINE;
        put(endOfLine);
        put(endOfLine);
        if (heldBits > 0) {
            emit(held << (8 - heldBits));
        }
        out.write(buffer, 0, filled);
        return length;
    }

    private void put(int code) throws IOException {
        int bits = code >> 16;
        held = held << bits | (code & 0xFFFF);
        heldBits += bits;
        while (heldBits >= 8) {
            heldBits -= 8;
            emit(held >> heldBits);
        }
        held &= (1 << heldBits) - 1;
    }

    private void emit(int value) throws IOException {
        buffer[filled++] = (byte) value;
        length++;
        if (filled == buffer.length) {
            out.write(buffer, 0, filled);
            filled = 0;
        }
    }
}
