package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalLong;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;

/** A JPEG file (ITU-T T.81) that goes into the copy byte by byte, undecoded. */
final class JpegImage implements PageImage {
    private static final int MAX_PADDING_BYTES = 4096; // scanners fill up a sector of their card

    private final ScanInput input;
    private final ImageHeader header;

    /** An image whose head was read, and kept. */
    JpegImage(ScanInput input, ImageHeader header) {
        this.input = input;
        this.header = header;
    }

    /** Reads up to the start of the first scan's coded data. */
    static JpegImage read(ScanInput input, ImageRules rules) throws IOException {
        input.keepFromStart(true);
        JpegHead head = new JpegHead(input, rules);
        head.read();
        Raster raster = head.raster();
        Density density = rules.density(head.density(), raster);
        ImageHeader header = new ImageHeader(
                ImageCoding.jpeg(head.plainRgb(), Embedding.VERBATIM),
                raster,
                density.dpiX(),
                density.dpiY(),
                head.orientation(),
                head.iccProfile(),
                OptionalLong.of(input.sizeBytes()));
        return new JpegImage(input, header);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        input.keepFromStart(false);
        EndWatch end = new EndWatch(input.position());
        int count = input.limit();
        while (count > 0) {
            out.write(input.buffer(), 0, count);
            end.passed(input.buffer(), count);
            count = input.refill();
        }
        if (!end.complete()) {
            throw input.malformed(PadesProblem.SCAN_JPEG_TRUNCATED);
        }
        return input.sizeBytes();
    }

    /**
     * Tells whether what passed ends with the end-of-image marker and at most some zero or fill bytes. Looks at the end of
     * each block only: the coded data are not read byte by byte.
     */
    private static final class EndWatch {
        private final long codedFrom;
        private long passedBytes;
        private long imageEnd = -1;
        private byte last;

        EndWatch(long codedFrom) {
            this.codedFrom = codedFrom;
        }

        void passed(byte[] block, int length) {
            int i = length - 1;
            while (i >= 0 && isPadding(block[i])) {
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

        /** A line end, too: some PDF writers count the one before {@code endstream}. */
        private static boolean isPadding(byte b) {
            return b == 0 || b == (byte) 0xFF || b == '\n' || b == '\r';
        }

        boolean complete() {
            return imageEnd > codedFrom + 2 && passedBytes - imageEnd <= MAX_PADDING_BYTES;
        }
    }
}
