package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiPredicate;
import vn.bansao.testing.PdfFiles;

/** JBIG2 images as they stand in a PDF (ITU-T T.88), segment by segment, with regions that are coded as fax data. */
public final class Jbig2Files {
    static final int WIDTH = 200;
    static final int HEIGHT = 304;
    static final int PATTERN = 8; // pixels aside
    static final int PAGE = 48;
    static final int GENERIC = 38;

    private Jbig2Files() {}

    /** A segment of page {@code page}, 0 for none, that refers to up to four others below 256. */
    static byte[] segment(int number, int type, int page, byte[] data, int... referred) {
        ByteBuffer segment = ByteBuffer.allocate(11 + referred.length + data.length);
        segment.putInt(number).put((byte) type).put((byte) (referred.length << 5));
        for (int other : referred) {
            segment.put((byte) other);
        }
        return segment.put((byte) page).putInt(data.length).put(data).array();
    }

    static byte[] page(int width, int height) {
        return segment(
                1, PAGE, 1, ByteBuffer.allocate(19).putInt(width).putInt(height).array());
    }

    /** A region over all of the page, in fax codes. */
    static byte[] generic(int number) {
        byte[] code =
                fax(WIDTH, HEIGHT, (x, y) -> (x - 100) * (x - 100) + (y - 150) * (y - 150) < 6_000 || x % 31 == 3);
        byte[] head = ByteBuffer.allocate(18)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .position(17)
                .put((byte) 1)
                .array();
        return segment(number, GENERIC, 1, JpegFiles.cat(head, code));
    }

    /** One region in fax codes. */
    public static byte[] plain() {
        return JpegFiles.cat(page(WIDTH, HEIGHT), generic(2));
    }

    /** What {@link #halftone} shares: white, and a pattern of strokes. */
    public static byte[] globals() {
        byte[] code = fax(2 * PATTERN, PATTERN, (x, y) -> x >= PATTERN && (x + y) % 4 < 2);
        byte[] head = ByteBuffer.allocate(7)
                .put((byte) 1)
                .put((byte) PATTERN)
                .put((byte) PATTERN)
                .putInt(1)
                .array();
        return segment(0, 16, 0, JpegFiles.cat(head, code));
    }

    /** A region that is drawn with the patterns of {@link #globals}. */
    public static byte[] halftone() {
        int across = WIDTH / PATTERN;
        int down = HEIGHT / PATTERN;
        byte[] code = fax(across, down, (x, y) -> (x * x + 3 * y) % 7 < 3);
        ByteBuffer head = ByteBuffer.allocate(38).putInt(WIDTH).putInt(HEIGHT).position(17);
        head.put((byte) 1).putInt(across).putInt(down).putInt(0).putInt(0);
        head.putShort((short) (PATTERN << 8)).putShort((short) 0);
        return JpegFiles.cat(page(WIDTH, HEIGHT), segment(2, 22, 1, JpegFiles.cat(head.array(), code), 0));
    }

    /** A PDF of one page of such an image; {@code globals} may be empty. */
    public static byte[] pdf(byte[] globals, byte[] image) {
        PdfFiles file = new PdfFiles();
        String shared = globals.length == 0 ? "" : "/DecodeParms<</JBIG2Globals " + file.stream("", globals) + " 0 R>>";
        String entries = "/Subtype/Image/Width " + WIDTH + "/Height " + HEIGHT
                + "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode";
        return file.imagePage(file.stream(entries + shared, image)).bytes();
    }

    static byte[] fax(int width, int height, BiPredicate<Integer, Integer> black) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FaxEncoder encoder = new FaxEncoder(out::write, width);
            for (int y = 0; y < height; y++) {
                FaxRow row = new FaxRow(width);
                for (int x = 0; x < width; x++) {
                    if (black.test(x, y) != (row.colour() == 1)) {
                        row.change(x);
                    }
                }
                row.end();
                encoder.row(row);
            }
            encoder.end();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory do not fail", e);
        }
        return out.toByteArray();
    }
}
