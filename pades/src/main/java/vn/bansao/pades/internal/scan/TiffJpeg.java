package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A JPEG in tiles or in strips (Adobe Photoshop TIFF Technical Notes, 2002): as it stands there, or, where its tables are in
 * the directory, with these put in, or strip joined to strip, or tile to tile. It is never decoded to pixels.
 */
final class TiffJpeg {
    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    private TiffJpeg() {}

    static PageImage of(TiffImage image, ScanBytes bytes, ImageRules rules) throws IOException {
        TiffSegments segments = image.segments();
        Raster raster = image.raster();
        boolean one =
                segments.count() == 1 && segments.height() == raster.heightPx() && segments.width() == raster.widthPx();
        boolean tiles = segments.tiled() && !one;
        byte[] tables = image.jpegTables();
        if (tables != null) {
            requireWhole(tables, bytes);
        }
        requireMarker(bytes, segments.offset(0), segments.length(0));
        ScanInput input = tiles ? null : input(image, bytes, tables);
        boolean anew = input == null;
        if (input == null) {
            byte[] start = JpegTiles.start(image, bytes, rules, tables);
            input = ScanInput.part(bytes, segments.offset(0), start.length, new ByteArrayInputStream(start));
        }
        JpegHead head = new JpegHead(input, rules);
        input.keepFromStart(true);
        head.read();
        Raster coded = head.raster();
        if (coded.widthPx() != raster.widthPx()
                || coded.heightPx() != raster.heightPx()
                || coded.colour() != raster.colour()) {
            throw TiffFile.malformed(
                    bytes, segments.offset(0), "JPEG of another size or colour than the directory says");
        }
        if (image.whiteIsZero()) {
            throw image.unsupported("PhotometricInterpretation with JPEG", 0, "1, 2, 6");
        }
        if (head.contradicts(image.plainRgb())) {
            throw bytes.refused(
                    PadesProblem.SCAN_JPEG_COLOUR_AMBIGUOUS, "actual", "its markers, PhotometricInterpretation");
        }
        if (anew) {
            ImageCoding coding = ImageCoding.jpeg(image.plainRgb(), Embedding.TRANSCODED);
            return new JpegTiles(image, bytes, tables, image.header(coding, OptionalLong.empty()));
        }
        boolean whole = tables == null && segments.count() == 1;
        ImageCoding coding = ImageCoding.jpeg(image.plainRgb(), whole ? Embedding.EXTRACTED : Embedding.TRANSCODED);
        return new JpegImage(input, image.header(coding, OptionalLong.of(input.sizeBytes())));
    }

    static void requireMarker(ScanBytes bytes, long at, long length) throws IOException {
        if (length < START.length || bytes.u8(at) != 0xFF || bytes.u8(at + 1) != 0xD8) {
            throw bytes.malformedAt(at, PadesProblem.SCAN_JPEG_MALFORMED, "what", "marker expected");
        }
    }

    private static void requireWhole(byte[] tables, ScanBytes bytes) {
        int last = tables.length - END.length;
        if (last < START.length || !isAt(tables, 0, START) || !isAt(tables, last, END)) {
            throw TiffFile.malformed(bytes, bytes.offset(), "JPEGTables");
        }
    }

    /** Null if the coded data can't go into the copy as they are. */
    private static @Nullable ScanInput input(TiffImage image, ScanBytes bytes, byte @Nullable [] tables)
            throws IOException {
        TiffSegments segments = image.segments();
        if (segments.count() > 1) {
            return JpegStrips.joined(image, bytes, tables);
        }
        if (tables == null) {
            return ScanInput.part(bytes, segments.offset(0), segments.length(0), segments.open(0, false));
        }
        long length = segments.length(0) - START.length;
        InputStream strip = segments.open(0, false, START.length, length);
        int last = tables.length - END.length;
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(tables, 0, last), strip);
        return ScanInput.part(bytes, segments.offset(0), last + length, both);
    }

    private static boolean isAt(byte[] bytes, int at, byte[] marker) {
        return bytes[at] == marker[0] && bytes[at + 1] == marker[1];
    }
}
