package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** Decodes PackBits (TIFF 6.0, section 9). */
final class PackBitsStream extends InputStream {
    private static final int NOTHING = 128;

    private final InputStream in;
    private int copies;
    private int literals;
    private int value;

    PackBitsStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        while (copies == 0 && literals == 0) {
            int head = in.read();
            if (head < 0) {
                return -1;
            }
            if (head < NOTHING) {
                literals = head + 1;
            } else if (head > NOTHING) {
                copies = 257 - head;
                value = in.read();
            }
        }
        if (copies > 0) {
            copies--;
            return value;
        }
        literals--;
        return in.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[from + count++] = (byte) next;
        }
        return count;
    }
}
