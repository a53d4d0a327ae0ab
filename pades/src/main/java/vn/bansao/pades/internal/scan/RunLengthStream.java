package vn.bansao.pades.internal.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Decodes runs of bytes: PackBits (TIFF 6.0, section 9), and RunLengthDecode (ISO 32000-2, 7.4.5), which has an end. */
final class RunLengthStream extends InputStream {
    private static final int END = 128; // in PackBits it means nothing

    private final InputStream in;
    private final boolean ends;
    private int copies;
    private int literals;
    private int value;
    private boolean ended;

    private RunLengthStream(InputStream in, boolean ends) {
        this.in = in;
        this.ends = ends;
    }

    /** TIFF's runs, up to the end of the data. */
    static RunLengthStream packBits(InputStream in) {
        return new RunLengthStream(in, false);
    }

    /** PDF's runs, up to their end. */
    static RunLengthStream runLengthDecode(InputStream in) {
        return new RunLengthStream(in, true);
    }

    @Override
    public int read() throws IOException {
        while (copies == 0 && literals == 0 && !ended) {
            int head = in.read();
            if (head < 0 || (head == END && ends)) {
                ended = true;
            } else if (head < END) {
                literals = head + 1;
            } else if (head > END) {
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
