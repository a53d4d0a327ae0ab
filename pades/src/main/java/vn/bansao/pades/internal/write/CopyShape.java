package vn.bansao.pades.internal.write;

import java.time.Instant;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.Picture;

/** The objects of a copy's signatures and streams, spelled as all judges accept them. */
final class CopyShape {
    static final String CERTIFIER_FIELD = "certifier";
    static final String SEAL_FIELD = "seal";

    /** Changes after the first signature: form filling and signing only, so that the seal may follow (P=2). */
    private static final String CERTIFICATION =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]";

    /** The seal closes both fields; no /P, since Acrobat would then refuse later validation data. */
    private static final String SEALING = "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/Data 8 0 R"
            + "/TransformParams<</Type/TransformParams/Action/Include/Fields[(certifier)(seal)]/V/1.2>>>>]";

    private CopyShape() {}

    /** A stream object's dictionary and data, from behind {@code obj} on. */
    static byte[] stream(String entries, byte[] data) {
        byte[] open = PdfSyntax.ascii("<<" + entries + "/Length " + data.length + ">>\nstream\n");
        byte[] close = PdfSyntax.ascii("\nendstream\nendobj\n");
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

    /** A form XObject with the copy's font and, if {@code picture} is not 0, an image. */
    static byte[] look(double width, double height, byte[] content, int picture) {
        return stream(
                "/Type/XObject/Subtype/Form/BBox" + new Box(0, 0, width, height).formBox()
                        + "/Resources<</Font<</F1 3 0 R>>"
                        + (picture == 0 ? "" : "/XObject<</Im0 " + picture + " 0 R>>")
                        + ">>",
                content);
    }

    /**
     * The seal's look before the seal: nothing. Box and encoding are those of {@link #look}, since DSS takes any other
     * difference between the two for a change that the first signature does not permit.
     */
    static byte[] emptyLook(double width, double height) {
        return stream("/Type/XObject/Subtype/Form/BBox" + new Box(0, 0, width, height).formBox(), new byte[0]);
    }

    /** A signature field merged with its widget: printed and locked (/F 132), with a normal appearance only. */
    static String field(String name, Box place, String more, int look) {
        return "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + name + ")/F 132/Rect" + place.rectangle() + "/P "
                + CopyTemplate.FIELD_PAGE + " 0 R" + more + "/AP<</N " + look + " 0 R>>>>";
    }

    /** A signature dictionary up to and with {@code /Contents }. */
    static String signature(boolean first, Instant time, String signer) {
        return "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M" + PdfSyntax.date(time) + "/Name"
                + PdfSyntax.text(signer) + (first ? CERTIFICATION : SEALING) + "/Contents ";
    }
}
