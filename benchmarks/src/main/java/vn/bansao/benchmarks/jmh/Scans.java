package vn.bansao.benchmarks.jmh;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Scans of A4 pages as an office makes them: colour JPEG, 200 dpi, about 450 KB. Drawn here, each page from its number, so
 * that nobody's papers are published; kept in a folder, so that every row of a run works on the same bytes.
 */
final class Scans {
    /** The system property that names the folder; pages are drawn anew without it. */
    static final String FOLDER = "bansao.bench.scans";

    static final int MIN_BYTES = 440_000;
    static final int MAX_BYTES = 460_000;

    private static final int DPI = 200;
    private static final int WIDTH = 1654; // 210 mm at 200 dpi
    private static final int HEIGHT = 2339; // 297 mm
    private static final int MARGIN = 160;
    private static final int LINE = 58;
    private static final int GRAIN = 10; // what paper and sensor add to each channel, from -GRAIN to +GRAIN

    private Scans() {}

    /** The first {@code count} pages. */
    static List<byte[]> pages(int count) throws IOException {
        String folder = System.getProperty(FOLDER, "");
        List<byte[]> pages = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            pages.add(folder.isEmpty() ? page(number) : Files.readAllBytes(file(Path.of(folder), number)));
        }
        return pages;
    }

    /** Draws the first {@code count} pages into a folder, over those that an older version may have left there. */
    static void draw(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1; number <= count; number++) {
            Files.write(file(folder, number), page(number));
        }
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("page-" + number + ".jpg");
    }

    /** One page; the same number gives the same bytes on the same JDK. */
    static byte[] page(int number) throws IOException {
        BufferedImage picture = picture(new Random(number));
        float low = 0;
        float high = 1;
        for (int attempt = 0; attempt < 12; attempt++) {
            float quality = (low + high) / 2;
            byte[] jpeg = jpeg(picture, quality);
            if (jpeg.length > MAX_BYTES) {
                high = quality;
            } else if (jpeg.length < MIN_BYTES) {
                low = quality;
            } else {
                return withDensity(jpeg);
            }
        }
        throw new IllegalStateException("no JPEG quality gives page " + number + " about 450 KB");
    }

    private static BufferedImage picture(Random random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(238, 233, 222));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(3));
        graphics.setColor(new Color(38, 36, 52));
        for (int y = MARGIN; y < HEIGHT - MARGIN; y += LINE) {
            for (int x = MARGIN; x < WIDTH - MARGIN; x += 14) {
                if (random.nextInt(6) != 0) { // a letter, else the space between words
                    graphics.drawLine(x, y + random.nextInt(26), x + random.nextInt(12), y + random.nextInt(26));
                }
            }
        }
        graphics.setStroke(new BasicStroke(7));
        graphics.setColor(new Color(190, 40, 44));
        graphics.drawOval(1000, 1750, 280, 280);
        graphics.dispose();
        addGrain(picture, random);
        return picture;
    }

    private static void addGrain(BufferedImage picture, Random random) {
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            picture.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                int grain = random.nextInt(2 * GRAIN + 1) - GRAIN;
                row[x] = channel(row[x], 16, grain) | channel(row[x], 8, grain) | channel(row[x], 0, grain);
            }
            picture.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
    }

    private static int channel(int pixel, int shift, int grain) {
        int value = ((pixel >> shift) & 0xFF) + grain;
        return Math.max(0, Math.min(255, value)) << shift;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    /** Says 200 dots an inch in the JFIF header, which ImageIO leaves without a density (JFIF 1.02, APP0). */
    private static byte[] withDensity(byte[] jpeg) {
        if (jpeg[6] != 'J' || jpeg[7] != 'F' || jpeg[8] != 'I' || jpeg[9] != 'F') {
            throw new IllegalStateException("ImageIO wrote a JPEG without a JFIF header");
        }
        jpeg[13] = 1; // dots an inch
        jpeg[14] = 0;
        jpeg[15] = (byte) DPI;
        jpeg[16] = 0;
        jpeg[17] = (byte) DPI;
        return jpeg;
    }
}
