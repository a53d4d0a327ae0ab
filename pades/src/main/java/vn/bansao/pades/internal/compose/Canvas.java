package vn.bansao.pades.internal.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.StatementTemplate.Alignment;
import vn.bansao.pades.internal.PadesProblem;

/** A content stream being drawn: text, rules and squares. Not thread-safe. The font is always {@code /F1}. */
final class Canvas {
    /** The distance between lines, in sizes of the letters: Vietnamese stacks two marks on a capital. */
    static final double LEADING = 1.32;

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int QUIET_MODULES = 4; // ISO/IEC 18004, 5.3.8

    private final EmbeddedFont font;
    private final PdfBytes out;

    Canvas(EmbeddedFont font, int capacity) {
        this(font, new PdfBytes(capacity));
    }

    /** A canvas on space that is empty. */
    Canvas(EmbeddedFont font, PdfBytes space) {
        this.font = font;
        this.out = space;
    }

    /** What is drawn; not to be changed any more. */
    PdfBytes content() {
        return out;
    }

    /** Sets the colour of everything filled from here on. */
    Canvas fill(int rgb) {
        return colour(rgb, "rg\n");
    }

    Canvas stroke(int rgb) {
        return colour(rgb, "RG\n");
    }

    private Canvas colour(int rgb, String operator) {
        operand((rgb >> 16 & 0xFF) / 255.0);
        operand((rgb >> 8 & 0xFF) / 255.0);
        operand((rgb & 0xFF) / 255.0);
        out.ascii(operator);
        return this;
    }

    /** Appends operands and an operator. */
    Canvas operator(String operator, double... operands) {
        for (double operand : operands) {
            operand(operand);
        }
        out.ascii(operator);
        return this;
    }

    private void operand(double value) {
        out.number(value).ascii(" ");
    }

    /** A line of text with its baseline's left end at the given point. */
    Canvas text(String text, double sizePt, double left, double baseline) {
        return text(text, sizePt, 1, 0, 0, 1, left, baseline);
    }

    /** A line of text under the text matrix given. */
    Canvas text(String text, double sizePt, double a, double b, double c, double d, double e, double f) {
        out.ascii("BT/F1 ").number(sizePt).ascii(" Tf ");
        operator("Tm ", a, b, c, d, e, f);
        font.append(out, text);
        out.ascii("Tj ET\n");
        return this;
    }

    /** The lines a text takes in a given width, broken between words; one line keeps its own spaces. */
    List<String> wrap(String text, double sizePt, double width) {
        if (font.width(text, sizePt) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : SPACES.split(text)) {
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
        for (String line : wrap(text, sizePt, box.width())) {
            y = line(line, sizePt, alignment, box, y);
        }
        return y;
    }

    private double line(String text, double sizePt, Alignment alignment, Box box, double top) {
        double free = box.width() - font.width(text, sizePt);
        double indent = switch (alignment) {
            case LEFT -> 0;
            case CENTRE -> free / 2;
            case RIGHT -> free;
        };
        text(text, sizePt, box.left() + indent, top - sizePt);
        return top - sizePt * LEADING;
    }

    double width(String text, double sizePt) {
        return font.width(text, sizePt);
    }

    /** A QR code of vector squares with its quiet zone inside the square. */
    Canvas qr(QrSymbols.Symbol code, double left, double bottom, double side) {
        int size = code.size();
        double module = side / (size + 2 * QUIET_MODULES);
        out.ascii("q ");
        operator("cm\n", module, 0, 0, module, left + QUIET_MODULES * module, bottom + QUIET_MODULES * module);
        for (int row = 0; row < size; row++) {
            for (int from = 0; from < size; from++) {
                if (code.dark(from, row)) {
                    int to = from + 1;
                    while (to < size && code.dark(to, row)) {
                        to++;
                    }
                    out.integer(from).ascii(" ").integer(size - 1 - row).ascii(" ");
                    out.integer(to - from).ascii(" 1 re\n");
                    from = to;
                }
            }
        }
        out.ascii("f Q\n");
        return this;
    }

    /** An image or form drawn into a box. */
    Canvas draw(String name, Box box) {
        out.ascii("q ");
        operator("cm/", box.width(), 0, 0, box.height(), box.left(), box.bottom());
        out.ascii(name).ascii(" Do Q\n");
        return this;
    }
}
