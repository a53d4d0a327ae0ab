package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.ContentOperations;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * What a page's content draws: one image, or else it is refused. Invisible text, as programs that read scans add it, draws
 * nothing, nor does white before the image. Not thread-safe; for one page.
 */
final class PdfDrawing {
    private static final int MOST_OPERATIONS = 1_000_000;
    private static final int MOST_SAVED = 500;
    private static final int DEEPEST_FORM = 8;
    private static final double[] UNIT_MATRIX = {1, 0, 0, 1, 0, 0};

    /** Operators that neither draw nor change how an image is drawn (ISO 32000-2, Annex A). */
    private static final Set<String> HARMLESS = Set.of(
            "w", "J", "j", "M", "d", "ri", "i", "BMC", "EMC", "MP", "DP", "BX", "EX", "BT", "ET", "Tc", "Tw", "Tz",
            "TL", "Ts", "Td", "TD", "Tm", "T*", "G", "RG", "K", "CS", "SC", "SCN");

    private final PdfFile file;
    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final Outline path = new Outline();
    private PdfState state = PdfState.FIRST;
    private boolean clipping;
    private int operations;
    private @Nullable Drawn drawn;

    /**
     * An image on a page.
     *
     * @param image its stream
     * @param resources where device colour spaces may be given another meaning
     * @param state how it is drawn
     */
    record Drawn(PdfValue.Stream image, PdfValue.Dict resources, PdfState state) {}

    PdfDrawing(PdfFile file, ScanBytes bytes) {
        this.file = file;
        this.revision = file.last();
        this.bytes = bytes;
    }

    /** The only thing that is drawn. */
    Drawn of(PdfPage page) throws IOException {
        run(page.content(), page.resources(), 0);
        Drawn found = drawn;
        if (found == null) {
            throw notAnImage("no image");
        }
        return found;
    }

    private RuntimeException notAnImage(String what) {
        return bytes.refused(PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE, "what", what);
    }

    private void run(byte[] content, PdfValue.Dict resources, int depth) throws IOException {
        long at = bytes.offset();
        try {
            ContentOperations all = new ContentOperations(content);
            Deque<PdfState> saved = new ArrayDeque<>();
            for (String operator = all.next(); operator != null; operator = all.next()) {
                if (++operations > MOST_OPERATIONS) {
                    throw bytes.malformed(
                            PadesProblem.SCAN_PDF_OVER_LIMIT,
                            "actual",
                            operations + " operations",
                            "limit",
                            MOST_OPERATIONS + " operations");
                }
                switch (operator) {
                    case "q" -> save(saved);
                    case "Q" -> state = saved.isEmpty() ? state : saved.pop();
                    case "Do" -> object(all.name(0), resources, depth);
                    default -> operation(operator, all, resources);
                }
            }
        } catch (MalformedDocumentException e) {
            if (!e.code().startsWith("PDF_")) {
                throw e;
            }
            // Its offset would be one in the decoded content.
            throw PdfScan.malformed(
                    bytes, at, "content: " + e.problem().values().get("reason"));
        }
    }

    private void save(Deque<PdfState> saved) {
        if (saved.size() >= MOST_SAVED) {
            throw bytes.malformed(
                    PadesProblem.SCAN_PDF_OVER_LIMIT,
                    "actual",
                    saved.size() + " saved states",
                    "limit",
                    MOST_SAVED + " saved states");
        }
        saved.push(state);
    }

    private void operation(String operator, ContentOperations all, PdfValue.Dict resources) throws IOException {
        switch (operator) {
            case "cm" -> state = state.transformed(matrix(all));
            case "gs" -> graphicsState(all.name(0), resources);
            case "m", "l", "re", "c", "v", "y", "h" -> path(operator, all);
            case "W", "W*" -> clipping = true;
            case "n" -> endPath();
            case "f", "F", "f*" -> fill();
            case "S", "s", "B", "B*", "b", "b*" -> stroke();
            case "g", "rg", "k", "sc", "scn", "cs" -> colour(operator, all, resources);
            case "Tf" -> state = state.withFont(isDrawn(all.name(0), resources, revision));
            case "Tr" -> state = state.withTextMode((int) all.number(0));
            case "Tj", "TJ", "'", "\"" -> text(all.operands());
            case "BDC" -> marked(all.operands());
            default -> {
                if (!HARMLESS.contains(operator)) {
                    throw notAnImage("operator " + operator);
                }
            }
        }
    }

    private static Matrix matrix(ContentOperations all) {
        return new Matrix(all.number(0), all.number(1), all.number(2), all.number(3), all.number(4), all.number(5));
    }

    private void path(String operator, ContentOperations all) {
        Matrix m = state.matrix();
        switch (operator) {
            case "m" -> path.move(m.x(all.number(0), all.number(1)), m.y(all.number(0), all.number(1)));
            case "l" -> path.line(m.x(all.number(0), all.number(1)), m.y(all.number(0), all.number(1)));
            case "re" -> {
                double x = all.number(0);
                double y = all.number(1);
                rectangle(m, x, y, x + all.number(2), y + all.number(3));
            }
            case "h" -> {}
            default -> path.other();
        }
    }

    private void rectangle(Matrix m, double x0, double y0, double x1, double y1) {
        path.move(m.x(x0, y0), m.y(x0, y0));
        path.line(m.x(x1, y0), m.y(x1, y0));
        path.line(m.x(x1, y1), m.y(x1, y1));
        path.line(m.x(x0, y1), m.y(x0, y1));
    }

    private void endPath() {
        if (clipping) {
            state = state.clipped(path.rectangle());
        }
        clipping = false;
        path.clear();
    }

    private void fill() {
        // White on the white of the page, as many programs begin.
        boolean unseen = path.empty() || (state.fill() == PdfState.Fill.WHITE && drawn == null);
        if (!unseen) {
            throw notAnImage("a filled area");
        }
        endPath();
    }

    private void stroke() {
        if (!path.empty()) {
            throw notAnImage("a line");
        }
        endPath();
    }

    private void colour(String operator, ContentOperations all, PdfValue.Dict resources) throws IOException {
        if (operator.equals("cs")) {
            state = state.withSpace(PdfState.space(all.name(0), resources, revision));
            return;
        }
        state = switch (operator) {
            case "g" -> state.withSpace(1);
            case "rg" -> state.withSpace(3);
            case "k" -> state.withSpace(4);
            default -> state;
        };
        state = state.withColour(all.operands());
    }

    /** Whether text in this font is drawn in every mode: a glyph of type 3 is a drawing (ISO 32000-2, 9.3.6). */
    static boolean isDrawn(String name, PdfValue.Dict resources, PdfRevision revision) throws IOException {
        PdfValue.Dict fonts = revision.dict(resources.get("Font"));
        PdfValue.Dict font = fonts == null ? null : revision.dict(fonts.get(name));
        return font == null
                || (revision.resolve(font.get("Subtype")) instanceof PdfValue.Name type
                        && type.value().equals("Type3"));
    }

    private void text(List<PdfValue> operands) {
        if (!state.hidesText() && spells(operands)) {
            throw notAnImage("text");
        }
    }

    /** Whether there is a letter in the operands of an operator that shows text. */
    static boolean spells(List<PdfValue> operands) {
        return operands.stream().anyMatch(PdfDrawing::spells);
    }

    private static boolean spells(PdfValue operand) {
        if (operand instanceof PdfValue.Array array) {
            return spells(array.items());
        }
        return operand instanceof PdfValue.Text text && text.sizeBytes() > 0;
    }

    private void marked(List<PdfValue> operands) {
        if (!operands.isEmpty() && operands.get(0).equals(new PdfValue.Name("OC"))) {
            throw bytes.refused(PadesProblem.SCAN_PDF_OPTIONAL_CONTENT);
        }
    }

    /** Only a state that leaves an opaque image as it is. */
    private void graphicsState(String name, PdfValue.Dict resources) throws IOException {
        PdfValue.Dict states = revision.dict(resources.get("ExtGState"));
        PdfValue.Dict given = states == null ? null : revision.dict(states.get(name));
        if (given == null) {
            throw PdfScan.malformed(bytes, "content: no graphics state " + name);
        }
        for (String key : List.of("ca", "CA")) {
            if (given.has(key) && PdfNumbers.of(revision.resolve(given.get(key))) != 1) {
                throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", key);
            }
        }
        requireName(given, "SMask", Set.of("None"));
        requireName(given, "BM", Set.of("Normal", "Compatible"));
        for (String key : List.of("TR", "HT", "BG", "UCR")) {
            requireName(given, key, Set.of("Identity", "Default"));
        }
        requireName(given, "TR2", Set.of("Identity", "Default"));
        if (given.has("Font")) {
            state = state.withFont(true);
        }
    }

    private void requireName(PdfValue.Dict given, String key, Set<String> allowed) throws IOException {
        PdfValue value = revision.resolve(given.get(key));
        boolean fits =
                value == PdfValue.NULL || (value instanceof PdfValue.Name name && allowed.contains(name.value()));
        if (!fits) {
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", key);
        }
    }

    private void object(String name, PdfValue.Dict resources, int depth) throws IOException {
        PdfValue.Dict objects = revision.dict(resources.get("XObject"));
        PdfValue value = revision.resolve(objects == null ? null : objects.get(name));
        if (!(value instanceof PdfValue.Stream stream)
                || !(revision.resolve(stream.dict().get("Subtype")) instanceof PdfValue.Name kind)) {
            throw PdfScan.malformed(bytes, "content: no object " + name);
        }
        if (stream.dict().has("OC")) {
            throw bytes.refused(PadesProblem.SCAN_PDF_OPTIONAL_CONTENT);
        }
        switch (kind.value()) {
            case "Image" -> image(stream, resources);
            case "Form" -> form(stream, resources, depth);
            default -> throw notAnImage("object of the kind " + kind.value());
        }
    }

    private void image(PdfValue.Stream image, PdfValue.Dict resources) {
        if (drawn != null) {
            throw notAnImage("several images");
        }
        if (state.oddlyClipped()) {
            throw notAnImage("an image cut to a shape");
        }
        drawn = new Drawn(image, resources, state);
    }

    /** A form's own states end with it (ISO 32000-2, 8.10.1). */
    private void form(PdfValue.Stream form, PdfValue.Dict outer, int depth) throws IOException {
        if (depth >= DEEPEST_FORM) {
            throw bytes.malformed(
                    PadesProblem.SCAN_PDF_OVER_LIMIT, "actual", depth + 1, "limit", DEEPEST_FORM + " levels of forms");
        }
        double[] m = form.dict().has("Matrix") ? PdfNumbers.of(form.dict().get("Matrix"), 6, revision) : UNIT_MATRIX;
        double[] box = PdfNumbers.of(form.dict().get("BBox"), 4, revision);
        if (m == null || box == null) {
            throw PdfScan.malformed(bytes, "form: Matrix or BBox");
        }
        PdfState before = state;
        long at = bytes.offset();
        state = state.transformed(new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]));
        path.clear();
        rectangle(state.matrix(), box[0], box[1], box[2], box[3]);
        state = state.clipped(path.rectangle());
        path.clear();
        PdfValue.Dict own = revision.dict(form.dict().get("Resources"));
        bytes.see(form.offset());
        run(PdfScan.decoded(file, form), own == null ? outer : own, depth + 1);
        bytes.see(at);
        state = before;
    }
}
