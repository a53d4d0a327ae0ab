package vn.bansao.pades.internal.scan;

import java.io.IOException;

/**
 * Whether strips of fax data, put one behind the other, are the image's data in one piece. A strip of T.6 never is: its first
 * row is coded against a white one. Of T.4 it is where every strip begins with an end-of-line code, before which zeros may
 * stand, and none but the last ends with the end of a page.
 */
final class FaxJoint {
    private static final int ZEROS_OF_EOL = 11;
    private static final int LOOKED_AT = 20; // bytes: six end-of-line codes with tags are ten

    private final TiffSegments strips;
    private final FaxDecoder.Kind kind;
    private final boolean reversed;
    private final boolean linesEnd;

    FaxJoint(TiffSegments strips, FaxDecoder.Kind kind, boolean reversed) throws IOException {
        this.strips = strips;
        this.kind = kind;
        this.reversed = reversed;
        boolean group3 = kind == FaxDecoder.Kind.GROUP_3 || kind == FaxDecoder.Kind.GROUP_3_2D;
        this.linesEnd = group3 && beginsWithEndOfLine(0);
    }

    /** Whether rows begin with end-of-line codes, as far as can be seen from the first. */
    boolean linesEnd() {
        return linesEnd;
    }

    boolean sound() throws IOException {
        if (kind == FaxDecoder.Kind.ALIGNED_RUNS) {
            return false; // PDF has a parameter for it, which PDFBox 3.0.8 does not obey
        }
        if (strips.count() == 1) {
            return linesEnd || kind != FaxDecoder.Kind.GROUP_3_2D;
        }
        boolean sound = linesEnd;
        for (int i = 0; i < strips.count() && sound; i++) {
            sound = beginsWithEndOfLine(i) && (i == strips.count() - 1 || !endsPage(i));
        }
        return sound;
    }

    private boolean beginsWithEndOfLine(int strip) throws IOException {
        byte[] start = part(strip, 0, (int) Math.min(LOOKED_AT, strips.length(strip)));
        int one = 0;
        while (one < 8 * start.length && bit(start, one) == 0) {
            one++;
        }
        return one >= ZEROS_OF_EOL && one < 8 * start.length;
    }

    /** Whether two end-of-line codes follow each other near the strip's end. */
    private boolean endsPage(int strip) throws IOException {
        long length = strips.length(strip);
        int count = (int) Math.min(LOOKED_AT, length);
        byte[] end = part(strip, length - count, count);
        int zeros = 0;
        boolean behindEndOfLine = false;
        for (int i = 0; i < 8 * count; i++) {
            if (bit(end, i) == 0) {
                zeros++;
                continue;
            }
            if (zeros >= ZEROS_OF_EOL && behindEndOfLine) {
                return true;
            }
            behindEndOfLine = zeros >= ZEROS_OF_EOL;
            if (behindEndOfLine && kind == FaxDecoder.Kind.GROUP_3_2D) {
                i++; // the tag
            }
            zeros = 0;
        }
        return false;
    }

    private byte[] part(int strip, long from, int length) throws IOException {
        byte[] part = new byte[length];
        TiffSegment segment = strips.open(strip, reversed, from, length);
        int count = segment.readNBytes(part, 0, length);
        return count == length ? part : new byte[0];
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index >> 3] >> (7 - (index & 7)) & 1;
    }
}
