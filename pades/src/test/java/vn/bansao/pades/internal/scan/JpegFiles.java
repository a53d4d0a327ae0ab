package vn.bansao.pades.internal.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files for tests: made by ImageIO, then taken apart and put together segment by segment. */
final class JpegFiles {
    static final int WIDTH = 203;
    static final int HEIGHT = 151;

    private JpegFiles() {}

    static byte[] colour() {
        return encode(BufferedImage.TYPE_INT_RGB, false);
    }

    static byte[] grey() {
        return encode(BufferedImage.TYPE_BYTE_GRAY, false);
    }

    static byte[] progressive() {
        return encode(BufferedImage.TYPE_INT_RGB, true);
    }

    /** ImageIO writes JFIF with a ratio only; 300 dpi are put in. */
    private static byte[] encode(int type, boolean progressive) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(160, 30, 40));
        g.drawOval(20, 20, 100, 100);
        g.drawLine(0, 0, WIDTH, HEIGHT);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return jfif(bytes.toByteArray(), 1, 300, 300);
    }

    /** The same file with its JFIF density set (the JFIF segment comes first). */
    static byte[] jfif(byte[] file, int units, int x, int y) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).put(13, (byte) units).putShort(14, (short) x).putShort(16, (short) y);
        return changed;
    }

    /** The same file without its JFIF segment. */
    static byte[] withoutJfif(byte[] file) {
        return cat(new byte[] {(byte) 0xFF, (byte) 0xD8}, slice(file, 20, file.length));
    }

    /** The same file with a segment put in at its start. */
    static byte[] with(byte[] file, int marker, byte[] body) {
        byte[] head = ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .array();
        return cat(slice(file, 0, 2), head, body, slice(file, 2, file.length));
    }

    /** The position of the first such marker, of its 0xFF. */
    static int find(byte[] file, int marker) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != marker) {
            at += 2 + ByteBuffer.wrap(file).getShort(at + 2);
        }
        return at;
    }

    /** An APP1 body: orientation and density, as EXIF has them. */
    static byte[] exif(ByteOrder order, int orientation, int x, int y, int unit) {
        ByteBuffer tiff = ByteBuffer.allocate(80).order(order);
        tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 4);
        entry(tiff, 0x112, 3).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x11A, 5).putInt(62);
        entry(tiff, 0x11B, 5).putInt(70);
        entry(tiff, 0x128, 3).putShort((short) unit).putShort((short) 0);
        tiff.putInt(0);
        tiff.putInt(62, 10 * x).putInt(66, 10).putInt(70, y).putInt(74, 1);
        return cat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array());
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(1);
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] cat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
