package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalLong;
import vn.bansao.copy.PageRecord.Embedding;

/** Which way the image of a directory goes into the copy: as it stands in the file where PDF has a filter for it. */
final class TiffPages {
    private TiffPages() {}

    /** {@code length}: the bytes of all segments. */
    static PageImage of(TiffImage image, long length, ScanBytes bytes, ImageRules rules) throws IOException {
        if (image.compression() == TiffCompression.JPEG) {
            return TiffJpeg.of(image, bytes, rules);
        }
        if (image.compression().fax() != null && !image.segments().tiled()) {
            return fax(image, bytes, length);
        }
        return TiffRows.of(image, length, bytes, rules);
    }

    private static PageImage fax(TiffImage image, ScanBytes bytes, long length) throws IOException {
        TiffSegments strips = image.segments();
        FaxDecoder.Kind kind = image.fax();
        boolean reversed = image.reversed();
        FaxJoint joint = new FaxJoint(strips, kind, reversed);
        if (!joint.sound()) {
            ImageCoding coding = coding(image, FaxDecoder.Kind.GROUP_4, false, Embedding.TRANSCODED);
            return new TiffFax(image.header(coding, OptionalLong.empty()), image, bytes);
        }
        Embedding embedding = reversed ? Embedding.TRANSCODED : Embedding.EXTRACTED;
        ImageCoding coding = coding(image, kind, joint.linesEnd(), embedding);
        return new TiffStrips(image.header(coding, OptionalLong.of(length)), strips, reversed, kind);
    }

    /** ISO 32000-1, table 11. Viewers show what is white to the code as white unless it says otherwise. */
    private static ImageCoding coding(TiffImage image, FaxDecoder.Kind kind, boolean linesEnd, Embedding embedding) {
        StringBuilder parameters = new StringBuilder("<</K ");
        parameters.append(
                switch (kind) {
                    case GROUP_4 -> -1;
                    case GROUP_3_2D -> 1;
                    default -> 0;
                });
        parameters.append("/Columns ").append(image.raster().widthPx());
        parameters.append("/Rows ").append(image.raster().heightPx());
        if (linesEnd) {
            parameters.append("/EndOfLine true");
        }
        if (!image.whiteIsZero()) {
            parameters.append("/BlackIs1 true");
        }
        return new ImageCoding("CCITTFaxDecode", parameters.append(">>").toString(), embedding);
    }
}
