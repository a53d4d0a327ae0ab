package vn.bansao.pades.internal.compose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.Authority;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.Officer;
import vn.bansao.pades.CopyAppearance;
import vn.bansao.pades.internal.PadesProblem;

/** The visible signatures, drawn as form XObjects: the certifier's, the agency's seal, the block of an official copy. */
public final class SignatureBlocks {
    private static final int RED = 0xC8102E;
    private static final double OFFICIAL_SIZE_PT = 10; // NĐ 30/2020, Phụ lục I
    private static final double KAPPA = 0.5523; // a quarter circle as a Bézier curve
    private static final double MARGIN_PT = 3;

    private final EmbeddedFont font;
    private final CopyAppearance appearance;
    private final @Nullable Picture certifierPicture;
    private final @Nullable Picture sealPicture;

    /**
     * One drawn block.
     *
     * @param width its width in points
     * @param height its height in points
     * @param content its content stream; font {@code /F1}, picture {@code /Im0}
     */
    public record Block(double width, double height, byte[] content) {}

    /** The blocks in the look of {@code appearance}. */
    public SignatureBlocks(EmbeddedFont font, CopyAppearance appearance) {
        this.font = font;
        this.appearance = appearance;
        this.certifierPicture = picture(appearance.certifierPicture());
        this.sealPicture = picture(appearance.sealPicture());
    }

    private static @Nullable Picture picture(byte @Nullable [] png) {
        return png == null ? null : Picture.ofPng(png);
    }

    /** The picture in the certifier's block, if any. */
    public @Nullable Picture certifierPicture() {
        return certifierPicture;
    }

    /** The picture in the agency's block, if any. */
    public @Nullable Picture sealPicture() {
        return sealPicture;
    }

    /** The certifier's block, as high as its text and picture need. */
    public Block certifier(Officer officer, Instant time, double width) {
        Canvas canvas = new Canvas(font).fill(0);
        List<String> lines = new ArrayList<>();
        wrap(canvas, lines, "Người ký: " + officer.name(), width);
        wrap(canvas, lines, "Chức vụ: " + officer.title(), width);
        wrap(canvas, lines, "Cơ quan: " + officer.organisation(), width);
        wrap(canvas, lines, signingTime(time), width);
        double pictureHeight = 0;
        if (certifierPicture != null) {
            double scale = Math.min(width / certifierPicture.width(), Box.mm(18) / certifierPicture.height());
            pictureHeight = certifierPicture.height() * scale;
            double pictureWidth = certifierPicture.width() * scale;
            canvas.draw("Im0", new Box((width - pictureWidth) / 2, textHeight(lines), pictureWidth, pictureHeight));
        }
        drawLines(canvas, lines);
        return new Block(width, textHeight(lines) + pictureHeight, canvas.content());
    }

    /** The agency's block: the seal with the signing time below. */
    public Block seal(Authority agency, Instant time, double width) {
        Canvas canvas = new Canvas(font).fill(RED).stroke(RED);
        double diameter = Box.mm(appearance.sealDiameterMm());
        if (diameter > width) {
            throw doesNotFit("the seal", diameter, width);
        }
        List<String> lines = new ArrayList<>();
        wrap(canvas, lines, "Cơ quan: " + agency.name(), width);
        wrap(canvas, lines, signingTime(time), width);
        Box place = new Box((width - diameter) / 2, textHeight(lines), diameter, diameter);
        if (sealPicture == null) {
            drawSeal(canvas, place, agency.name().toUpperCase(Locale.forLanguageTag("vi")));
        } else {
            canvas.draw("Im0", place);
        }
        drawLines(canvas, lines);
        return new Block(width, place.top(), canvas.content());
    }

    /** The block of an official copy: upright, size 10, black, no picture. */
    public Block official(CopyForm form, Authority agency, Instant time, double widest) {
        Canvas canvas = new Canvas(font).fill(0);
        List<String> lines = new ArrayList<>();
        lines.add(form.words());
        lines.addAll(canvas.wrap(agency.name(), OFFICIAL_SIZE_PT, widest - 2 * MARGIN_PT));
        lines.add(signingTime(time));
        double width = 2 * MARGIN_PT;
        for (String line : lines) {
            width = Math.max(width, canvas.width(line, OFFICIAL_SIZE_PT) + 2 * MARGIN_PT);
        }
        if (width > widest) {
            throw doesNotFit("the block of the official copy", width, widest);
        }
        double height = lines.size() * OFFICIAL_SIZE_PT * Canvas.LEADING + 2 * MARGIN_PT;
        double y = height - MARGIN_PT;
        for (String line : lines) {
            canvas.text(line, OFFICIAL_SIZE_PT, MARGIN_PT, y - OFFICIAL_SIZE_PT);
            y -= OFFICIAL_SIZE_PT * Canvas.LEADING;
        }
        return new Block(width, height, canvas.content());
    }

    private String signingTime(Instant time) {
        return "Thời gian ký: " + appearance.timeForm().format(time);
    }

    private void wrap(Canvas canvas, List<String> lines, String text, double width) {
        lines.addAll(canvas.wrap(text, appearance.noteSizePt(), width));
    }

    private double textHeight(List<String> lines) {
        return lines.size() * appearance.noteSizePt() * Canvas.LEADING + MARGIN_PT;
    }

    private void drawLines(Canvas canvas, List<String> lines) {
        double size = appearance.noteSizePt();
        double y = textHeight(lines) - size;
        for (String line : lines) {
            canvas.text(line, size, 0, y);
            y -= size * Canvas.LEADING;
        }
    }

    private static void drawSeal(Canvas canvas, Box place, String name) {
        double radius = place.width() / 2;
        double x = place.left() + radius;
        double y = place.bottom() + radius;
        canvas.operator("w\n", 1.8);
        circle(canvas, x, y, radius - 1);
        canvas.operator("w\n", 0.6);
        circle(canvas, x, y, radius - 3.2);
        circle(canvas, x, y, radius * 0.52);
        arc(canvas, name, x, y, radius);
        star(canvas, x, y, radius * 0.34);
    }

    private static void circle(Canvas canvas, double x, double y, double r) {
        double k = KAPPA * r;
        canvas.operator("m\n", x + r, y)
                .operator("c\n", x + r, y + k, x + k, y + r, x, y + r)
                .operator("c\n", x - k, y + r, x - r, y + k, x - r, y)
                .operator("c\n", x - r, y - k, x - k, y - r, x, y - r)
                .operator("c\n", x + k, y - r, x + r, y - k, x + r, y)
                .operator("s\n");
    }

    private static void star(Canvas canvas, double x, double y, double r) {
        for (int point = 0; point < 10; point++) {
            double angle = Math.PI / 2 + point * Math.PI / 5;
            double reach = point % 2 == 0 ? r : r * 0.382; // the inner pentagon of a five-pointed star
            canvas.operator(point == 0 ? "m\n" : "l\n", x + reach * Math.cos(angle), y + reach * Math.sin(angle));
        }
        canvas.operator("f\n");
    }

    /** Letters along the upper arc, smaller until they fit. */
    private static void arc(Canvas canvas, String text, double x, double y, double radius) {
        double baseline = radius * 0.62;
        double widestArc = Math.toRadians(290) * baseline;
        double size = radius * 0.24;
        while (canvas.width(text, size) > widestArc) {
            size -= 0.25;
            if (size < 2.5) {
                throw doesNotFit(text, canvas.width(text, 2.5), widestArc);
            }
        }
        double angle = Math.PI / 2 + canvas.width(text, size) / baseline / 2;
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            double half = canvas.width(letter, size) / baseline / 2;
            angle -= half;
            double cos = Math.cos(angle - Math.PI / 2);
            double sin = Math.sin(angle - Math.PI / 2);
            double offset = canvas.width(letter, size) / 2;
            canvas.text(
                    letter,
                    size,
                    cos,
                    sin,
                    -sin,
                    cos,
                    x + baseline * Math.cos(angle) - offset * cos,
                    y + baseline * Math.sin(angle) - offset * sin);
            angle -= half;
        }
    }

    private static PolicyException doesNotFit(String what, double actual, double required) {
        return new PolicyException(Problem.of(
                PadesProblem.TEXT_DOES_NOT_FIT,
                "text",
                what,
                "actualMm",
                Math.ceil(actual / Box.mm(1)),
                "requiredMm",
                Math.floor(required / Box.mm(1))));
    }
}
