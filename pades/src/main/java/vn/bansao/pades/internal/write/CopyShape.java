package vn.bansao.pades.internal.write;

import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.Picture;

/** The objects of a copy's signatures and streams, spelled as all judges accept them. */
final class CopyShape {
    static final String CERTIFIER_FIELD = "certifier";
    static final String SEAL_FIELD = "seal";

    /** What follows a stream's data. */
    static final String STREAM_END = "\nendstream\nendobj\n";

    /** Changes after the first signature: form filling and signing only, so that the seal may follow (P=2). */
    private static final String CERTIFICATION =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]";

    /** The seal closes both fields; no /P, since Acrobat would then refuse later validation data. */
    private static final String SEALING = "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/Data 8 0 R"
            + "/TransformParams<</Type/TransformParams/Action/Include/Fields[(certifier)(seal)]/V/1.2>>>>]";

    private CopyShape() {}

    /** A stream object from behind {@code obj} up to its data. */
    static String streamHead(String entries, int length) {
        return "<<" + entries + "/Length " + length + ">>\nstream\n";
    }

    /** A stream object's dictionary and data, from behind {@code obj} on. */
    static byte[] stream(String entries, byte[] data) {
        byte[] open = PdfSyntax.ascii(streamHead(entries, data.length));
        byte[] close = PdfSyntax.ascii(STREAM_END);
        byte[] stream = new byte[open.length + data.length + close.length];
        System.arraycopy(open, 0, stream, 0, open.length);
        System.arraycopy(data, 0, stream, open.length, data.length);
        System.arraycopy(close, 0, stream, open.length + data.length, close.length);
        return stream;
    }

    /** The image of a picture; {@code mask} is the number of its mask, or 0. */
    static byte[] image(Picture picture, int mask) {
        return stream(
                "/Type/XObject/Subtype/Image/Width " + picture.width() + "/Height " + picture.height()
                        + "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
                        + (mask == 0 ? "" : "/SMask " + mask + " 0 R"),
                picture.rgb());
    }

    /** The mask of a picture. */
    static byte[] mask(int width, int height, byte[] opacity) {
        return stream(
                "/Type/XObject/Subtype/Image/Width " + width + "/Height " + height
                        + "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
                opacity);
    }

    /** The entries of a form XObject with the copy's font and, if {@code picture} is not 0, an image. */
    static String look(double width, double height, int picture) {
        return "/Type/XObject/Subtype/Form/BBox" + new Box(0, 0, width, height).formBox()
                + "/Resources<</Font<</F1 3 0 R>>"
                + (picture == 0 ? "" : "/XObject<</Im0 " + picture + " 0 R>>")
                + ">>";
    }

    /** A signature field merged with its widget: printed and locked (/F 132), with a normal appearance only. */
    static String field(String name, Box place, String more, int look) {
        return "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + name + ")/F 132/Rect" + place.rectangle() + "/P "
                + CopyTemplate.FIELD_PAGE + " 0 R" + more + "/AP<</N " + look + " 0 R>>>>";
    }

    /** A signature dictionary up to its date. */
    static final String SIGNATURE_BEFORE_DATE = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M";

    /** A signature dictionary from behind its date up to and with {@code /Contents }. */
    static String signatureAfterDate(boolean first, String signer) {
        return "/Name" + PdfSyntax.text(signer) + (first ? CERTIFICATION : SEALING) + "/Contents ";
    }
}
