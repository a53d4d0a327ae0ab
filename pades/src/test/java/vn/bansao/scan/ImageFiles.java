package vn.bansao.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.bansao.DocumentSource;

/** Pictures as the files a scanner would save, with their density. */
final class ImageFiles {
    private ImageFiles() {}

    static DocumentSource jpeg(String name, BufferedImage page, int dpi) throws IOException {
        return DocumentSource.of(name, jpeg(page, dpi, 0.85f, false));
    }

    static byte[] jpeg(BufferedImage page, int dpi, float quality, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), how);
        } finally {
            writer.dispose();
        }
        byte[] file = bytes.toByteArray();
        ByteBuffer jfif = ByteBuffer.wrap(file);
        jfif.put(13, (byte) 1).putShort(14, (short) dpi).putShort(16, (short) dpi); // JFIF's density in dots per inch
        return file;
    }

    static DocumentSource png(String name, BufferedImage page, int dpi) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(page, "png", bytes);
        byte[] file = bytes.toByteArray();
        ByteBuffer chunk = ByteBuffer.allocate(21);
        int perMetre = (int) Math.round(dpi / 0.0254);
        chunk.putInt(9).put("pHYs".getBytes(StandardCharsets.US_ASCII));
        chunk.putInt(perMetre).putInt(perMetre).put((byte) 1);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 13);
        chunk.putInt((int) crc.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, 33); // signature and IHDR
        out.writeBytes(chunk.array());
        out.write(file, 33, file.length - 33);
        return DocumentSource.of(name, out.toByteArray());
    }
}
