package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A tiny baseline encoder of grey blocks, each of one brightness, with a restart marker after every so many blocks. */
final class RestartedJpeg {
    private RestartedJpeg() {}

    /** The brightness that every pixel of a block decodes to. */
    static int brightness(int block) {
        return 128 + 8 * (block * 7 % 15 - 7);
    }

    /** Sides are multiples of 8; 300 dpi. */
    static byte[] file(int width, int height, int interval) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("FFD8FFE000104A46494600010101012C012C0000"));
        byte[] ones = new byte[65];
        java.util.Arrays.fill(ones, (byte) 8); // A DC difference of 1 is a brightness of 1.
        ones[0] = 0;
        segment(out, 0xDB, ones);
        byte[] frame = hex("08000000000101110000");
        frame[1] = (byte) (height >> 8);
        frame[2] = (byte) height;
        frame[3] = (byte) (width >> 8);
        frame[4] = (byte) width;
        segment(out, 0xC0, java.util.Arrays.copyOf(frame, 9));
        // DC: the classes 0 to 8 have codes of four bits; AC: only the end of the block, of one bit.
        segment(out, 0xC4, hex("0000000009000000000000000000000000" + "000102030405060708"));
        segment(out, 0xC4, hex("1001000000000000000000000000000000" + "00"));
        segment(out, 0xDD, new byte[] {(byte) (interval >> 8), (byte) interval});
        segment(out, 0xDA, hex("010100003F00"));
        blocks(out, width / 8 * (height / 8), interval);
        out.writeBytes(hex("FFD9"));
        return out.toByteArray();
    }

    private static void blocks(ByteArrayOutputStream out, int count, int interval) {
        int before = 0;
        StringBuilder bits = new StringBuilder();
        for (int block = 0; block < count; block++) {
            int level = brightness(block) - 128;
            bits.append(difference(level - before)).append('0');
            before = level;
            if ((block + 1) % interval == 0 || block + 1 == count) {
                flush(out, bits);
                before = 0;
                if (block + 1 < count) {
                    out.write(0xFF);
                    out.write(0xD0 + block / interval % 8);
                }
            }
        }
    }

    private static String difference(int value) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        String code = binary(size, 4);
        return size == 0 ? code : code + binary(value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private static String binary(int value, int bits) {
        String text = Integer.toBinaryString(value);
        return "0".repeat(bits - text.length()) + text;
    }

    private static void flush(ByteArrayOutputStream out, StringBuilder bits) {
        while (bits.length() % 8 != 0) {
            bits.append('1');
        }
        for (int i = 0; i < bits.length(); i += 8) {
            int value = Integer.parseInt(bits.substring(i, i + 8), 2);
            out.write(value);
            if (value == 0xFF) {
                out.write(0);
            }
        }
        bits.setLength(0);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
        out.write(0xFF);
        out.write(marker);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    /** What a phone hangs behind a picture. */
    static byte[] trailer() {
        return "SEFHj\0\0\0 motion photo \u00FF\u00D8\u00FF video".getBytes(StandardCharsets.ISO_8859_1);
    }
}
