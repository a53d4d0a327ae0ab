package vn.bansao.pades.internal.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Decodes RunLengthDecode (ISO 32000-2, 7.4.5): PackBits with an end. */
final class RunLengthStream extends InputStream {
    private static final int END = 128;

    private final InputStream in;
    private int copies;
    private int literals;
    private int value;
    private boolean ended;

    RunLengthStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (copies == 0 && literals == 0 && !ended) {
            int head = in.read();
            if (head < 0 || head == END) {
                ended = true;
            } else if (head < END) {
                literals = head + 1;
            } else {
                copies = 257 - head;
                value = in.read();
            }
        }
        if (ended) {
            return -1;
        }
        int next = value;
        if (copies > 0) {
            copies--;
        } else {
            literals--;
            next = in.read();
        }
        if (next < 0) {
            throw new EOFException("a run is cut off");
        }
        return next;
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
