package vn.bansao.pades.internal.scan;

import vn.bansao.pades.internal.PadesProblem;

/**
 * The way through coded data, restart markers and the segments between scans to the end-of-image marker (ITU-T T.81, B.1.1 and
 * B.2). A marker in the middle of the coded data is known by the byte after its 0xFF, which is never 0.
 */
final class JpegWalk {
    private static final int STUFFED = 0x00;
    private static final int FIRST_SEGMENT = 0xC0;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int LAST_FRAME = 0xCF;
    private static final int RST_0 = 0xD0;
    private static final int RST_7 = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int FILL = 0xFF;

    private final ScanInput input;
    private long offset;
    private State state = State.CODED;
    private State afterSegment = State.CODED;
    private int skip;

    private enum State {
        CODED,
        CODED_MARKER,
        BETWEEN,
        BETWEEN_MARKER,
        LENGTH,
        LENGTH_LOW,
        SEGMENT,
        END
    }

    /** From the first coded byte on. */
    JpegWalk(ScanInput input, long offset) {
        this.input = input;
        this.offset = offset;
    }

    /** Whether the end marker was passed. */
    boolean atEnd() {
        return state == State.END;
    }

    /** Goes on through a block, and tells how many of its bytes belong to the picture. */
    int pass(byte[] block, int from, int to) {
        int i = from;
        while (i < to && state != State.END) {
            if (state == State.SEGMENT) {
                int count = Math.min(skip, to - i);
                skip -= count;
                i += count;
                state = skip == 0 ? afterSegment : State.SEGMENT;
            } else {
                accept(block[i] & 0xFF, offset + i - from);
                i++;
            }
        }
        offset += i - from;
        return i - from;
    }

    private void accept(int value, long at) {
        switch (state) {
            case CODED -> state = value == FILL ? State.CODED_MARKER : State.CODED;
            case CODED_MARKER -> {
                if (value == STUFFED || (value >= RST_0 && value <= RST_7)) {
                    state = State.CODED;
                } else {
                    marker(value, at);
                }
            }
            case BETWEEN -> {
                if (value != FILL) {
                    throw malformed(at, "marker expected");
                }
                state = State.BETWEEN_MARKER;
            }
            case BETWEEN_MARKER -> marker(value, at);
            case LENGTH -> {
                skip = value << 8;
                state = State.LENGTH_LOW;
            }
            case LENGTH_LOW -> {
                skip = (skip | value) - 2;
                if (skip < 0) {
                    throw malformed(at - 1, "segment length");
                }
                state = skip == 0 ? afterSegment : State.SEGMENT;
            }
            default -> throw new IllegalStateException("no byte is looked at in " + state);
        }
    }

    private void marker(int code, long at) {
        if (code == FILL) {
            return;
        }
        if (code == EOI) {
            state = State.END;
            return;
        }
        boolean frame = code <= LAST_FRAME && code != DHT && code != DAC;
        if (code < FIRST_SEGMENT || frame || (code >= RST_0 && code <= SOI)) {
            throw malformed(at, "marker 0x" + Integer.toHexString(code));
        }
        afterSegment = code == SOS ? State.CODED : State.BETWEEN;
        state = State.LENGTH;
    }

    private RuntimeException malformed(long at, String what) {
        return input.malformedAt(at, PadesProblem.SCAN_JPEG_MALFORMED, "what", what);
    }
}
