package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** JPEG 2000 files put together box by box and marker by marker. What the tiles hold is not decoded here: it is filler. */
final class Jp2Files {
    static final int WIDTH = 200;
    static final int HEIGHT = 150;
    static final byte[] SIGNATURE = box("jP  ", hex("0D0A870A"));
    static final byte[] FILE_TYPE = box("ftyp", ascii("jp2 \0\0\0\0jp2 "));
    static final byte[] SRGB = enumerated(16);
    static final byte[] GREY = enumerated(17);
    static final byte[] DPI_300 = box("res ", box("resc", resolution(30_000, 254, 2)));

    private Jp2Files() {}

    /** An sRGB file of four tiles with 300 dpi. */
    static byte[] colour() {
        return file(header(3, SRGB, DPI_300), codestream(3, 8));
    }

    static byte[] grey() {
        return file(header(1, GREY, DPI_300), codestream(1, 8));
    }

    /** With a box of the codestream that tells its length. */
    static byte[] file(byte[] header, byte[] codestream) {
        return JpegFiles.cat(SIGNATURE, FILE_TYPE, header, box("jp2c", codestream));
    }

    static byte[] header(int channels, byte[]... boxes) {
        return header(channels, 8, boxes);
    }

    static byte[] header(int channels, int depth, byte[]... boxes) {
        return box("jp2h", JpegFiles.cat(ihdr(channels, depth - 1), JpegFiles.cat(boxes)));
    }

    static byte[] ihdr(int channels, int codedDepth) {
        ByteBuffer content =
                ByteBuffer.allocate(14).putInt(HEIGHT).putInt(WIDTH).putShort((short) channels);
        return box("ihdr", content.put((byte) codedDepth).put((byte) 7).array());
    }

    static byte[] enumerated(int space) {
        return enumerated(space, 0);
    }

    static byte[] enumerated(int space, int approximation) {
        return colour(1, approximation, ByteBuffer.allocate(4).putInt(space).array());
    }

    static byte[] colour(int method, int approximation, byte[] content) {
        return box("colr", JpegFiles.cat(new byte[] {(byte) method, 0, (byte) approximation}, content));
    }

    /** The same down and across, in pixels per metre. */
    static byte[] resolution(int numerator, int denominator, int power) {
        return ByteBuffer.allocate(10)
                .putShort((short) numerator)
                .putShort((short) denominator)
                .putShort((short) numerator)
                .putShort((short) denominator)
                .put((byte) power)
                .put((byte) power)
                .array();
    }

    /** Channel, type, meaning of each. */
    static byte[] definitions(int... numbers) {
        ByteBuffer content = ByteBuffer.allocate(2 + 2 * numbers.length).putShort((short) (numbers.length / 3));
        for (int number : numbers) {
            content.putShort((short) number);
        }
        return box("cdef", content.array());
    }

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(ascii(type))
                .put(content)
                .array();
    }

    static byte[] codestream(int channels, int depth) {
        byte[][] parts = {tilePart(0, 100), tilePart(1, 700), tilePart(2, 14), tilePart(3, 70_000), tilePart(3, 40)};
        return JpegFiles.cat(mainHeader(channels, depth), JpegFiles.cat(parts), hex("FFD9"));
    }

    /** SOC, SIZ with four tiles, COD, QCD, a comment. */
    static byte[] mainHeader(int channels, int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("FF4FFF51"));
        ByteBuffer size = ByteBuffer.allocate(38 + 3 * channels);
        size.putShort((short) size.capacity()).putShort((short) 0);
        size.putInt(WIDTH).putInt(HEIGHT).putInt(0).putInt(0);
        size.putInt(100).putInt(75).putInt(0).putInt(0).putShort((short) channels);
        for (int i = 0; i < channels; i++) {
            size.put((byte) (depth - 1)).put((byte) 1).put((byte) 1);
        }
        out.writeBytes(size.array());
        out.writeBytes(hex("FF52000C00000001000304040001"));
        out.writeBytes(hex("FF5C00044040"));
        out.writeBytes(hex("FF6400060001" + "4142"));
        return out.toByteArray();
    }

    static byte[] tilePart(int tile, int length) {
        return tilePart(tile, length, length);
    }

    static byte[] tilePart(int tile, int length, int statedLength) {
        ByteBuffer part = ByteBuffer.allocate(length).put(hex("FF90000A"));
        part.putShort((short) tile).putInt(statedLength).put((byte) 0).put((byte) 1);
        return part.put(hex("FF93")).array();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
