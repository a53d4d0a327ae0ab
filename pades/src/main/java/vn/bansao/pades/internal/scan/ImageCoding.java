package vn.bansao.pades.internal.scan;

import vn.bansao.copy.PageRecord.Embedding;

/**
 * How the bytes of an image stream are coded, and what the record says of them.
 *
 * @param filter the name of the /Filter, several in brackets, or empty for none
 * @param parameters the /DecodeParms as PDF text, or empty
 * @param embedding what became of the scan file's bytes
 * @param inverted whether every sample counts from the other end (/Decode), as Adobe's CMYK JPEGs do
 */
public record ImageCoding(String filter, String parameters, Embedding embedding, boolean inverted) {
    private static final String DCT = "DCTDecode";
    private static final String JPX = "JPXDecode";
    private static final String PLAIN_RGB = "<</ColorTransform 0>>";

    ImageCoding(String filter, String parameters, Embedding embedding) {
        this(filter, parameters, embedding, false);
    }

    /** A JPEG; {@code plainRgb} where its three components are R, G, B and not Y, Cb, Cr. */
    static ImageCoding jpeg(boolean plainRgb, Embedding embedding) {
        return new ImageCoding(DCT, plainRgb ? PLAIN_RGB : "", embedding);
    }

    /** A JPEG of four components, which are inks and may be inverted. */
    static ImageCoding inkJpeg(boolean inverted, Embedding embedding) {
        return new ImageCoding(DCT, "", embedding, inverted);
    }

    /** A JPEG 2000 file, whose header says how many bits a sample has. */
    static ImageCoding jpeg2000(Embedding embedding) {
        return new ImageCoding(JPX, "", embedding);
    }

    /** A zlib stream of rows with PNG's filters. */
    static ImageCoding filteredRows(Raster raster) {
        return new ImageCoding(
                "FlateDecode",
                "<</Predictor 15/Colors " + raster.colour().samplesPerPixel() + "/BitsPerComponent "
                        + raster.bitsPerComponent() + "/Columns " + raster.widthPx() + ">>",
                Embedding.TRANSCODED);
    }

    /** The same, of pixels that were laid on white. */
    ImageCoding flattened() {
        return new ImageCoding(filter, parameters, Embedding.FLATTENED, inverted);
    }

    /** The /Filter as PDF text, or empty. */
    public String filterText() {
        return filter.isEmpty() || filter.startsWith("[") ? filter : "/" + filter;
    }

    /** Whether the stream is one of {@link #filteredRows}. */
    public boolean isFilteredRows(Raster raster) {
        ImageCoding rows = filteredRows(raster);
        return filter.equals(rows.filter) && parameters.equals(rows.parameters);
    }

    /** Whether the stream is a JPEG of R, G and B as they are. */
    public boolean isPlainRgbJpeg() {
        return isJpeg() && parameters.equals(PLAIN_RGB);
    }

    /** Whether the stream is a JPEG. */
    public boolean isJpeg() {
        return filter.equals(DCT);
    }

    /** Whether the stream is a JPEG 2000 file, maybe within other filters. */
    public boolean isJpeg2000() {
        return filter.contains(JPX);
    }
}
