package vn.bansao.pades.internal.compose;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.Alignment;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.copy.StatementTemplate.Line;
import vn.bansao.internal.Pool;
import vn.bansao.pades.CopyAppearance;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.SignatureBlocks.Sketch;

/** Lays out a statement in its box: heading, the places of the two signatures, QR code and conversion mark. */
public final class StatementComposer {
    private static final Box PAGE = new Box(Box.mm(25), Box.mm(25), Box.mm(160), Box.mm(247));
    private static final double GAP_PT = 8;
    private static final double OVERLAY_PADDING_PT = 4;
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0;
    private static final int CONTENT_BYTES = 6 << 10; // as a rule, half of it the QR code

    private final EmbeddedFont font;
    private final StatementTemplate template;
    private final CopyAppearance appearance;
    private final SignatureBlocks blocks;
    private final QrSymbols symbols = new QrSymbols();
    private final Pool<PdfBytes> contents = new Pool<>(() -> new PdfBytes(CONTENT_BYTES));

    /**
     * A statement in its place.
     *
     * @param content what is drawn on the page; font {@code /F1}
     * @param certifierBox where the certifier's block stands
     * @param certifier how it looks
     * @param sealBox where the seal's block stands
     * @param seal how it looks
     */
    public record Layout(PdfBytes content, Box certifierBox, Sketch certifier, Box sealBox, Sketch seal) {}

    /** A composer for one template in one look. */
    public StatementComposer(
            EmbeddedFont font, StatementTemplate template, CopyAppearance appearance, SignatureBlocks blocks) {
        this.font = font;
        this.template = template;
        this.appearance = appearance;
        this.blocks = blocks;
    }

    /**
     * The statement of {@code record} on a page of its own, or over the page given.
     *
     * @throws PolicyException if a letter is missing in the font or something does not fit
     */
    public Layout compose(CopyRecord record, Officer officer, CertificationStatement statement, @Nullable Box page) {
        Canvas canvas = new Canvas(font, contents.take().clear());
        Box box = PAGE;
        if (page != null && template.placement() instanceof LastPageOverlay overlay) {
            Box outer = new Box(
                    page.left() + Box.mm(overlay.leftMm()),
                    page.bottom() + Box.mm(overlay.bottomMm()),
                    Box.mm(overlay.widthMm()),
                    Box.mm(overlay.heightMm()));
            requireInside(outer, page);
            canvas.fill(WHITE).operator("re f\n", outer.left(), outer.bottom(), outer.width(), outer.height());
            box = new Box(
                    outer.left() + OVERLAY_PADDING_PT,
                    outer.bottom() + OVERLAY_PADDING_PT,
                    outer.width() - 2 * OVERLAY_PADDING_PT,
                    outer.height() - 2 * OVERLAY_PADDING_PT);
        }
        return draw(canvas, record, officer, statement, box);
    }

    /** Takes back the content of a statement that is written, for the next one. */
    public void written(Layout layout) {
        contents.giveBack(layout.content());
    }

    /** Whether both blocks can be drawn, for a statement that is laid out when its page is known. */
    public void checkBlocks(CopyRecord record, Officer officer) {
        blocks.certifier(officer, Box.A4.width());
        blocks.seal(record.agency(), Box.A4.width());
    }

    private Layout draw(Canvas canvas, CopyRecord record, Officer officer, CertificationStatement statement, Box box) {
        Iterator<String> words = statement.lines().iterator();
        double y = lines(canvas, template.heading(), words, box, box.top()) - GAP_PT;

        // Left the seal, right the certifier; both blocks hang from the same line.
        Box left = new Box(box.left(), box.bottom(), box.width() * 0.45, box.height());
        Box right = new Box(box.left() + box.width() * 0.5, box.bottom(), box.width() * 0.5, box.height());
        double below = lines(canvas, template.capacity(), words, right, y) - GAP_PT / 2;
        Sketch certifier = blocks.certifier(officer, right.width());
        Sketch seal = blocks.seal(record.agency(), left.width());
        Box certifierBox = new Box(right.left(), below - certifier.height(), right.width(), certifier.height());
        Box sealBox = new Box(left.left(), y - seal.height(), left.width(), seal.height());
        double end = lines(canvas, template.signedBy(), words, right, certifierBox.bottom() - GAP_PT / 2);

        double bottom = mark(canvas, record, box, Math.min(end, sealBox.bottom()) - GAP_PT);
        if (bottom < box.bottom()) {
            throw new PolicyException(Problem.of(
                    PadesProblem.TEXT_DOES_NOT_FIT,
                    "text",
                    "the statement",
                    "actualMm",
                    Math.ceil((box.top() - bottom) / Box.mm(1)),
                    "requiredMm",
                    Math.floor(box.height() / Box.mm(1))));
        }
        return new Layout(canvas.content(), certifierBox, certifier, sealBox, seal);
    }

    private static double lines(Canvas canvas, List<Line> lines, Iterator<String> words, Box box, double top) {
        double y = top;
        for (Line line : lines) {
            canvas.fill(line.rgb());
            y = canvas.paragraph(words.next(), line.sizePt(), line.alignment(), box, y);
        }
        return y;
    }

    /** The conversion mark (Luật 20/2023/QH15, Đ.12(1)) beside the QR code of the look-up address. */
    private double mark(Canvas canvas, CopyRecord record, Box box, double top) {
        double side = Box.mm(appearance.qrSizeMm());
        double size = appearance.noteSizePt();
        ConversionMark mark = record.conversionMark();
        QrSymbols.Symbol symbol =
                symbols.of(mark.lookupBeginning(), record.copyCode().value());
        canvas.fill(BLACK).qr(symbol, box.left(), top - side, side);
        Box text = new Box(box.left() + side + GAP_PT, box.bottom(), box.width() - side - GAP_PT, box.height());
        double y = top - GAP_PT / 2;
        for (String line : List.of(
                "Đã chuyển đổi từ văn bản giấy sang thông điệp dữ liệu",
                "Cơ quan chuyển đổi: " + mark.agency(),
                "Hệ thống: " + mark.system(),
                "Mã bản sao: " + record.copyCode().formatted(),
                "Tra cứu: " + mark.lookup(),
                "Bản chính: " + record.original().typeName() + "; số trang: "
                        + record.original().totalPages())) {
            y = canvas.paragraph(line, size, Alignment.LEFT, text, y);
        }
        return Math.min(y, top - side);
    }

    private static void requireInside(Box box, Box page) {
        if (box.right() > page.right() + 0.01 || box.top() > page.top() + 0.01) {
            throw new PolicyException(Problem.of(
                    PadesProblem.OVERLAY_OUTSIDE_PAGE,
                    "actual",
                    Math.round(box.right() / Box.mm(1)) + " x " + Math.round(box.top() / Box.mm(1)) + " mm",
                    "required",
                    Math.round(page.right() / Box.mm(1)) + " x " + Math.round(page.top() / Box.mm(1)) + " mm"));
        }
    }
}
