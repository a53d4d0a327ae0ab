package vn.bansao.benchmarks.jmh;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;

/**
 * TIFF files as a scanner makes them: A4 pages, black and white, 300 dpi, each one strip of ITU-T T.6 (G4). Drawn here, each
 * page from its number.
 */
final class FaxScans {
    private static final int DPI = 300;
    private static final int WIDTH = 2480; // 210 mm at 300 dpi
    private static final int HEIGHT = 3508; // 297 mm
    private static final int MARGIN = 240;
    private static final int LINE = 87;

    /** Dots of a picture printed in halftone: they take the page to the size of a JPEG page of {@link Scans}. */
    private static final int HALFTONE_DOTS = 243_000;

    private FaxScans() {}

    /** A file of this many pages, each of about as many bytes as a JPEG page of {@link Scans}. */
    static byte[] large(int pages) throws IOException {
        return kept("large-" + pages, pages, HALFTONE_DOTS);
    }

    /** A file of one page that has nothing but text. */
    static byte[] small() throws IOException {
        return kept("small", 1, 0);
    }

    /** Draws what the benchmarks use into a folder, over what an older version may have left there. */
    static void draw(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(file(folder, "small"), tiff(1, 0));
        for (int pages : new int[] {1, 10}) {
            Files.write(file(folder, "large-" + pages), tiff(pages, HALFTONE_DOTS));
        }
    }

    private static byte[] kept(String name, int pages, int dots) throws IOException {
        String folder = System.getProperty(Scans.FOLDER, "");
        Path file = file(Path.of(folder), name);
        return !folder.isEmpty() && Files.exists(file) ? Files.readAllBytes(file) : tiff(pages, dots);
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".tif");
    }

    private static byte[] tiff(int pages, int dots) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType("CCITT T.6");
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int number = 1; number <= pages; number++) {
                BufferedImage picture = picture(new Random(number), dots);
                IIOMetadata usual =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), settings);
                writer.writeToSequence(new IIOImage(picture, null, oneStrip(usual)), settings);
            }
            writer.endWriteSequence();
            out.flush();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata oneStrip(IIOMetadata usual) throws IOException {
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(usual);
        BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
        directory.addTIFFField(new TIFFField(tags.getTag(BaselineTIFFTagSet.TAG_ROWS_PER_STRIP), HEIGHT));
        for (int number : new int[] {BaselineTIFFTagSet.TAG_X_RESOLUTION, BaselineTIFFTagSet.TAG_Y_RESOLUTION}) {
            directory.addTIFFField(
                    new TIFFField(tags.getTag(number), TIFFTag.TIFF_RATIONAL, 1, new long[][] {{DPI, 1}}));
        }
        directory.addTIFFField(new TIFFField(
                tags.getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT), BaselineTIFFTagSet.RESOLUTION_UNIT_INCH));
        return directory.getAsMetadata();
    }

    private static BufferedImage picture(Random random, int dots) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(4));
        graphics.setColor(Color.BLACK);
        for (int y = MARGIN; y < HEIGHT - MARGIN; y += LINE) {
            for (int x = MARGIN; x < WIDTH - MARGIN; x += 21) {
                if (random.nextInt(6) != 0) { // a letter, else the space between words
                    graphics.drawLine(x, y + random.nextInt(39), x + random.nextInt(18), y + random.nextInt(39));
                }
            }
        }
        graphics.dispose();
        for (int i = 0; i < dots; i++) {
            picture.getRaster().setSample(random.nextInt(WIDTH), random.nextInt(HEIGHT), 0, 0);
        }
        return picture;
    }
}
