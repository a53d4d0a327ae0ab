package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/** The coded data of a JPEG up to the next marker, without the zero bytes stuffed behind 0xFF (ITU-T T.81, F.1.2.3). */
final class JpegCoded extends InputStream {
    private static final int RST_0 = 0xD0;
    private static final int END = -1;

    private final InputStream in;
    private int marker;

    JpegCoded(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (marker != 0) {
            return -1;
        }
        int next = in.read();
        if (next != 0xFF) {
            marker = next < 0 ? END : 0;
            return next;
        }
        while (next == 0xFF) { // fill bytes, T.81, B.1.1.2
            next = in.read();
        }
        if (next == 0) {
            return 0xFF;
        }
        marker = next < 0 ? END : next;
        return -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = 0;
        for (int next = 0; count < length && next >= 0; ) {
            next = read();
            if (next >= 0) {
                target[from + count++] = (byte) next;
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Goes on behind restart marker {@code number}; false if something else stands here. */
    boolean restart(int number) throws IOException {
        if (read() >= 0 || marker != RST_0 + number % 8) {
            return false;
        }
        marker = 0;
        return true;
    }
}
