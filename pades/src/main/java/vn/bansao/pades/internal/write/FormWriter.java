package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.scan.FormImage;
import vn.bansao.pades.internal.scan.FormPage;
import vn.bansao.pades.internal.scan.PageImage;
import vn.bansao.pades.internal.scan.PdfOrigin;
import vn.bansao.pades.internal.scan.ScanPageReader;

/** Writes a page as a form XObject: its images one by one, masks first, then its content. For one page. */
final class FormWriter {
    private final ObjectWriter out;
    private final ImageWriter images;
    private final Digests digests;

    FormWriter(ObjectWriter out, ImageWriter images, Digests digests) {
        this.out = out;
        this.images = images;
        this.digests = digests;
    }

    /** Writes the form under its number, and returns its digest with all that it draws. */
    byte[] write(FormPage form, ScanPageReader content, int number) throws IOException {
        Map<String, Integer> objects = new LinkedHashMap<>();
        for (Map.Entry<String, FormImage> image : form.images().entrySet()) {
            objects.put(image.getKey(), image(image.getValue()));
        }
        Map<String, String> spaces = new LinkedHashMap<>();
        for (Map.Entry<String, FormPage.Space> space : form.spaces().entrySet()) {
            spaces.put(space.getKey(), space(space.getValue()));
        }
        PdfBytes line = out.line().ascii("<</Type/XObject/Subtype/Form/BBox[");
        PageWriter.exact(line, form.box()).ascii("]/Resources<</XObject<<");
        objects.forEach((name, object) ->
                line.ascii("/").ascii(name).ascii(" ").integer(object).ascii(" 0 R"));
        line.ascii(">>");
        resources(line, "ColorSpace", spaces);
        resources(line, "ExtGState", form.states());
        line.ascii(">>/Filter/FlateDecode/Length ")
                .integer(content.header().encodedLength().orElseThrow());
        images.body(content::transferTo, number, digests);
        return digests.end(number);
    }

    private static void resources(PdfBytes line, String kind, Map<String, String> named) {
        if (!named.isEmpty()) {
            line.ascii("/").ascii(kind).ascii("<<");
            named.forEach((name, text) -> line.ascii("/").ascii(name).ascii(text));
            line.ascii(">>");
        }
    }

    private int image(FormImage image) throws IOException {
        FormImage mask = image.mask();
        int shape = mask == null ? 0 : image(mask);
        int number = out.allocate();
        PageImage opened = image.open();
        images.write(opened.header(), opened::transferTo, number, new ImageWriter.InForm(digests, shape));
        digests.end(number);
        return number;
    }

    private String space(FormPage.Space space) throws IOException {
        byte[] profile = space.profile();
        if (profile == null) {
            return space.text();
        }
        int number = images.profile(profile, space.profileComponents(), digests);
        return space.text().replace(PdfOrigin.PROFILE, number + " 0 R");
    }
}
