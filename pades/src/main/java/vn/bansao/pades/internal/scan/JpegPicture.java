package vn.bansao.pades.internal.scan;

import java.io.IOException;
import vn.bansao.pades.internal.PadesProblem;

/** The first picture of a JPEG file, up to its end marker, which is looked for in the coded data; the rest is left behind. */
final class JpegPicture implements PageImage {
    private final ScanInput input;
    private final ImageHeader header;

    JpegPicture(ScanInput input, ImageHeader header) {
        this.input = input;
        this.header = header;
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    /** Reads the file to its last byte all the same: one that was received is compared with its checksum on the way. */
    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        input.keepFromStart(false);
        int head = input.position();
        out.write(input.buffer(), 0, head);
        JpegWalk walk = new JpegWalk(input, head);
        long length = head;
        length += pass(walk, head, out);
        while (input.refill() > 0) {
            length += pass(walk, 0, out);
        }
        if (!walk.atEnd() || length <= head + 2L) {
            throw input.malformed(PadesProblem.SCAN_JPEG_TRUNCATED);
        }
        return length;
    }

    private int pass(JpegWalk walk, int from, ImageBodySink out) throws IOException {
        int count = walk.pass(input.buffer(), from, input.limit());
        if (count > 0) {
            out.write(input.buffer(), from, count);
        }
        return count;
    }
}
