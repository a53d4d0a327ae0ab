package vn.bansao.pades.internal.scan;

import java.io.IOException;

/**
 * Tells whether what passed ends with the end-of-image marker and at most some zero or fill bytes. Looks at the end of each
 * block only: the coded data are not read byte by byte.
 */
final class JpegEnd {
    private static final int MAX_PADDING_BYTES = 4096; // scanners fill up a sector of their card
    private static final int FEW_BYTES = 64;

    private final long codedFrom;
    private long passedBytes;
    private long imageEnd = -1;
    private byte last;

    /** Of a file whose coded data begin at this offset. */
    JpegEnd(long codedFrom) {
        this.codedFrom = codedFrom;
    }

    /** Whether a file ends so: looks at its end without reading the rest, and mostly at a few bytes. */
    static boolean isAtEndOf(ScanInput input) throws IOException {
        return isAtEndOf(input, FEW_BYTES) || isAtEndOf(input, MAX_PADDING_BYTES + 2);
    }

    private static boolean isAtEndOf(ScanInput input, int bytes) throws IOException {
        byte[] tail = new byte[(int) Math.min(bytes, input.sizeBytes())];
        input.readEnd(tail);
        JpegEnd end = new JpegEnd(-3);
        end.passed(tail, tail.length);
        return end.complete();
    }

    void passed(byte[] block, int length) {
        int i = length - 1;
        while (i >= 0 && (block[i] == 0 || block[i] == (byte) 0xFF)) {
            i--;
        }
        if (i >= 0) {
            byte before = i == 0 ? last : block[i - 1];
            boolean marker = block[i] == (byte) 0xD9 && before == (byte) 0xFF;
            imageEnd = marker ? passedBytes + i + 1 : -1;
        }
        last = block[length - 1];
        passedBytes += length;
    }

    boolean complete() {
        return imageEnd > codedFrom + 2 && passedBytes - imageEnd <= MAX_PADDING_BYTES;
    }
}
