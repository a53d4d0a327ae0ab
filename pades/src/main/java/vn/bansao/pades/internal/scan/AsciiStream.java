package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import vn.bansao.pades.internal.PadesProblem;

/** Decodes ASCIIHexDecode and ASCII85Decode (ISO 32000-2, 7.4.2 and 7.4.3). */
final class AsciiStream extends InputStream {
    private static final int END = -1;

    private final InputStream in;
    private final boolean hex;
    private final ScanPlace place;
    private final int[] group = new int[4];
    private int from;
    private int to;
    private boolean ended;

    AsciiStream(InputStream in, boolean hex, ScanPlace place) {
        this.in = in;
        this.hex = hex;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        if (from == to && !ended) {
            from = 0;
            to = 0;
            if (hex) {
                pair();
            } else {
                five();
            }
        }
        return from < to ? group[from++] : -1;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[at + count++] = (byte) next;
        }
        return count;
    }

    private int letter() throws IOException {
        int c = in.read();
        while (c == ' ' || (c >= 0 && c <= '\r')) {
            c = in.read();
        }
        return c < 0 || c == '~' || (hex && c == '>') ? END : c;
    }

    private void pair() throws IOException {
        int high = letter();
        int low = high == END ? END : letter();
        ended = low == END;
        if (high != END) {
            group[to++] = digit(high) << 4 | (low == END ? 0 : digit(low));
        }
    }

    private int digit(int c) {
        int value = Character.digit(c, 16);
        if (value < 0 || c > 'f') {
            throw wrong(c);
        }
        return value;
    }

    private void five() throws IOException {
        long value = 0;
        int count = 0;
        while (count < 5) {
            int c = letter();
            if (c == END) {
                ended = true;
                break;
            }
            if (c == 'z' && count == 0) {
                to = 4;
                java.util.Arrays.fill(group, 0);
                return;
            }
            if (c < '!' || c > 'u') {
                throw wrong(c);
            }
            value = value * 85 + (c - '!');
            count++;
        }
        if (count == 0) {
            return;
        }
        for (int i = count; i < 5; i++) {
            value = value * 85 + 84;
        }
        if (count == 1 || value > 0xFFFF_FFFFL) {
            throw wrong(count);
        }
        to = count - 1;
        for (int i = 0; i < to; i++) {
            group[i] = (int) (value >> (24 - 8 * i)) & 0xFF;
        }
    }

    private RuntimeException wrong(int code) {
        return place.malformed(PadesProblem.SCAN_PDF_DATA_WRONG, "what", "ASCII code " + code);
    }
}
