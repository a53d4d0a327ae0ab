package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A tiny TIFF writer: both byte orders, classic and BigTIFF, strips and tiles, every lossless compression. */
public final class TiffFiles {
    static final int BYTE = 1;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int UNDEFINED = 7;

    private TiffFiles() {}

    /** A field of a directory; the values of a rational are two each. */
    private record Field(int type, long[] values) {
        int bytes() {
            return values.length
                    * switch (type) {
                        case BYTE, UNDEFINED -> 1;
                        case SHORT -> 2;
                        default -> 4;
                    };
        }

        long count() {
            return type == RATIONAL ? values.length / 2 : values.length;
        }

        void put(ByteBuffer out) {
            for (long value : values) {
                switch (type) {
                    case BYTE, UNDEFINED -> out.put((byte) value);
                    case SHORT -> out.putShort((short) value);
                    default -> out.putInt((int) value);
                }
            }
        }
    }

    /** A page, to be filled. */
    public static final class Page {
        private final Map<Integer, Field> fields = new TreeMap<>();
        private final List<byte[]> segments = new ArrayList<>();
        private long statedLength = -1;

        /** A page of this size at 300 dpi. */
        public Page(int width, int height, int compression, int photometric) {
            set(256, LONG, width)
                    .set(257, LONG, height)
                    .set(259, SHORT, compression)
                    .set(262, SHORT, photometric);
            set(282, RATIONAL, 300, 1).set(283, RATIONAL, 300, 1).set(296, SHORT, 2);
        }

        public Page set(int tag, int type, long... values) {
            fields.put(tag, new Field(type, values));
            return this;
        }

        public Page without(int tag) {
            fields.remove(tag);
            return this;
        }

        /** A length that is said of each segment, whatever it is. */
        Page statedLength(long bytes) {
            statedLength = bytes;
            return this;
        }

        Page block(int tag, byte[] bytes) {
            long[] values = new long[bytes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes[i];
            }
            return set(tag, UNDEFINED, values);
        }

        /** Strips of so many rows each. */
        public Page strips(int rows, byte[]... strips) {
            set(278, LONG, rows);
            segments.addAll(Arrays.asList(strips));
            return this;
        }

        Page tiles(int width, int height, List<byte[]> tiles) {
            set(322, LONG, width).set(323, LONG, height);
            segments.addAll(tiles);
            return this;
        }
    }

    public static byte[] file(Page... pages) {
        return file(ByteOrder.LITTLE_ENDIAN, false, pages);
    }

    /** Directories first, each followed by its values; image data at the end. */
    static byte[] file(ByteOrder order, boolean big, Page... pages) {
        int at = big ? 16 : 8;
        for (Page page : pages) {
            boolean tiled = page.fields.containsKey(322);
            long[] none = new long[page.segments.size()];
            page.set(tiled ? 324 : 273, LONG, none).set(tiled ? 325 : 279, LONG, none);
            at += directoryBytes(page, big);
        }
        for (Page page : pages) {
            boolean tiled = page.fields.containsKey(322);
            long[] offsets = new long[page.segments.size()];
            long[] lengths = new long[offsets.length];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = at;
                lengths[i] = page.statedLength >= 0 ? page.statedLength : page.segments.get(i).length;
                at += page.segments.get(i).length;
            }
            page.set(tiled ? 324 : 273, LONG, offsets).set(tiled ? 325 : 279, LONG, lengths);
        }
        ByteBuffer out = ByteBuffer.allocate(at).order(order);
        out.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16);
        } else {
            out.putShort((short) 42).putInt(8);
        }
        for (int i = 0; i < pages.length; i++) {
            directory(pages[i], big, i == pages.length - 1, out);
        }
        for (Page page : pages) {
            page.segments.forEach(out::put);
        }
        return out.array();
    }

    private static int directoryBytes(Page page, boolean big) {
        int size = big ? 16 + 20 * page.fields.size() : 6 + 12 * page.fields.size();
        for (Field field : page.fields.values()) {
            size += field.bytes() > (big ? 8 : 4) ? field.bytes() : 0;
        }
        return size;
    }

    private static void directory(Page page, boolean big, boolean last, ByteBuffer out) {
        int end = out.position() + directoryBytes(page, big);
        int inline = big ? 8 : 4;
        int values = out.position() + (big ? 16 + 20 * page.fields.size() : 6 + 12 * page.fields.size());
        number(out, page.fields.size(), big ? 8 : 2);
        for (Map.Entry<Integer, Field> entry : page.fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort((short) (int) entry.getKey()).putShort((short) field.type());
            number(out, field.count(), inline);
            if (field.bytes() > inline) {
                number(out, values, inline);
                ByteBuffer there = out.duplicate().order(out.order()).position(values);
                field.put(there);
                values += field.bytes();
            } else {
                int from = out.position();
                field.put(out);
                out.position(from + inline);
            }
        }
        number(out, last ? 0 : end, inline);
        out.position(end);
    }

    private static void number(ByteBuffer out, long value, int bytes) {
        switch (bytes) {
            case 2 -> out.putShort((short) value);
            case 4 -> out.putInt((int) value);
            default -> out.putLong(value);
        }
    }

    /**
     * A kind of image.
     *
     * @param rows of a strip, or 0 for tiles of 16 by 32
     * @param planar a plane for each sample
     * @param alpha the value of ExtraSamples, or 0 for no alpha
     */
    record Kind(
            int photometric,
            int depth,
            int compression,
            boolean differenced,
            int rows,
            boolean reversed,
            boolean littleEndian,
            boolean big,
            boolean planar,
            int alpha) {
        Kind(
                int photometric,
                int depth,
                int compression,
                boolean differenced,
                int rows,
                boolean reversed,
                boolean littleEndian,
                boolean big) {
            this(photometric, depth, compression, differenced, rows, reversed, littleEndian, big, false, 0);
        }

        int samplesPerPixel() {
            return (photometric == 2 ? 3 : photometric == 5 ? 4 : 1) + (alpha == 0 ? 0 : 1);
        }

        ByteOrder order() {
            return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }
    }

    static final int WIDTH = 45;
    static final int HEIGHT = 43;

    /** Every photometric and depth with every compression, predictor and layout; byte orders and fill orders take turns. */
    static List<Kind> kinds() {
        int[][] colours = {
            {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {2, 8}, {2, 16}, {3, 1},
            {3, 2}, {3, 4}, {3, 8}
        };
        List<Kind> kinds = new ArrayList<>();
        for (int[] colour : colours) {
            for (int compression : new int[] {1, 5, 8, 32_773, 32_946}) {
                for (int rows : new int[] {HEIGHT, 7, 0}) {
                    int n = kinds.size();
                    boolean predictable = colour[1] >= 8 && compression != 1 && compression != 32_773;
                    kinds.add(new Kind(
                            colour[0], colour[1], compression, false, rows, n % 5 == 0, n % 2 == 0, n % 3 == 0));
                    if (predictable) {
                        kinds.add(
                                new Kind(colour[0], colour[1], compression, true, rows, false, n % 2 == 0, n % 7 == 0));
                    }
                }
            }
        }
        return kinds;
    }

    /** Samples by row, those of a pixel side by side; half of them repeat the one before. */
    static int[][] samples(Kind kind) {
        Random random = new Random(kind.hashCode());
        int[][] samples = new int[HEIGHT][WIDTH * kind.samplesPerPixel()];
        for (int[] row : samples) {
            for (int i = 0; i < row.length; i++) {
                row[i] = i > 0 && random.nextBoolean() ? row[i - 1] : random.nextInt(1 << kind.depth());
            }
        }
        return samples;
    }

    static Page page(Kind kind) {
        Page page = new Page(WIDTH, HEIGHT, kind.compression(), kind.photometric());
        long[] depths = new long[kind.samplesPerPixel()];
        Arrays.fill(depths, kind.depth());
        page.set(258, SHORT, depths).set(277, SHORT, kind.samplesPerPixel());
        if (kind.photometric() == 3) {
            page.set(
                    320,
                    SHORT,
                    new Random(3).longs(3L << kind.depth(), 0, 1 << 16).toArray());
        }
        if (kind.reversed()) {
            page.set(266, SHORT, 2);
        }
        if (kind.differenced()) {
            page.set(317, SHORT, 2);
        }
        if (kind.alpha() != 0) {
            page.set(338, SHORT, kind.alpha());
        }
        if (kind.planar()) {
            page.set(284, SHORT, 2);
        }
        List<byte[]> segments = new ArrayList<>();
        int n = kind.samplesPerPixel();
        for (int plane = 0; plane < (kind.planar() ? n : 1); plane++) {
            int[][] samples = kind.planar() ? plane(samples(kind), plane, n) : samples(kind);
            segments(kind, samples, kind.planar() ? 1 : n, segments);
        }
        return kind.rows() == 0
                ? page.tiles(16, 32, segments)
                : page.strips(kind.rows(), segments.toArray(byte[][]::new));
    }

    private static int[][] plane(int[][] samples, int plane, int n) {
        int[][] those = new int[HEIGHT][WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                those[y][x] = samples[y][x * n + plane];
            }
        }
        return those;
    }

    /** {@code n}: samples of a pixel side by side. */
    private static void segments(Kind kind, int[][] samples, int n, List<byte[]> segments) {
        int height = kind.rows() == 0 ? 32 : kind.rows();
        int width = kind.rows() == 0 ? 16 : WIDTH;
        for (int y = 0; y < HEIGHT; y += height) {
            int rows = kind.rows() == 0 ? height : Math.min(height, HEIGHT - y);
            for (int x = 0; x < WIDTH; x += width) {
                segments.add(segment(kind, samples, n, x, y, width, rows));
            }
        }
    }

    static byte[] file(Kind kind) {
        return file(kind.order(), kind.big(), page(kind));
    }

    private static byte[] segment(Kind kind, int[][] samples, int n, int x, int y, int width, int height) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int row = y; row < y + height; row++) {
            int[] values = new int[width * n];
            for (int i = 0; i < values.length && row < HEIGHT && x * n + i < samples[row].length; i++) {
                values[i] = samples[row][x * n + i];
            }
            for (int i = values.length - 1; i >= n && kind.differenced(); i--) {
                values[i] = values[i] - values[i - n] & ((1 << kind.depth()) - 1);
            }
            rows.writeBytes(pack(values, kind.depth(), kind.order()));
        }
        byte[] coded = compress(kind.compression(), rows.toByteArray());
        for (int i = 0; i < coded.length && kind.reversed(); i++) {
            coded[i] = (byte) (Integer.reverse(coded[i]) >>> 24);
        }
        return coded;
    }

    private static byte[] pack(int[] values, int depth, ByteOrder order) {
        if (depth == 16) {
            ByteBuffer out = ByteBuffer.allocate(2 * values.length).order(order);
            for (int value : values) {
                out.putShort((short) value);
            }
            return out.array();
        }
        byte[] packed = new byte[(values.length * depth + 7) / 8];
        for (int i = 0; i < values.length; i++) {
            packed[i * depth / 8] |= (byte) (values[i] << (8 - depth - i * depth % 8));
        }
        return packed;
    }

    private static byte[] compress(int compression, byte[] bytes) {
        return switch (compression) {
            case 1 -> bytes;
            case 5 -> lzw(bytes);
            case 32_773 -> packBits(bytes);
            default -> PngFiles.deflate(bytes);
        };
    }

    private static byte[] packBits(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; ) {
            int same = 1;
            while (at + same < bytes.length && same < 128 && bytes[at + same] == bytes[at]) {
                same++;
            }
            if (same > 1) {
                out.write(257 - same);
                out.write(bytes[at]);
            } else {
                out.write(0);
                out.write(bytes[at]);
            }
            at += same;
        }
        return out.toByteArray();
    }

    /** TIFF 6.0, section 13: a clear code first, and whenever the table is full. */
    static byte[] lzw(byte[] bytes) {
        StringBuilder bits = new StringBuilder();
        Map<String, Integer> table = new HashMap<>();
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int width = 9;
        code(bits, 256, width);
        String before = "";
        for (char next : text.toCharArray()) {
            if (before.isEmpty() || table.containsKey(before + next)) {
                before += next;
                continue;
            }
            code(bits, number(table, before), width);
            table.put(before + next, 258 + table.size());
            if (258 + table.size() == 4094) {
                code(bits, 256, width);
                table.clear();
                width = 9;
            } else if (258 + table.size() == 1 << width) {
                width++;
            }
            before = String.valueOf(next);
        }
        if (!before.isEmpty()) {
            code(bits, number(table, before), width);
            if (258 + table.size() + 1 == 1 << width) {
                width++;
            }
        }
        code(bits, 257, width);
        bits.append("0".repeat((8 - bits.length() % 8) % 8));
        byte[] out = new byte[bits.length() / 8];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return out;
    }

    private static int number(Map<String, Integer> table, String text) {
        return text.length() == 1 ? text.charAt(0) : table.get(text);
    }

    private static void code(StringBuilder bits, int code, int width) {
        bits.append(Integer.toBinaryString(code | 1 << width).substring(1));
    }
}
