package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import vn.bansao.pades.internal.PadesProblem;

/** Decodes LZW as TIFF 6.0, section 13, and PDF have it: most significant bit first, codes that mostly grow one code early. */
final class LzwStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int ENTRIES = 1 << 12;

    private final FaxBits bits;
    private final ScanPlace place;
    private final PadesProblem damage;
    private final int early;
    private final short[] prefix = new short[ENTRIES];
    private final byte[] last = new byte[ENTRIES];
    private final short[] lengths = new short[ENTRIES];
    private final byte[] pending = new byte[ENTRIES];
    private int from = ENTRIES;
    private int next = FIRST;
    private int width = 9;
    private int before = -1;
    private boolean ended;

    /** As TIFF has it. */
    LzwStream(InputStream in, ScanPlace place) {
        this(in, place, PadesProblem.SCAN_TIFF_DATA_WRONG, 1);
    }

    /** {@code early}: how many codes before it must a code grows, 0 or 1. */
    LzwStream(InputStream in, ScanPlace place, PadesProblem damage, int early) {
        this.damage = damage;
        this.early = early;
        this.bits = new FaxBits(in);
        this.place = place;
        for (int i = 0; i < CLEAR; i++) {
            last[i] = (byte) i;
            lengths[i] = 1;
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? pending[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ENTRIES - from);
        System.arraycopy(pending, from, target, at, count);
        from += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (from == ENTRIES && !ended) {
            int code = bits.peek(width);
            bits.skip(width);
            if (bits.beyondEnd() || code == END) {
                ended = true;
            } else if (code == CLEAR) {
                next = FIRST;
                width = 9;
                before = -1;
            } else {
                string(code);
            }
        }
        return from < ENTRIES;
    }

    private void string(int code) {
        boolean known = code < CLEAR || (code >= FIRST && code < next);
        if (!known && (before < 0 || code != next)) {
            throw place.malformed(damage, "what", "LZW code " + code);
        }
        if (before >= 0 && next < ENTRIES) {
            prefix[next] = (short) before;
            lengths[next] = (short) (lengths[before] + 1);
            last[next] = first(known ? code : before);
            next++;
            if (next >= (1 << width) - early && width < 12) {
                width++;
            }
        }
        before = code;
        spell(code);
    }

    private byte first(int code) {
        int at = code;
        while (at >= CLEAR) {
            at = prefix[at];
        }
        return last[at];
    }

    private void spell(int code) {
        int at = code;
        for (int i = lengths[code]; i > 0; i--) {
            pending[--from] = last[at];
            at = prefix[at];
        }
    }
}
