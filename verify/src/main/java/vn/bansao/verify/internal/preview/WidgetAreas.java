package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;

/**
 * Finds the signature fields a page shows, by its widget annotations (ISO 32000-2, 12.5.6.19). Hidden ones, and those
 * without a size, as invisible signatures have, are left out.
 *
 * @param revision the document as it is now
 * @param box what is displayed of the page
 * @param rotation of the page
 */
record WidgetAreas(PdfRevision revision, PageBox box, int rotation) {
    private static final int MOST_ANNOTATIONS = 2_000;
    private static final int MOST_AREAS = 100;
    private static final int DEEPEST_FIELD = 32;
    private static final int HIDDEN_OR_NO_VIEW = 0b10_0010; // bits 2 and 6 of /F

    List<SignatureArea> on(PdfValue.Dict page) throws IOException {
        PdfValue.Array annotations = revision.array(page.get("Annots"));
        List<SignatureArea> areas = new ArrayList<>();
        if (annotations == null) {
            return areas;
        }
        for (PdfValue item :
                annotations.items().stream().limit(MOST_ANNOTATIONS).toList()) {
            PdfValue.Dict annotation = revision.dict(item);
            if (annotation != null && areas.size() < MOST_AREAS && isShownWidget(annotation)) {
                SignatureArea area = area(annotation);
                if (area != null) {
                    areas.add(area);
                }
            }
        }
        return areas;
    }

    private boolean isShownWidget(PdfValue.Dict annotation) throws IOException {
        return revision.resolve(annotation.get("Subtype")) instanceof PdfValue.Name subtype
                && subtype.value().equals("Widget")
                && !(revision.resolve(annotation.get("F")) instanceof PdfValue.Int flags
                        && (flags.value() & HIDDEN_OR_NO_VIEW) != 0);
    }

    private @Nullable SignatureArea area(PdfValue.Dict widget) throws IOException {
        String name = "";
        PdfValue type = PdfValue.NULL;
        PdfValue value = PdfValue.NULL;
        PdfValue.Dict field = widget;
        for (int depth = 0; field != null && depth < DEEPEST_FIELD; depth++) {
            if (revision.resolve(field.get("T")) instanceof PdfValue.Text text) {
                String partial = PdfSignature.decode(text.bytes());
                name = name.isEmpty() ? partial : partial + "." + name;
            }
            type = type == PdfValue.NULL ? revision.resolve(field.get("FT")) : type;
            value = value == PdfValue.NULL ? revision.resolve(field.get("V")) : value;
            field = revision.dict(field.get("Parent"));
        }
        PageBox place = PageBox.read(revision, widget.get("Rect"));
        if (place == null
                || !(type instanceof PdfValue.Name kind && kind.value().equals("Sig"))) {
            return null;
        }
        PageBox shown = place.intersection(box);
        return shown.isEmpty() ? null : turned(name, value instanceof PdfValue.Dict, shown);
    }

    /** From the page's space to the displayed page, which is turned clockwise. */
    private SignatureArea turned(String name, boolean signed, PageBox shown) {
        double left = 100 * (shown.left() - box.left()) / box.width();
        double right = 100 * (shown.right() - box.left()) / box.width();
        double top = 100 * (box.top() - shown.top()) / box.height();
        double bottom = 100 * (box.top() - shown.bottom()) / box.height();
        double width = right - left;
        double height = bottom - top;
        return switch (rotation) {
            case 90 -> new SignatureArea(name, signed, 100 - bottom, left, height, width);
            case 180 -> new SignatureArea(name, signed, 100 - right, 100 - bottom, width, height);
            case 270 -> new SignatureArea(name, signed, top, 100 - right, height, width);
            default -> new SignatureArea(name, signed, left, top, width, height);
        };
    }
}
