package vn.bansao.pades.internal.ocr;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.ocr.Word.PixelBox;

/**
 * Words over their pictures, in text rendering mode 3, which draws nothing (ISO 32000-1, 9.3.6). Each is as wide as its picture,
 * and all of a line stand on one baseline and are as high, so that readers mark and join them like printed text.
 */
final class InvisibleText {
    private static final double LEAST_SCALE = 1; // per cent; narrower is what stands upright, and noise
    private static final double SKEWED = 1.5;
    private static final int WORD_BYTES = 64;

    private final EmbeddedFont font;
    private final PageScan scan;
    private final PdfBytes out;
    private final double[] matrix;
    private final double toPointsX; // of a pixel of the upright picture
    private final double toPointsY;
    private final Map<PixelBox, Integer> tallestOfLine = new HashMap<>();
    private double size = -1;

    private InvisibleText(EmbeddedFont font, PageScan scan, int words) {
        this.font = font;
        this.scan = scan;
        this.out = new PdfBytes(WORD_BYTES * (words + 1));
        this.matrix = scan.header().shownMatrix();
        this.toPointsX = Math.hypot(matrix[0], matrix[1]) / scan.widthPx();
        this.toPointsY = Math.hypot(matrix[2], matrix[3]) / scan.heightPx();
    }

    /** The content stream, deflated; empty where no word can be written with the font, which is {@code /F1}. */
    static byte[] of(List<Word> words, PageScan scan, EmbeddedFont font) {
        InvisibleText text = new InvisibleText(font, scan, words.size());
        for (Word word : words) {
            text.tallestOfLine.merge(word.line(), word.box().height(), Math::max);
        }
        text.out.ascii("q ");
        text.placement();
        text.out.ascii("BT 3 Tr\n");
        int empty = text.out.size();
        words.forEach(text::word);
        if (text.out.size() == empty) {
            return new byte[0];
        }
        // Whoever does not follow Q finds visible text behind it all the same.
        text.out.ascii("0 Tr ET Q\n");
        return PdfSyntax.deflate(text.out.toByteArray());
    }

    /** Pictures out of PDFs need not fill their pages, and may lie slantwise on them. */
    private void placement() {
        if (scan.header().origin() == null) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            double length = Math.hypot(matrix[i & 2], matrix[(i & 2) + 1]);
            out.number(matrix[i] / length).ascii(" ");
        }
        out.number(matrix[4]).ascii(" ").number(matrix[5]).ascii(" cm ");
    }

    /** Whether the middle of a word is seen: what a page cuts off is not to be found on it. */
    private boolean seen(PixelBox box) {
        double x = (box.left() + box.width() / 2.0) / scan.widthPx();
        double y = 1 - (box.top() + box.height() / 2.0) / scan.heightPx();
        return scan.shows(matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]);
    }

    private void word(Word word) {
        String letters = font.drawable(Normalizer.normalize(word.text(), Normalizer.Form.NFC));
        if (letters.isBlank() || !seen(word.box())) {
            return;
        }
        PixelBox box = word.box();
        PixelBox line = word.line();
        int tallest = tallestOfLine.getOrDefault(line, box.height());
        boolean skewed = line.height() > SKEWED * tallest; // Then the line's box says nothing of its letters.
        double newSize = (skewed ? tallest : line.height()) * toPointsY / font.lineHeight(1);
        double width = font.width(letters, newSize);
        double scale = 100 * box.width() * toPointsX / width;
        if (width <= 0 || scale < LEAST_SCALE) {
            return;
        }
        double bottom = (scan.heightPx() - (skewed ? box.bottom() : line.bottom())) * toPointsY;
        if (newSize != size) {
            size = newSize;
            out.ascii("/F1 ").number(size).ascii(" Tf ");
        }
        out.number(scale).ascii(" Tz 1 0 0 1 ");
        out.number(box.left() * toPointsX).ascii(" ");
        out.number(bottom + font.depth(size)).ascii(" Tm ");
        font.append(out, letters + " "); // A space, for readers that do not look at the gap between words.
        out.ascii("Tj\n");
    }
}
