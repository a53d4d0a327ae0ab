package vn.bansao.pades.internal.write;

import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.Picture;

/** The objects of a copy's signatures and streams, spelled as all judges accept them. */
final class CopyShape {
    static final String CERTIFIER_FIELD = "certifier";
    static final String SEAL_FIELD = "seal";

    /** What stands between a stream's length and its data. */
    static final String STREAM_BEGIN = ">>\nstream\n";

    /** What follows a stream's data. */
    static final String STREAM_END = "\nendstream\nendobj\n";

    /** Changes after the first signature: form filling and signing only, so that the seal may follow (P=2). */
    private static final String CERTIFICATION =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]";

    /** The seal closes both fields; no /P, since Acrobat would then refuse later validation data. */
    private static final String SEALING = "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/Data 8 0 R"
            + "/TransformParams<</Type/TransformParams/Action/Include/Fields[(certifier)(seal)]/V/1.2>>>>]";

    private CopyShape() {}

    /** A stream object's dictionary and data, from behind {@code obj} on. */
    static byte[] stream(String entries, byte[] data) {
        return new PdfBytes(data.length + 256)
                .ascii("<<")
                .ascii(entries)
                .ascii("/Length ")
                .integer(data.length)
                .ascii(STREAM_BEGIN)
                .bytes(data)
                .ascii(STREAM_END)
                .toByteArray();
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

    /** Appends the entries of a form XObject with the copy's font and, if {@code picture} is not 0, an image. */
    static void look(PdfBytes out, double width, double height, int picture) {
        out.ascii("/Type/XObject/Subtype/Form/BBox");
        new Box(0, 0, width, height).writeTo(out);
        out.ascii("/Resources<</Font<</F1 3 0 R>>");
        if (picture != 0) {
            out.ascii("/XObject<</Im0 ").integer(picture).ascii(" 0 R>>");
        }
        out.ascii(">>");
    }

    /**
     * Appends a signature field merged with its widget: printed and locked (/F 132), with a normal appearance only.
     *
     * @param lock whether signing it closes the fields
     * @param value the number of its signature, or 0 before it is signed
     */
    static void field(PdfBytes out, String name, Box place, boolean lock, int value, int look) {
        out.ascii("<</Type/Annot/Subtype/Widget/FT/Sig/T(").ascii(name).ascii(")/F 132/Rect");
        place.writeTo(out);
        reference(out, "/P ", CopyTemplate.FIELD_PAGE);
        if (lock) {
            reference(out, "/Lock ", CopyTemplate.LOCK);
        }
        if (value != 0) {
            reference(out, "/V ", value);
        }
        reference(out, "/AP<</N ", look);
        out.ascii(">>>>");
    }

    /**
     * Appends the field of a document timestamp, merged with a widget that has no area.
     *
     * @param name of letters, digits and hyphens
     * @param page the reference to the page that has the widget
     */
    static void timestampField(PdfBytes out, String name, String page, int look, int value) {
        out.ascii("<</Type/Annot/Subtype/Widget/F 132/Rect[0 0 0 0]/P ").ascii(page);
        reference(out, "/AP<</N ", look);
        out.ascii(">>");
        timestampValue(out, name, value);
        out.ascii(">>");
    }

    /** Appends the field of a document timestamp without a widget, for a file none of whose pages may be touched. */
    static void timestampField(PdfBytes out, String name, int value) {
        out.ascii("<<");
        timestampValue(out, name, value);
        out.ascii(">>");
    }

    private static void timestampValue(PdfBytes out, String name, int value) {
        out.ascii("/FT/Sig/T(").ascii(name).ascii(")");
        reference(out, "/V ", value);
    }

    private static void reference(PdfBytes out, String key, int number) {
        out.ascii(key).integer(number).ascii(" 0 R");
    }

    /** A signature dictionary up to its date. */
    static final String SIGNATURE_BEFORE_DATE = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M";

    /** A document timestamp's dictionary up to and with {@code /Contents }. */
    static final String TIMESTAMP = "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/Contents ";

    /** A signature dictionary from behind its date up to and with {@code /Contents }. */
    static String signatureAfterDate(boolean first, String signer) {
        return "/Name" + PdfSyntax.text(signer) + (first ? CERTIFICATION : SEALING) + "/Contents ";
    }
}
