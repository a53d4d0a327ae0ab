package vn.bansao.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A small colour profile for inks (ICC.1:2010, lut8Type of 2 x 2 x 2 x 2 points): paper is white, each ink takes its light away,
 * black takes all.
 */
public final class CmykProfile {
    private static final int HEADER_BYTES = 128;
    private static final int TAGS = 4;
    private static final int TABLE_ENTRIES = 256;

    private CmykProfile() {}

    /** The profile. */
    public static byte[] bytes() {
        byte[] lut = lut();
        int first = HEADER_BYTES + 4 + 12 * TAGS;
        ByteBuffer profile = ByteBuffer.allocate(first + 100 + 20 + 20 + lut.length);
        header(profile);
        profile.position(HEADER_BYTES).putInt(TAGS);
        int at = first;
        String[] names = {"desc", "cprt", "wtpt", "A2B0"};
        byte[][] tags = {description(), text(), whitePoint(), lut};
        for (int i = 0; i < TAGS; i++) {
            profile.put(ascii(names[i])).putInt(at).putInt(tags[i].length);
            profile.put(at, tags[i]);
            at += tags[i].length;
        }
        return profile.array();
    }

    private static void header(ByteBuffer profile) {
        profile.putInt(0, profile.capacity()).putInt(8, 0x0210_0000);
        profile.put(12, ascii("prtrCMYKLab "));
        profile.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        profile.put(36, ascii("acsp"));
        profile.putInt(68, 0xF6D6).putInt(72, 0x1_0000).putInt(76, 0xD32D); // D50
    }

    private static byte[] description() {
        return ByteBuffer.allocate(100)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(5)
                .put(ascii("inks"))
                .array();
    }

    private static byte[] text() {
        return ByteBuffer.allocate(20)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii("none"))
                .array();
    }

    private static byte[] whitePoint() {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(0)
                .putInt(0xF6D6)
                .putInt(0x1_0000)
                .putInt(0xD32D)
                .array();
    }

    private static byte[] lut() {
        ByteBuffer lut = ByteBuffer.allocate(48 + 4 * TABLE_ENTRIES + 16 * 3 + 3 * TABLE_ENTRIES);
        lut.put(ascii("mft1"))
                .putInt(0)
                .put((byte) 4)
                .put((byte) 3)
                .put((byte) 2)
                .put((byte) 0);
        for (int i = 0; i < 9; i++) {
            lut.putInt(i % 4 == 0 ? 0x1_0000 : 0);
        }
        straight(lut, 4);
        for (int point = 0; point < 16; point++) { // the last ink changes fastest
            double light = 1 - (point & 1);
            lab(lut, light * (1 - (point >> 3 & 1)), light * (1 - (point >> 2 & 1)), light * (1 - (point >> 1 & 1)));
        }
        straight(lut, 3);
        return lut.array();
    }

    private static void straight(ByteBuffer lut, int tables) {
        for (int i = 0; i < tables * TABLE_ENTRIES; i++) {
            lut.put((byte) i);
        }
    }

    /** Linear light of sRGB's primaries as CIE Lab of D50. */
    private static void lab(ByteBuffer lut, double r, double g, double b) {
        double x = f((0.4360 * r + 0.3851 * g + 0.1431 * b) / 0.9642);
        double y = f(0.2225 * r + 0.7169 * g + 0.0606 * b);
        double z = f((0.0139 * r + 0.0971 * g + 0.7141 * b) / 0.8249);
        lut.put(octet((116 * y - 16) * 2.55));
        lut.put(octet(500 * (x - y) + 128));
        lut.put(octet(200 * (y - z) + 128));
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static byte octet(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
