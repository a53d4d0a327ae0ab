package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A tiny PNG writer: every colour type, depth and interlace method, random samples, all five filters. */
final class PngFiles {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };
    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private PngFiles() {}

    /** A kind of PNG: {@code type} is 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
    record Kind(int type, int depth, boolean interlaced, int width, int height) {
        int samplesPerPixel() {
            return switch (type) {
                case 2 -> 3;
                case 4 -> 2;
                case 6 -> 4;
                default -> 1;
            };
        }
    }

    /** Every permitted combination, in sizes that leave passes empty and bits over. */
    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        int[][] typesAndDepths = {
            {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}
        };
        int[][] sizes = {{1, 40}, {3, 41}, {37, 5}, {45, 43}};
        for (int[] td : typesAndDepths) {
            for (int[] size : sizes) {
                kinds.add(new Kind(td[0], td[1], false, size[0], size[1]));
                kinds.add(new Kind(td[0], td[1], true, size[0], size[1]));
            }
        }
        return kinds;
    }

    /** Samples by row, pixel, component; the same for the same kind. */
    static int[][][] samples(Kind kind) {
        Random random = new Random(kind.hashCode());
        int[][][] samples = new int[kind.height()][kind.width()][kind.samplesPerPixel()];
        for (int[][] row : samples) {
            for (int[] pixel : row) {
                for (int i = 0; i < pixel.length; i++) {
                    pixel[i] = random.nextInt(1 << kind.depth());
                }
            }
        }
        return samples;
    }

    /** Samples by row, those of a pixel side by side. */
    static int[][] flat(int[][][] samples) {
        return Arrays.stream(samples)
                .map(row -> Arrays.stream(row).flatMapToInt(Arrays::stream).toArray())
                .toArray(int[][]::new);
    }

    /** A file of this kind at 300 dpi (at 10 where the page would be too small for a PDF), its data in pieces of 100 bytes. */
    static byte[] file(Kind kind) {
        return file(kind, 1 << kind.depth(), deflate(rows(kind, samples(kind))));
    }

    static byte[] file(Kind kind, int paletteEntries, byte[] data) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(chunk("IHDR", header(kind)));
        int perMetre = Math.min(kind.width(), kind.height()) < 40 ? 394 : 11_811;
        file.writeBytes(chunk("pHYs", phys(perMetre, perMetre, 1)));
        if (kind.type() == 3) {
            byte[] palette = new byte[3 * paletteEntries];
            new Random(7).nextBytes(palette);
            file.writeBytes(chunk("PLTE", palette));
        }
        for (int at = 0; at < data.length; at += 100) {
            file.writeBytes(chunk("IDAT", JpegFiles.slice(data, at, Math.min(data.length, at + 100))));
        }
        file.writeBytes(chunk("tEXt", "Comment\0end".getBytes(StandardCharsets.ISO_8859_1)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    static byte[] header(Kind kind) {
        return ByteBuffer.allocate(13)
                .putInt(kind.width())
                .putInt(kind.height())
                .put((byte) kind.depth())
                .put((byte) kind.type())
                .put(12, (byte) (kind.interlaced() ? 1 : 0))
                .array();
    }

    static byte[] phys(int x, int y, int unit) {
        return ByteBuffer.allocate(9).putInt(x).putInt(y).put((byte) unit).array();
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] typed = JpegFiles.cat(type.getBytes(StandardCharsets.US_ASCII), body);
        CRC32 crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(body.length + 12)
                .putInt(body.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The same file with a chunk put in before the first chunk of another type. */
    static byte[] with(byte[] file, String before, byte[] chunk) {
        int at = find(file, before);
        return JpegFiles.cat(JpegFiles.slice(file, 0, at), chunk, JpegFiles.slice(file, at, file.length));
    }

    /** The same file without the first chunk of this type. */
    static byte[] without(byte[] file, String type) {
        int at = find(file, type);
        int length = ByteBuffer.wrap(file).getInt(at);
        return JpegFiles.cat(JpegFiles.slice(file, 0, at), JpegFiles.slice(file, at + 12 + length, file.length));
    }

    static int find(byte[] file, String type) {
        int at = SIGNATURE.length;
        while (!new String(file, at + 4, 4, StandardCharsets.US_ASCII).equals(type)) {
            at += 12 + ByteBuffer.wrap(file).getInt(at);
        }
        return at;
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 1000];
        int length = deflater.deflate(out);
        deflater.end();
        return JpegFiles.slice(out, 0, length);
    }

    /** Filter bytes and filtered rows, pass by pass. */
    static byte[] rows(Kind kind, int[][][] samples) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Random random = new Random(1);
        for (int[] pass : kind.interlaced() ? ADAM7 : ONE_PASS) {
            byte[] above = null;
            for (int y = pass[1]; y < kind.height() && pass[0] < kind.width(); y += pass[3]) {
                byte[] row = pack(samples[y], pass[0], pass[2], kind.depth());
                byte[] before = above == null ? new byte[row.length] : above;
                int filter = random.nextInt(5);
                all.write(filter);
                all.writeBytes(filter(filter, row, before, Math.max(1, kind.samplesPerPixel() * kind.depth() / 8)));
                above = row;
            }
        }
        return all.toByteArray();
    }

    private static byte[] pack(int[][] row, int start, int step, int depth) {
        StringBuilder bits = new StringBuilder();
        for (int x = start; x < row.length; x += step) {
            for (int sample : row[x]) {
                bits.append(Integer.toBinaryString(sample | 1 << depth).substring(1));
            }
        }
        bits.append("0".repeat((8 - bits.length() % 8) % 8));
        byte[] packed = new byte[bits.length() / 8];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return packed;
    }

    private static byte[] filter(int filter, byte[] row, byte[] above, int distance) {
        byte[] filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            filtered[i] = (byte) (row[i] - predict(filter, row, above, i, distance));
        }
        return filtered;
    }

    /** What filter {@code filter} predicts for byte {@code i}, from the bytes before it and the row above. */
    static int predict(int filter, byte[] row, byte[] above, int i, int distance) {
        int a = i < distance ? 0 : row[i - distance] & 0xFF;
        int b = above[i] & 0xFF;
        int c = i < distance ? 0 : above[i - distance] & 0xFF;
        int p = a + b - c;
        int nearest = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
        int paeth = Math.abs(p - a) == nearest ? a : Math.abs(p - b) == nearest ? b : c;
        return new int[] {0, a, b, (a + b) / 2, paeth}[filter];
    }
}
