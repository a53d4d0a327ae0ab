package vn.bansao.verify.internal.preview;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * The size a JPEG has by its own frame header (ITU-T T.81, B.2.2). Immutable.
 *
 * @param width in pixels
 * @param height in pixels
 */
record JpegSize(int width, int height) {
    private static final int MOST_MARKERS = 10_000;
    private static final Set<Integer> NO_FRAMES = Set.of(0xC4, 0xC8, 0xCC);

    void check(Budget budget, boolean masked) {
        budget.checkImage(width, height, masked);
    }

    /** Reads up to the frame header. */
    static JpegSize read(InputStream jpeg) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(jpeg));
        for (int count = 0; count < MOST_MARKERS; count++) {
            int marker = marker(in);
            if (marker == 0xD9 || marker == 0xDA) { // end, or data before a frame
                break;
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) { // stand alone
                continue;
            }
            int length = in.readUnsignedShort();
            if (marker >= 0xC0 && marker <= 0xCF && !NO_FRAMES.contains(marker)) {
                in.readUnsignedByte(); // precision
                int height = in.readUnsignedShort();
                return new JpegSize(in.readUnsignedShort(), height);
            }
            in.skipNBytes(Math.max(0, length - 2));
        }
        throw new StoppedException(Lack.NOT_DRAWABLE);
    }

    private static int marker(DataInputStream in) throws IOException {
        int value = in.readUnsignedByte();
        while (value != 0xFF) {
            value = in.readUnsignedByte();
        }
        while (value == 0xFF) {
            value = in.readUnsignedByte();
        }
        return value;
    }
}
