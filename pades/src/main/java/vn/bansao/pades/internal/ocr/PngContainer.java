package vn.bansao.pades.internal.ocr;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;

/** A PNG file around a zlib stream of filtered rows, which is what its data chunks hold (PNG, 11.2). */
final class PngContainer implements Closeable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final OutputStream out;

    PngContainer(Path file, ImageHeader header) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        out.write(SIGNATURE);
        byte colourType = (byte) (header.colour() == Colour.GRAY ? 0 : header.colour() == Colour.RGB ? 2 : 3);
        byte[] size = ByteBuffer.allocate(13)
                .putInt(header.widthPx())
                .putInt(header.heightPx())
                .put((byte) header.bitsPerComponent())
                .put(colourType)
                .array();
        chunk("IHDR", size, 0, size.length);
        byte[] palette = header.palette();
        if (palette != null) {
            chunk("PLTE", palette, 0, palette.length);
        }
    }

    void data(byte[] bytes, int from, int length) throws IOException {
        chunk("IDAT", bytes, from, length);
    }

    private void chunk(String type, byte[] bytes, int from, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(bytes, from, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(bytes, from, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    @Override
    public void close() throws IOException {
        try (out) {
            chunk("IEND", new byte[0], 0, 0);
        }
    }
}
