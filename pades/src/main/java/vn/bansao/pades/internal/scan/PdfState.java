package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/**
 * The graphics state as far as it decides how an image is shown (ISO 32000-2, 8.4). Immutable.
 *
 * @param matrix from the current space to the page's
 * @param clip where drawing is seen, or null for everywhere
 * @param oddlyClipped whether it is seen in a shape that is no rectangle
 * @param space components of the fill's colour space, or 0 where white and black are not known in it
 * @param fill the colour of fills
 * @param textMode the text rendering mode
 * @param drawnFont whether the font's glyphs are drawn in every mode
 */
record PdfState(
        Matrix matrix,
        @Nullable Rect clip,
        boolean oddlyClipped,
        int space,
        Fill fill,
        int textMode,
        boolean drawnFont) {
    private static final int INVISIBLE = 3;

    /** A page's first. */
    static final PdfState FIRST = new PdfState(Matrix.IDENTITY, null, false, 1, Fill.BLACK, 0, false);

    /** A colour, as far as it matters. */
    enum Fill {
        BLACK,
        WHITE,
        OTHER
    }

    PdfState transformed(Matrix inner) {
        return new PdfState(inner.then(matrix), clip, oddlyClipped, space, fill, textMode, drawnFont);
    }

    /** Null: to another shape. */
    PdfState clipped(@Nullable Rect to) {
        Rect both = to == null || clip == null ? to : clip.and(to);
        return new PdfState(
                matrix, both == null ? clip : both, oddlyClipped || to == null, space, fill, textMode, drawnFont);
    }

    PdfState withSpace(int components) {
        return new PdfState(
                matrix, clip, oddlyClipped, components, components == 0 ? Fill.OTHER : Fill.BLACK, textMode, drawnFont);
    }

    PdfState withColour(List<PdfValue> operands) {
        return new PdfState(matrix, clip, oddlyClipped, space, colour(operands), textMode, drawnFont);
    }

    private Fill colour(List<PdfValue> operands) {
        if (space == 0 || operands.size() != space) {
            return Fill.OTHER;
        }
        boolean none = true;
        boolean full = true;
        for (int i = 0; i < Math.min(space, 3); i++) {
            none &= PdfNumbers.of(operands.get(i)) == 0;
            full &= PdfNumbers.of(operands.get(i)) == 1;
        }
        if (space < 4) {
            return full ? Fill.WHITE : none ? Fill.BLACK : Fill.OTHER;
        }
        double black = PdfNumbers.of(operands.get(3));
        return none && black == 0 ? Fill.WHITE : none && black == 1 ? Fill.BLACK : Fill.OTHER;
    }

    PdfState withTextMode(int mode) {
        return new PdfState(matrix, clip, oddlyClipped, space, fill, mode, drawnFont);
    }

    PdfState withFont(boolean drawn) {
        return new PdfState(matrix, clip, oddlyClipped, space, fill, textMode, drawn);
    }

    boolean hidesText() {
        return textMode == INVISIBLE && !drawnFont;
    }

    /** The components of a space in which all is white and nothing black, or 0. */
    static int space(String name, PdfValue.Dict resources, PdfRevision revision) throws IOException {
        int device = name.equals("DeviceGray") ? 1 : name.equals("DeviceRGB") ? 3 : name.equals("DeviceCMYK") ? 4 : 0;
        if (device > 0) {
            return device;
        }
        PdfValue.Dict spaces = revision.dict(resources.get("ColorSpace"));
        PdfValue.Array space = spaces == null ? null : revision.array(spaces.get(name));
        if (space == null || space.items().isEmpty() || !(space.items().get(0) instanceof PdfValue.Name family)) {
            return 0;
        }
        return switch (family.value()) {
            case "CalGray", "DeviceGray" -> 1;
            case "CalRGB", "DeviceRGB" -> 3;
            case "ICCBased" ->
                space.items().size() > 1
                                && revision.resolve(space.items().get(1)) instanceof PdfValue.Stream profile
                                && profile.dict().integer("N", 0) < 4
                        ? (int) profile.dict().integer("N", 0)
                        : 0;
            default -> 0;
        };
    }
}
