package vn.bansao.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** Pages as a scanner sees them: Vietnamese text in several layouts, with paper, noise and a turn. Sizes in millimetres. */
final class TextPages {
    private static final Color PAPER = new Color(248, 246, 240);
    private static final Font SERIF = serif();
    private static final String[] WORDS =
            ("Cộng hòa xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc căn cứ nghị định số"
                            + " của Chính phủ về cấp bản sao từ sổ gốc chứng thực chữ ký hợp đồng giao dịch Ủy ban nhân dân phường"
                            + " quyết định bổ nhiệm ông Nguyễn Văn An sinh ngày tháng năm giấy khai sinh bằng tốt nghiệp đại học"
                            + " xếp loại khá người lập biểu kế toán trưởng thủ trưởng đơn vị Đ/c: 12/4B đường Trần Hưng Đạo")
                    .split(" ");

    /** What is on the page. */
    enum Layout {
        LETTER,
        CERTIFICATE,
        TABLE,
        TWO_COLUMNS
    }

    private final Random random;
    private final Layout layout;
    private final int dpi;
    private double widthMm = 210;
    private double heightMm = 297;
    private double degrees;

    TextPages(Layout layout, int dpi, long seed) {
        this.layout = layout;
        this.dpi = dpi;
        this.random = new Random(seed);
    }

    private static Font serif() {
        String name = "/vn/bansao/pades/internal/compose/LiberationSerif-Regular.ttf";
        try (InputStream in = TextPages.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Turned clockwise. */
    TextPages turned(double clockwise) {
        degrees = clockwise;
        return this;
    }

    TextPages size(double width, double height) {
        widthMm = width;
        heightMm = height;
        return this;
    }

    BufferedImage draw() {
        int width = (int) Math.round(widthMm / 25.4 * dpi);
        int height = (int) Math.round(heightMm / 25.4 * dpi);
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        g.scale(dpi / 25.4, dpi / 25.4);
        g.rotate(Math.toRadians(degrees), widthMm / 2, heightMm / 2);
        g.setColor(new Color(35, 33, 38));
        switch (layout) {
            case LETTER -> letter(g);
            case CERTIFICATE -> certificate(g);
            case TABLE -> table(g);
            case TWO_COLUMNS -> {
                paragraph(g, 22, 30, widthMm / 2 - 27, 3.6, 45);
                paragraph(g, widthMm / 2 + 5, 30, widthMm / 2 - 27, 3.6, 45);
            }
        }
        g.dispose();
        return page;
    }

    private void letter(Graphics2D g) {
        paragraph(g, 30, 25, 60, 4.4, 3);
        paragraph(g, widthMm / 2 + 5, 25, 75, 4.4, 3);
        paragraph(g, 30, 55, widthMm - 50, 4.6, 18 + random.nextInt(14));
        seal(g, widthMm - 70, heightMm - 60);
    }

    private void certificate(Graphics2D g) {
        g.setStroke(new BasicStroke(0.8f));
        g.draw(new Rectangle2D.Double(14, 14, widthMm - 28, heightMm - 28));
        paragraph(g, widthMm / 2 - 40, 40, 80, 7, 2);
        for (int line = 0; line < 9; line++) {
            text(g, 35, 80 + 14 * line, 5, words(3) + ": " + ".".repeat(20 + random.nextInt(25)));
        }
        seal(g, widthMm - 75, heightMm - 70);
    }

    private void table(Graphics2D g) {
        g.setStroke(new BasicStroke(0.25f));
        for (int row = 0; row <= 24; row++) {
            g.draw(new Line2D.Double(20, 40 + 9 * row, widthMm - 20, 40 + 9 * row));
            for (int column = 0; column < 4 && row < 24; column++) {
                text(g, 22 + 43 * column, 46 + 9 * row, 3.8, words(2));
            }
        }
        for (int column = 0; column <= 4; column++) {
            double x = 20 + (widthMm - 40) * column / 4;
            g.draw(new Line2D.Double(x, 40, x, 40 + 9 * 24));
        }
    }

    /** A round red seal with letters in it. */
    private void seal(Graphics2D g, double x, double y) {
        Color before = g.getColor();
        g.setColor(new Color(205, 45, 60));
        g.setStroke(new BasicStroke(0.9f));
        g.draw(new Ellipse2D.Double(x, y, 36, 36));
        g.draw(new Ellipse2D.Double(x + 6, y + 6, 24, 24));
        text(g, x + 9, y + 19, 4, "ỦY BAN");
        g.setColor(before);
    }

    private void paragraph(Graphics2D g, double x, double y, double width, double size, int lines) {
        g.setFont(SERIF.deriveFont((float) size));
        for (int line = 0; line < lines; line++) {
            StringBuilder text = new StringBuilder();
            double limit = line == lines - 1 ? width * 0.5 : width;
            while (g.getFontMetrics().stringWidth(text.toString()) < limit - 8) {
                text.append(words(1)).append(' ');
            }
            g.drawString(text.toString(), (float) x, (float) (y + size * 1.45 * line));
        }
    }

    private void text(Graphics2D g, double x, double y, double size, String text) {
        g.setFont(SERIF.deriveFont((float) size));
        g.drawString(text, (float) x, (float) y);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = 1; i < count; i++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
