package vn.bansao.benchmarks;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import vn.bansao.testing.CmykProfile;

/** One picture in many kinds of JPEG files: white paper with four blocks, no two of which are the same. */
final class ScanKinds {
    static final int WIDTH = 320;
    static final int HEIGHT = 448;
    private static final int BLOCK = 96;
    private static final int EDGE = 32;

    /** Of the blocks at the top left and right, at the bottom left and right. */
    private static final Color[] BLOCKS = {Color.CYAN, Color.MAGENTA, Color.YELLOW, Color.BLACK};

    private ScanKinds() {}

    static BufferedImage picture() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < BLOCKS.length; i++) {
            graphics.setColor(BLOCKS[i]);
            int x = i % 2 == 0 ? EDGE : WIDTH - EDGE - BLOCK;
            int y = i < 2 ? EDGE : HEIGHT - EDGE - BLOCK;
            graphics.fillRect(x, y, BLOCK, BLOCK);
        }
        graphics.dispose();
        return image;
    }

    static byte[] jpeg() throws IOException {
        return encode(new IIOImage(picture(), null, null));
    }

    /** The picture as a TIFF of JPEG tiles. */
    static byte[] jpegTiles(int side, boolean grey) throws IOException {
        BufferedImage image =
                new BufferedImage(WIDTH, HEIGHT, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        if (grey) {
            image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, planes("grey", 8));
        } else {
            image.getGraphics().drawImage(picture(), 0, 0, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("JPEG");
            parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setTiling(side, side, 0, 0);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The picture stored as a camera that was held so stores it, with the orientation in EXIF. */
    static byte[] turned(int orientation) throws IOException {
        return turned(picture(), orientation);
    }

    /** The same of another picture. */
    static byte[] turned(BufferedImage upright, int orientation) throws IOException {
        byte[] exif = hex("457869660000" + "4D4D002A00000008" + "0001" + "01120003000000010000" + "0000" + "00000000");
        exif[25] = (byte) orientation;
        return with(encode(new IIOImage(stored(upright, orientation), null, null)), 0xE1, exif);
    }

    /** The rows of an upright picture, as they are stored with the orientation. */
    static BufferedImage stored(BufferedImage upright, int orientation) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        boolean sideways = orientation >= 5;
        BufferedImage stored =
                new BufferedImage(sideways ? height : width, sideways ? width : height, upright.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int[] at = switch (orientation) { // Exif 2.32, 4.6.4 A: which side of the scene row and column 0 are
                    case 2 -> new int[] {right, y};
                    case 3 -> new int[] {right, below};
                    case 4 -> new int[] {x, below};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {y, right};
                    case 7 -> new int[] {below, right};
                    case 8 -> new int[] {below, x};
                    default -> new int[] {x, y};
                };
                stored.setRGB(at[0], at[1], upright.getRGB(x, y));
            }
        }
        return stored;
    }

    /** JPEG files of inks with their profile: plain, and as Adobe stores them, CMYK and YCCK. */
    static Map<String, byte[]> inks() throws IOException {
        byte[] profile = cat("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), CmykProfile.bytes());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cmyk.jpg", with(encode(inks(false, false)), 0xE2, profile));
        byte[] inverted = with(encode(inks(true, false)), 0xE2, profile);
        files.put("cmyk-adobe.jpg", with(inverted, 0xEE, hex("41646F626500640000000000")));
        byte[] luminance = with(encode(inks(true, true)), 0xE2, profile);
        files.put("ycck-adobe.jpg", with(luminance, 0xEE, hex("41646F626500640000000002")));
        return files;
    }

    private static IIOImage inks(boolean inverted, boolean luminance) {
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4), null);
        byte[] planes = inkPlanes();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int[] inks = new int[4];
            for (int band = 0; band < 4; band++) {
                int ink = planes[band * WIDTH * HEIGHT + i] & 0xFF;
                // What is stored of Y, Cb, Cr is that of red = 255 - cyan, and cyan is inverted already.
                inks[band] = inverted && (!luminance || band == 3) ? 255 - ink : ink;
            }
            raster.setPixel(i % WIDTH, i / WIDTH, luminance ? luminance(inks) : inks);
        }
        return new IIOImage(raster, null, null);
    }

    private static int[] luminance(int[] rgbAndMore) {
        int r = rgbAndMore[0];
        int g = rgbAndMore[1];
        int b = rgbAndMore[2];
        int[] result = rgbAndMore.clone();
        result[0] = (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
        result[1] = octet(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
        result[2] = octet(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
        return result;
    }

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Cyan, magenta, yellow and black, one plane after the other. */
    static byte[] inkPlanes() {
        byte[] planes = new byte[4 * WIDTH * HEIGHT];
        BufferedImage picture = picture();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int rgb = picture.getRGB(i % WIDTH, i / WIDTH);
            boolean black = (rgb & 0xFFFFFF) == 0;
            for (int band = 0; band < 3; band++) {
                planes[band * WIDTH * HEIGHT + i] = (byte) (black ? 0 : 255 - (rgb >> (16 - 8 * band) & 0xFF));
            }
            planes[3 * WIDTH * HEIGHT + i] = (byte) (black ? 255 : 0);
        }
        return planes;
    }

    /** Red, green and blue, or brightness alone, one plane after the other. */
    static byte[] planes(String colours, int depth) {
        int bands = colours.equals("grey") ? 1 : 3;
        ByteBuffer planes = ByteBuffer.allocate(bands * WIDTH * HEIGHT * (depth > 8 ? 2 : 1));
        BufferedImage picture = picture();
        for (int band = 0; band < bands; band++) {
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int rgb = picture.getRGB(i % WIDTH, i / WIDTH);
                int[] pixel = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
                int value = bands == 3 ? pixel[band] : luminance(pixel)[0];
                int scaled = (int) Math.round(value * (Math.pow(2, depth) - 1) / 255);
                if (depth > 8) {
                    planes.putShort((short) scaled);
                } else {
                    planes.put((byte) scaled);
                }
            }
        }
        return planes.array();
    }

    /** A JP2 file around a codestream; 100 dpi. */
    static byte[] jp2(int channels, int depth, byte[] colourBox, byte[] codestream) {
        ByteBuffer image = ByteBuffer.allocate(14).putInt(HEIGHT).putInt(WIDTH).putShort((short) channels);
        image.put((byte) (depth - 1)).put((byte) 7);
        byte[] resolution = box("res ", box("resc", hex("2710" + "00FE" + "2710" + "00FE" + "02" + "02")));
        return cat(
                box("jP  ", hex("0D0A870A")),
                box("ftyp", hex("6A707820" + "00000000" + "6A703220" + "6A707862")),
                box("jp2h", cat(box("ihdr", image.array()), box("colr", colourBox), resolution)),
                box("jp2c", codestream));
    }

    /** The content of a colour box: an enumerated space. */
    static byte[] enumerated(int space) {
        return ByteBuffer.allocate(7)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(space)
                .array();
    }

    /** The content of a colour box: the profile of sRGB, or of inks. */
    static byte[] profile(boolean inks) {
        byte[] profile = inks
                ? CmykProfile.bytes()
                : ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        return cat(new byte[] {(byte) (inks ? 3 : 2), 0, 0}, profile);
    }

    private static byte[] box(String type, byte[] content) {
        return cat(
                ByteBuffer.allocate(4).putInt(8 + content.length).array(),
                type.getBytes(StandardCharsets.US_ASCII),
                content);
    }

    /** The same JPEG with a segment at its start. */
    static byte[] with(byte[] file, int marker, byte[] body) {
        ByteBuffer changed = ByteBuffer.allocate(file.length + 4 + body.length);
        changed.put(file, 0, 2).put((byte) 0xFF).put((byte) marker).putShort((short) (body.length + 2));
        return changed.put(body).put(file, 2, file.length - 2).array();
    }

    static byte[] cat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] encode(IIOImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** How far the middles of the blocks and of the paper are off in a picture of the same size: 0 to 255. */
    static int difference(RenderedImage shown, boolean grey) {
        BufferedImage picture = picture();
        int worst = 0;
        int[][] points = {{80, 80}, {240, 80}, {80, 368}, {240, 368}, {160, 224}, {40, 40}, {280, 408}};
        for (int[] point : points) {
            int[] sample = shown.getData().getPixel(point[0], point[1], (int[]) null);
            int rgb = picture.getRGB(point[0], point[1]);
            int[] wanted = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
            for (int band = 0; band < 3; band++) {
                int value = sample[sample.length < 3 ? 0 : band];
                int expected = grey ? luminance(wanted)[0] : wanted[band];
                worst = Math.max(worst, Math.abs(value - expected));
            }
        }
        return worst;
    }
}
