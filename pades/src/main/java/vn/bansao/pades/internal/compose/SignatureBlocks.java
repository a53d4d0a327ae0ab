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
import vn.bansao.internal.RecentValues;
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
    private static final int MOST_KEPT = 32; // an agency has a few officers

    private final RecentValues<Asked<Officer>, Sketch> certifiers = new RecentValues<>(MOST_KEPT);
    private final RecentValues<Asked<Authority>, Sketch> seals = new RecentValues<>(MOST_KEPT);
    private final RecentValues<Asked<Official>, Sketch> officials = new RecentValues<>(MOST_KEPT);

    /** What a sketch is asked for. */
    private record Asked<T>(T what, double width) {}

    /** Which official copy of which agency. */
    private record Official(CopyForm form, Authority agency) {}

    /**
     * One drawn block, in two parts to be written one after the other; font {@code /F1}, picture {@code /Im0}.
     *
     * @param width its width in points
     * @param height its height in points
     * @param drawn what is the same at any time; shared, only read
     * @param time the signing time
     */
    public record Block(double width, double height, PdfBytes drawn, PdfBytes time) {}

    /** A block but for its signing time: as wide and high as at any time, since all digits are equally wide. */
    public final class Sketch {
        private final double width;
        private final double height;
        private final PdfBytes drawn;
        private final double sizePt;
        private final double left;
        private final double top;
        private final double wrapWidth;

        private Sketch(
                double width, double height, Canvas drawn, double sizePt, double left, double top, double wrapWidth) {
            this.width = width;
            this.height = height;
            this.drawn = drawn.content();
            this.sizePt = sizePt;
            this.left = left;
            this.top = top;
            this.wrapWidth = wrapWidth;
        }

        /** Its width in points. */
        public double width() {
            return width;
        }

        /** Its height in points. */
        public double height() {
            return height;
        }

        /** The block of a signature at {@code time}. */
        public Block at(Instant time) {
            Canvas canvas = new Canvas(font, 512);
            drawLines(canvas, canvas.wrap(signingTime(time), sizePt, wrapWidth), sizePt, left, top);
            return new Block(width, height, drawn, canvas.content());
        }
    }

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
    public Sketch certifier(Officer officer, double width) {
        return certifiers.get(new Asked<>(officer, width), this::certifier);
    }

    private Sketch certifier(Asked<Officer> asked) {
        Officer officer = asked.what();
        double width = asked.width();
        Canvas canvas = new Canvas(font, 2048).fill(0);
        List<String> lines = new ArrayList<>();
        wrap(canvas, lines, "Người ký: " + officer.name(), width);
        wrap(canvas, lines, "Chức vụ: " + officer.title(), width);
        wrap(canvas, lines, "Cơ quan: " + officer.organisation(), width);
        double textHeight = textHeight(canvas, lines, width);
        double pictureHeight = 0;
        if (certifierPicture != null) {
            double scale = Math.min(width / certifierPicture.width(), Box.mm(18) / certifierPicture.height());
            pictureHeight = certifierPicture.height() * scale;
            double pictureWidth = certifierPicture.width() * scale;
            canvas.draw("Im0", new Box((width - pictureWidth) / 2, textHeight, pictureWidth, pictureHeight));
        }
        return sketch(canvas, lines, width, textHeight, textHeight + pictureHeight);
    }

    /** The agency's block: the seal with the signing time below. */
    public Sketch seal(Authority agency, double width) {
        return seals.get(new Asked<>(agency, width), this::seal);
    }

    private Sketch seal(Asked<Authority> asked) {
        Authority agency = asked.what();
        double width = asked.width();
        Canvas canvas = new Canvas(font, 8192).fill(RED).stroke(RED);
        double diameter = Box.mm(appearance.sealDiameterMm());
        if (diameter > width) {
            throw doesNotFit("the seal", diameter, width);
        }
        List<String> lines = new ArrayList<>();
        wrap(canvas, lines, "Cơ quan: " + agency.name(), width);
        double textHeight = textHeight(canvas, lines, width);
        Box place = new Box((width - diameter) / 2, textHeight, diameter, diameter);
        if (sealPicture == null) {
            drawSeal(canvas, place, agency.name().toUpperCase(Locale.forLanguageTag("vi")));
        } else {
            canvas.draw("Im0", place);
        }
        return sketch(canvas, lines, width, textHeight, place.top());
    }

    private Sketch sketch(Canvas canvas, List<String> lines, double width, double textHeight, double height) {
        double size = appearance.noteSizePt();
        double top = drawLines(canvas, lines, size, 0, textHeight);
        return new Sketch(width, height, canvas, size, 0, top, width);
    }

    /** The block of an official copy: upright, size 10, black, no picture. */
    public Sketch official(CopyForm form, Authority agency, double widest) {
        return officials.get(new Asked<>(new Official(form, agency), widest), this::official);
    }

    private Sketch official(Asked<Official> asked) {
        double widest = asked.width();
        Canvas canvas = new Canvas(font, 1024).fill(0);
        List<String> lines = new ArrayList<>();
        lines.add(asked.what().form().words());
        lines.addAll(canvas.wrap(asked.what().agency().name(), OFFICIAL_SIZE_PT, widest - 2 * MARGIN_PT));
        double width = canvas.width(signingTime(Instant.EPOCH), OFFICIAL_SIZE_PT);
        for (String line : lines) {
            width = Math.max(width, canvas.width(line, OFFICIAL_SIZE_PT));
        }
        width += 2 * MARGIN_PT;
        if (width > widest) {
            throw doesNotFit("the block of the official copy", width, widest);
        }
        double height = (lines.size() + 1) * OFFICIAL_SIZE_PT * Canvas.LEADING + 2 * MARGIN_PT;
        double top = drawLines(canvas, lines, OFFICIAL_SIZE_PT, MARGIN_PT, height - MARGIN_PT);
        return new Sketch(width, height, canvas, OFFICIAL_SIZE_PT, MARGIN_PT, top, Double.MAX_VALUE);
    }

    private String signingTime(Instant time) {
        return "Thời gian ký: " + appearance.timeForm().format(time);
    }

    private void wrap(Canvas canvas, List<String> lines, String text, double width) {
        lines.addAll(canvas.wrap(text, appearance.noteSizePt(), width));
    }

    /** The height of the lines with those of a signing time. */
    private double textHeight(Canvas canvas, List<String> lines, double width) {
        double size = appearance.noteSizePt();
        int count = lines.size()
                + canvas.wrap(signingTime(Instant.EPOCH), size, width).size();
        return count * size * Canvas.LEADING + MARGIN_PT;
    }

    /** Draws lines down from {@code top}; returns where they end. */
    private static double drawLines(Canvas canvas, List<String> lines, double size, double left, double top) {
        double y = top;
        for (String line : lines) {
            canvas.text(line, size, left, y - size);
            y -= size * Canvas.LEADING;
        }
        return y;
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
