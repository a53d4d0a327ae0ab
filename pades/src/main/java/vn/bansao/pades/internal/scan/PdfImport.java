package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.ContentOperations;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * A page of strips, layers, lines: what it draws is written anew, operation by operation, with its forms dissolved. Nothing
 * that is not understood goes into a copy, and no reader can understand the page otherwise than it was understood here.
 * Invisible text is left out, as is what lies outside the page. Not thread-safe; for one page.
 */
final class PdfImport {
    private static final int MOST_OPERATIONS = 1_000_000;
    private static final int MOST_CONTENT_BYTES = 1 << 26; // 64 MiB, forms as often as they are drawn
    private static final int MOST_SAVED = 26; // ISO 19005-2, 6.1.13: 28, of which the page itself has one
    private static final int DEEPEST_FORM = 8;
    private static final double[] UNIT_MATRIX = {1, 0, 0, 1, 0, 0};

    /** Operators whose operands are numbers, and how many. */
    private static final Map<String, Integer> COPIED = Map.ofEntries(
            Map.entry("w", 1),
            Map.entry("J", 1),
            Map.entry("j", 1),
            Map.entry("M", 1),
            Map.entry("i", 1),
            Map.entry("m", 2),
            Map.entry("l", 2),
            Map.entry("c", 6),
            Map.entry("v", 4),
            Map.entry("y", 4),
            Map.entry("re", 4),
            Map.entry("h", 0),
            Map.entry("S", 0),
            Map.entry("s", 0),
            Map.entry("f", 0),
            Map.entry("F", 0),
            Map.entry("f*", 0),
            Map.entry("B", 0),
            Map.entry("B*", 0),
            Map.entry("b", 0),
            Map.entry("b*", 0),
            Map.entry("n", 0),
            Map.entry("W", 0),
            Map.entry("W*", 0));

    /** Operators that draw nothing, or nothing where no text is. */
    private static final Set<String> LEFT_OUT = Set.of(
            "BMC", "EMC", "MP", "DP", "BX", "EX", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Ts", "Td", "TD", "Tm", "T*");

    private final PdfFile file;
    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final ImageRules rules;
    private final PdfPage page;
    private final ImportedParts parts;
    private final ImportText out;
    private final ImportPaints paints;
    private final PdfInlineImages inline;
    private final Deque<ImportState> saved = new ArrayDeque<>();
    private ImportState state = ImportState.FIRST;
    private double dpiX = Double.POSITIVE_INFINITY;
    private double dpiY = Double.POSITIVE_INFINITY;
    private int operations;
    private long contentBytes;
    private boolean inGrey;

    private PdfImport(PdfFile file, ScanBytes bytes, Scan scan, PdfPage page, ImportText out) {
        this.file = file;
        this.revision = file.last();
        this.bytes = bytes;
        this.rules = new ImageRules(scan, bytes);
        this.page = page;
        this.out = out;
        PdfImages images = new PdfImages(file, bytes, scan);
        this.parts = new ImportedParts(new FormImage.Source(images, bytes), revision, rules);
        this.paints = new ImportPaints(parts, out, bytes);
        this.inline = new PdfInlineImages(images, parts, revision, bytes, rules);
    }

    /** The page as a form, or its refusal. */
    static PageImage of(PdfPage page, PdfFile file, ScanBytes bytes, Scan scan) throws IOException {
        try (ImportText out = new ImportText(bytes)) {
            return new PdfImport(file, bytes, scan, page, out).read();
        }
    }

    private PageImage read() throws IOException {
        requireGroup(page.group());
        run(page.content(), page.resources(), 0);
        if (!Double.isFinite(dpiX + dpiY)) {
            throw notAnImage("no image");
        }
        if (inGrey && parts.coloured()) {
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "Group");
        }
        Placement placement = Placement.of(page.box(), page.turns(), page.unit(), Matrix.IDENTITY, null);
        rules.requirePage(placement.widthPt(), placement.heightPt());
        int width = pixels(placement.widthPt(), dpiX);
        int height = pixels(placement.heightPt(), dpiY);
        rules.requireSize(width, height, bytes.offset());
        Raster raster = parts.raster(width, height);
        Density density = rules.density(new Density(dpiX, dpiY), raster);
        byte[] content = out.end();
        Rect box = page.box();
        return new PdfForm(
                new ImageHeader(
                        parts.coding(),
                        raster,
                        density,
                        1,
                        null,
                        OptionalLong.of(content.length),
                        new PdfOrigin(placement, "", 0, "", null, null)),
                parts.form(new double[] {box.x0(), box.y0(), box.x1(), box.y1()}),
                content,
                bytes);
    }

    private static int pixels(double points, double dpi) {
        return (int) Math.max(1, Math.min(Math.rint(points * dpi / 72), Integer.MAX_VALUE));
    }

    private RuntimeException notAnImage(String what) {
        return bytes.refused(PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE, "what", what);
    }

    private RuntimeException overLimit(long actual, long limit, String what) {
        return bytes.malformed(
                PadesProblem.SCAN_PDF_OVER_LIMIT, "actual", actual + " " + what, "limit", limit + " " + what);
    }

    private void run(byte[] content, PdfValue.Dict resources, int depth) throws IOException {
        contentBytes += content.length;
        if (contentBytes > MOST_CONTENT_BYTES) {
            throw overLimit(contentBytes, MOST_CONTENT_BYTES, "bytes of content");
        }
        long at = bytes.offset();
        PdfColours colours = new PdfColours(file, bytes, rules.limits().maxIccBytes(), resources);
        ImportScope scope = new ImportScope(resources, revision, bytes, colours);
        int before = saved.size();
        try {
            ContentOperations all = new ContentOperations(content);
            for (String operator = all.next(); operator != null; operator = all.next()) {
                if (++operations > MOST_OPERATIONS) {
                    throw overLimit(operations, MOST_OPERATIONS, "operations");
                }
                switch (operator) {
                    case "q" -> save();
                    case "Q" -> restore(before);
                    case "Do" -> object(all.name(0), scope, depth);
                    case "BI" -> inlineImage(all.inlineImage(), scope);
                    default -> operation(operator, all, scope);
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
        while (saved.size() > before) {
            restore(before);
        }
    }

    private void save() throws IOException {
        if (saved.size() >= MOST_SAVED) {
            throw overLimit(saved.size() + 1L, MOST_SAVED, "saved states");
        }
        saved.push(state);
        out.line("q");
    }

    /** What is not saved is not restored: viewers pass over it. */
    private void restore(int before) throws IOException {
        if (saved.size() > before) {
            state = saved.pop();
            out.line("Q");
        }
    }

    private void operation(String operator, ContentOperations all, ImportScope scope) throws IOException {
        switch (operator) {
            case "cm" -> transform(all.operands());
            case "gs" -> graphicsState(scope.state(all.name(0)));
            case "d" -> dashes(all.operands());
            case "ri" -> intent(all.name(0));
            case "g", "rg", "k", "G", "RG", "K", "cs", "CS", "sc", "scn", "SC", "SCN" ->
                state = paints.painted(operator, all.operands(), state, scope);
            case "Tf" -> state = state.withFont(PdfDrawing.isDrawn(all.name(0), scope.resources(), revision));
            case "Tr" -> state = state.withTextMode((int) all.number(0));
            case "Tj", "TJ", "'", "\"" -> text(all.operands());
            case "BDC" -> marked(all.operands());
            default -> copy(operator, all.operands());
        }
    }

    private void copy(String operator, List<PdfValue> operands) throws IOException {
        Integer count = COPIED.get(operator);
        if (count != null) {
            out.line(numbers(operands, count) + operator);
        } else if (!LEFT_OUT.contains(operator)) {
            throw notAnImage("operator " + operator);
        }
    }

    private String numbers(List<PdfValue> operands, int count) {
        if (operands.size() != count) {
            throw PdfScan.malformed(bytes, "content: " + operands.size() + " operands instead of " + count);
        }
        StringBuilder text = new StringBuilder();
        for (PdfValue operand : operands) {
            if (operand instanceof PdfValue.Array) {
                throw PdfScan.malformed(bytes, "content: an array instead of a number");
            }
            text.append(PdfNumbers.spelled(operand, bytes)).append(' ');
        }
        return text.toString();
    }

    private void transform(List<PdfValue> operands) throws IOException {
        out.line(numbers(operands, 6) + "cm");
        double[] m = operands.stream().mapToDouble(PdfNumbers::of).toArray();
        state = state.transformed(new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]));
    }

    private void graphicsState(PdfValue.Dict dict) throws IOException {
        out.line(parts.state(new ImportGraphicsState(revision, bytes).of(dict)) + " gs");
        state = state.withFont(dict.has("Font") || state.drawnFont());
    }

    private void dashes(List<PdfValue> operands) throws IOException {
        if (operands.size() != 2 || !(operands.get(0) instanceof PdfValue.Array)) {
            throw PdfScan.malformed(bytes, "content: d");
        }
        out.line(PdfNumbers.spelled(operands.get(0), bytes) + " " + numbers(operands.subList(1, 2), 1) + "d");
    }

    private void intent(String name) throws IOException {
        if (!PdfImages.INTENTS.contains(name)) {
            throw PdfFilters.unsupported(bytes, "rendering intent", name, String.join(", ", PdfImages.INTENTS));
        }
        out.line("/" + name + " ri");
    }

    private void text(List<PdfValue> operands) {
        if (!state.hidesText() && PdfDrawing.spells(operands)) {
            throw notAnImage("text");
        }
    }

    private void marked(List<PdfValue> operands) {
        if (!operands.isEmpty() && operands.get(0).equals(new PdfValue.Name("OC"))) {
            throw bytes.refused(PadesProblem.SCAN_PDF_OPTIONAL_CONTENT);
        }
    }

    private void object(String name, ImportScope scope, int depth) throws IOException {
        PdfValue written = scope.named("XObject", name);
        PdfValue value = revision.resolve(written);
        if (written == null
                || !(value instanceof PdfValue.Stream stream)
                || !(revision.resolve(stream.dict().get("Subtype")) instanceof PdfValue.Name kind)) {
            throw PdfScan.malformed(bytes, "content: no object " + name);
        }
        if (stream.dict().has("OC")) {
            throw bytes.refused(PadesProblem.SCAN_PDF_OPTIONAL_CONTENT);
        }
        switch (kind.value()) {
            case "Image" -> {
                if (onPage()) {
                    ImportedParts.Known image = parts.image(written, stream, scope);
                    seen(image);
                    out.line("/" + image.name() + " Do");
                }
            }
            case "Form" -> form(stream, scope.resources(), depth);
            default -> throw notAnImage("object of the kind " + kind.value());
        }
    }

    private void inlineImage(ContentOperations.InlineImage image, ImportScope scope) throws IOException {
        PdfInlineImages.Checked checked = inline.checked(image, scope);
        if (onPage()) {
            seen(checked.size());
            out.line("BI" + checked.entries());
            out.data(PdfInlineImages.BEFORE_DATA);
            out.data(checked.data());
            out.line("\nEI");
        }
    }

    private boolean onPage() {
        if (!state.matrix().sound()) {
            throw PdfScan.malformed(bytes, "content: matrix");
        }
        return !new Rect(0, 0, 1, 1).bounds(state.matrix()).and(page.box()).empty();
    }

    /** The page is as sharp as the least sharp of its images. */
    private void seen(ImportedParts.Known image) {
        Matrix m = state.matrix();
        double across = PdfImages.dpi(image.widthPx(), m.across() * page.unit());
        double up = PdfImages.dpi(image.heightPx(), m.up() * page.unit());
        boolean onItsSide = (Math.abs(m.b()) > Math.abs(m.a())) != (page.turns() % 2 == 1);
        dpiX = Math.min(dpiX, onItsSide ? up : across);
        dpiY = Math.min(dpiY, onItsSide ? across : up);
    }

    /** A form is drawn as if its content stood here, between q and Q (ISO 32000-2, 8.10.1). */
    private void form(PdfValue.Stream form, PdfValue.Dict outer, int depth) throws IOException {
        if (depth >= DEEPEST_FORM) {
            throw overLimit(depth + 1L, DEEPEST_FORM, "levels of forms");
        }
        PdfValue.Dict dict = form.dict();
        if (dict.has("Ref") || dict.has("PS") || dict.has("Subtype2")) {
            throw notAnImage("a form that is drawn in another way");
        }
        if (revision.dict(dict.get("Group")) != null) {
            // Dissolved, it would be the same by the book (ISO 32000-2, 11.4), but not to every renderer's edges.
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "Group");
        }
        double[] m = dict.has("Matrix") ? PdfNumbers.of(dict.get("Matrix"), 6, revision) : UNIT_MATRIX;
        double[] box = PdfNumbers.of(dict.get("BBox"), 4, revision);
        if (m == null || box == null) {
            throw PdfScan.malformed(bytes, "form: Matrix or BBox");
        }
        int before = saved.size();
        long at = bytes.offset();
        save();
        transform(reals(m));
        Rect shown = Rect.between(box[0], box[1], box[2], box[3]);
        out.line(numbers(reals(shown.x0(), shown.y0(), shown.width(), shown.height()), 4) + "re W n");
        PdfValue.Dict own = revision.dict(dict.get("Resources"));
        bytes.see(form.offset());
        run(PdfScan.decoded(file, form), own == null ? outer : own, depth + 1);
        bytes.see(at);
        restore(before);
    }

    private static List<PdfValue> reals(double... numbers) {
        return java.util.Arrays.stream(numbers)
                .<PdfValue>mapToObj(PdfValue.Real::new)
                .toList();
    }

    /**
     * A page is a group anyway (ISO 32000-2, 11.4.7); what it says of itself must fit the copy, where colours are mixed in RGB.
     */
    private void requireGroup(@Nullable PdfValue value) throws IOException {
        PdfValue.Dict group = revision.dict(value);
        if (group == null) {
            return;
        }
        boolean knockout = new PdfValue.Bool(true).equals(revision.resolve(group.get("K")));
        PdfValue space = revision.resolve(group.get("CS"));
        int components = space == PdfValue.NULL ? 3 : components(space);
        if (knockout || (components != 1 && components != 3)) {
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "Group");
        }
        inGrey |= components == 1;
    }

    private int components(PdfValue space) throws IOException {
        if (space instanceof PdfValue.Name name) {
            return PdfState.space(name.value(), page.resources(), revision);
        }
        PdfValue.Dict named = new PdfValue.Dict(Map.of("ColorSpace", new PdfValue.Dict(Map.of("CS", space))));
        return PdfState.space("CS", named, revision);
    }
}
