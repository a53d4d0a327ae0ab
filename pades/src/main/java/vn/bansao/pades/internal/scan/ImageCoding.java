package vn.bansao.pades.internal.scan;

import vn.bansao.copy.PageRecord.Embedding;

/**
 * How the bytes of an image stream are coded, and what the record says of them.
 *
 * @param filter the name of the /Filter, several in brackets, or empty for none
 * @param parameters the /DecodeParms as PDF text, or empty
 * @param embedding what became of the scan file's bytes
 */
public record ImageCoding(String filter, String parameters, Embedding embedding) {
    private static final String DCT = "DCTDecode";

    /** A JPEG; {@code plainRgb} where its three components are R, G, B and not Y, Cb, Cr. */
    static ImageCoding jpeg(boolean plainRgb, Embedding embedding) {
        return new ImageCoding(DCT, plainRgb ? "<</ColorTransform 0>>" : "", embedding);
    }

    /** A zlib stream of rows with PNG's filters. */
    static ImageCoding filteredRows(Raster raster) {
        return new ImageCoding(
                "FlateDecode",
                "<</Predictor 15/Colors " + raster.colour().samplesPerPixel() + "/BitsPerComponent "
                        + raster.bitsPerComponent() + "/Columns " + raster.widthPx() + ">>",
                Embedding.TRANSCODED);
    }

    /** The /Filter as PDF text, or empty. */
    public String filterText() {
        return filter.isEmpty() || filter.startsWith("[") ? filter : "/" + filter;
    }

    /** Whether the image itself says what its samples are, so that its dictionary does not have to (ISO 32000-2, 7.4.9). */
    public boolean describesItself() {
        return filter.contains("JPXDecode");
    }

    /** Whether the stream is a JPEG. */
    boolean isJpeg() {
        return filter.equals(DCT);
    }
}
