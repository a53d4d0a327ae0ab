package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalLong;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A JPEG file (ITU-T T.81) that goes into the copy byte by byte, undecoded. Where it is more than one picture, or carries
 * something behind its end, as phones' files do, only the picture goes: what no page shows is not certified.
 */
final class JpegImage implements PageImage {
    private final ScanInput input;
    private final ImageHeader header;

    /** An image whose head was read, and kept. */
    JpegImage(ScanInput input, ImageHeader header) {
        this.input = input;
        this.header = header;
    }

    /** Reads up to the start of the first scan's coded data. */
    static PageImage read(ScanInput input, ImageRules rules) throws IOException {
        input.keepFromStart(true);
        JpegHead head = new JpegHead(input, rules);
        head.read();
        Raster raster = head.raster();
        if (raster.colour() == Colour.CMYK && head.iccProfile() == null) {
            throw input.refused(PadesProblem.SCAN_JPEG_CMYK_WITHOUT_PROFILE);
        }
        Density density = rules.density(head.density(), raster);
        boolean whole = !head.hasSeveralPictures() && JpegEnd.isAtEndOf(input);
        Embedding embedding = whole ? Embedding.VERBATIM : Embedding.EXTRACTED;
        ImageHeader header = new ImageHeader(
                raster.colour() == Colour.CMYK
                        ? ImageCoding.inkJpeg(head.inverted(), embedding)
                        : ImageCoding.jpeg(head.plainRgb(), embedding),
                raster,
                density,
                head.orientation(),
                head.iccProfile(),
                whole ? OptionalLong.of(input.sizeBytes()) : OptionalLong.empty());
        return whole ? new JpegImage(input, header) : new JpegPicture(input, header);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        input.keepFromStart(false);
        JpegEnd end = new JpegEnd(input.position());
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
}
