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
    private final Map<PixelBox, Integer> tallestOfLine = new HashMap<>();
    private double size = -1;

    private InvisibleText(EmbeddedFont font, PageScan scan, int words) {
        this.font = font;
        this.scan = scan;
        this.out = new PdfBytes(WORD_BYTES * (words + 1));
    }

    /** The content stream, deflated; empty where no word can be written with the font, which is {@code /F1}. */
    static byte[] of(List<Word> words, PageScan scan, EmbeddedFont font) {
        InvisibleText text = new InvisibleText(font, scan, words.size());
        for (Word word : words) {
            text.tallestOfLine.merge(word.line(), word.box().height(), Math::max);
        }
        text.out.ascii("q BT 3 Tr\n");
        int empty = text.out.size();
        words.forEach(text::word);
        if (text.out.size() == empty) {
            return new byte[0];
        }
        // Whoever does not follow Q finds visible text behind it all the same.
        text.out.ascii("0 Tr ET Q\n");
        return PdfSyntax.deflate(text.out.toByteArray());
    }

    private void word(Word word) {
        String letters = font.drawable(Normalizer.normalize(word.text(), Normalizer.Form.NFC));
        if (letters.isBlank()) {
            return;
        }
        PixelBox box = word.box();
        PixelBox line = word.line();
        int tallest = tallestOfLine.getOrDefault(line, box.height());
        boolean skewed = line.height() > SKEWED * tallest; // Then the line's box says nothing of its letters.
        double toPointsY = scan.header().pageHeightPt() / scan.heightPx();
        double toPointsX = scan.header().pageWidthPt() / scan.widthPx();
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
