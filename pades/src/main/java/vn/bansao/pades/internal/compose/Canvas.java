package vn.bansao.pades.internal.compose;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.StatementTemplate.Alignment;
import vn.bansao.pades.internal.PadesProblem;

/** A content stream being drawn: text, rules and squares. Not thread-safe. The font is always {@code /F1}. */
final class Canvas {
    /** The distance between lines, in sizes of the letters: Vietnamese stacks two marks on a capital. */
    static final double LEADING = 1.32;

    private final EmbeddedFont font;
    private final StringBuilder out = new StringBuilder(4096);

    Canvas(EmbeddedFont font) {
        this.font = font;
    }

    byte[] content() {
        return PdfSyntax.ascii(out);
    }

    /** Sets the colour of everything filled from here on. */
    Canvas fill(int rgb) {
        return colour(rgb, "rg\n");
    }

    Canvas stroke(int rgb) {
        return colour(rgb, "RG\n");
    }

    private Canvas colour(int rgb, String operator) {
        return operator(operator, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
    }

    /** Appends operands and an operator. */
    Canvas operator(String operator, double... operands) {
        for (double operand : operands) {
            PdfSyntax.append(out, operand).append(' ');
        }
        out.append(operator);
        return this;
    }

    /** A line of text with its baseline's left end at the given point. */
    Canvas text(String text, double sizePt, double left, double baseline) {
        return text(text, sizePt, 1, 0, 0, 1, left, baseline);
    }

    /** A line of text under the text matrix given. */
    Canvas text(String text, double sizePt, double a, double b, double c, double d, double e, double f) {
        out.append("BT/F1 ");
        PdfSyntax.append(out, sizePt).append(" Tf ");
        operator("Tm ", a, b, c, d, e, f);
        font.append(out, text);
        out.append("Tj ET\n");
        return this;
    }

    /** The lines a text takes in a given width, broken between words. */
    List<String> wrap(String text, double sizePt, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || font.width(longer, sizePt) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
            if (font.width(line, sizePt) > width && line.equals(word)) {
                throw new PolicyException(Problem.of(
                        PadesProblem.TEXT_DOES_NOT_FIT,
                        "text",
                        word,
                        "actualMm",
                        Math.ceil(font.width(word, sizePt) / Box.mm(1)),
                        "requiredMm",
                        Math.floor(width / Box.mm(1))));
            }
        }
        lines.add(line);
        return lines;
    }

    /** Draws wrapped text down from {@code top}; returns where it ends. */
    double paragraph(String text, double sizePt, Alignment alignment, Box box, double top) {
        double y = top;
        // A text that fits in one line keeps its own spaces.
        List<String> lines = font.width(text, sizePt) <= box.width() ? List.of(text) : wrap(text, sizePt, box.width());
        for (String line : lines) {
            double free = box.width() - font.width(line, sizePt);
            double indent = switch (alignment) {
                case LEFT -> 0;
                case CENTRE -> free / 2;
                case RIGHT -> free;
            };
            text(line, sizePt, box.left() + indent, y - sizePt);
            y -= sizePt * LEADING;
        }
        return y;
    }

    double width(String text, double sizePt) {
        return font.width(text, sizePt);
    }

    /** A QR code of vector squares (ISO/IEC 18004) with its quiet zone inside the square. */
    Canvas qr(String text, double left, double bottom, double side) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int quiet = 4; // modules, as the standard asks
        double module = side / (code.size + 2 * quiet);
        out.append("q ");
        operator("cm\n", module, 0, 0, module, left + quiet * module, bottom + quiet * module);
        for (int row = 0; row < code.size; row++) {
            for (int from = 0; from < code.size; from++) {
                if (code.getModule(from, row)) {
                    int to = from + 1;
                    while (to < code.size && code.getModule(to, row)) {
                        to++;
                    }
                    operator("re\n", from, code.size - 1 - row, to - from, 1);
                    from = to;
                }
            }
        }
        out.append("f Q\n");
        return this;
    }

    /** An image or form drawn into a box. */
    Canvas draw(String name, Box box) {
        out.append("q ");
        operator("cm/", box.width(), 0, 0, box.height(), box.left(), box.bottom());
        out.append(name).append(" Do Q\n");
        return this;
    }
}
