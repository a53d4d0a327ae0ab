package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;

/** What is wrong with the code of an image that goes undecoded out of a PDF into a copy. */
final class PdfCode {
    private PdfCode() {}

    /** Null where nothing is, or where code of this kind is not looked at here. */
    static @Nullable String damage(ImageHeader header, ScanBytes bytes, PdfValue.Stream stream, PdfFilters filters)
            throws IOException {
        TiffSegment raw = new TiffSegment(bytes, stream.offset(), stream.length(), false);
        try (InputStream code = PdfImage.decoded(raw, filters, filters.outer(), bytes)) {
            switch (filters.last()) {
                case "CCITTFaxDecode" ->
                    fax(filters.lastParameters(), header.raster()).require(new CodeBytes("", code));
                case "JPXDecode" -> J2kCheck.require(code, header.raster());
                case "JBIG2Decode" -> Jbig2Check.require(globals(header), code, header.raster());
                default -> {}
            }
            return null;
        } catch (DamagedCodeException e) {
            return e.what();
        }
    }

    private static byte @Nullable [] globals(ImageHeader header) {
        PdfOrigin origin = header.origin();
        return origin == null ? null : origin.globals();
    }

    static FaxCheck fax(PdfValue.Dict parameters, Raster raster) {
        FaxDecoder.Kind kind = FaxDecoder.Kind.ofK(parameters.integer("K", 0));
        boolean aligned = is(parameters, "EncodedByteAlign") && !is(parameters, "EndOfLine");
        return new FaxCheck(raster.widthPx(), raster.heightPx(), kind, aligned, true);
    }

    private static boolean is(PdfValue.Dict parameters, String key) {
        return new PdfValue.Bool(true).equals(parameters.get(key));
    }
}
