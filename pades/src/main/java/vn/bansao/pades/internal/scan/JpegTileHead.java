package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** What comes before the coded data of a JPEG that is a part of an image, with the tables of the directory. */
final class JpegTileHead {
    private static final int LONGEST_FACTOR = 4;

    private final TiffImage image;
    private final ScanBytes bytes;
    private final long offset;
    private final byte[] @Nullable [] quantisation = new byte[4][];
    private final @Nullable JpegCodes[] dc = new JpegCodes[4];
    private final @Nullable JpegCodes[] ac = new JpegCodes[4];
    private final ByteArrayOutputStream application = new ByteArrayOutputStream();
    private byte[] frame = {};
    private byte[] scan = {};
    private int interval;
    private int length;

    private JpegTileHead(TiffImage image, ScanBytes bytes, long offset) {
        this.image = image;
        this.bytes = bytes;
        this.offset = offset;
    }

    /** Reads the tables of the directory, if there are any, and the start of a segment at {@code offset} of the file. */
    static JpegTileHead of(TiffImage image, ScanBytes bytes, byte @Nullable [] tables, byte[] start, long offset) {
        JpegTileHead head = new JpegTileHead(image, bytes, offset);
        if (tables != null) {
            head.read(tables);
        }
        head.read(start);
        head.check();
        return head;
    }

    private void read(byte[] from) {
        int at = 2;
        while (at + 4 <= from.length && from[at] == (byte) 0xFF && scan.length == 0) {
            int marker = from[at + 1] & 0xFF;
            int end = at + 2 + u16(from, at + 2);
            if (marker == 0xD9) {
                return; // of the tables
            }
            if (end > from.length || end < at + 4) {
                throw malformed("segment length");
            }
            segment(marker, from, at, end);
            at = end;
        }
        length = at;
    }

    private void segment(int marker, byte[] from, int at, int end) {
        byte[] body = Arrays.copyOfRange(from, at + 4, end);
        switch (marker) {
            case 0xC0, 0xC1 -> frame = body;
            case 0xC4 -> codes(body);
            case 0xDB -> quantisation(body);
            case 0xDD -> interval = body.length < 2 ? 0 : u16(body, 0);
            case 0xDA -> scan = body;
            case 0xE0, 0xEE -> application.write(from, at, end - at);
            default -> {
                if (marker > 0xC1 && marker < 0xD0) {
                    throw image.unsupported("coding of a JPEG tile", "SOF" + (marker - 0xC0), "SOF0, SOF1");
                }
            }
        }
    }

    private void codes(byte[] body) {
        int at = 0;
        while (at + 17 <= body.length) {
            int end = at + 1 + JpegCodes.length(body, at + 1);
            int kind = body[at] & 0xFF;
            JpegCodes codes = end > body.length ? null : JpegCodes.of(Arrays.copyOfRange(body, at + 1, end));
            if (codes == null || (kind & 0xEC) != 0) {
                throw malformed("Huffman table");
            }
            ((kind & 0x10) == 0 ? dc : ac)[kind & 3] = codes;
            at = end;
        }
    }

    private void quantisation(byte[] body) {
        int at = 0;
        while (at < body.length) {
            int end = at + 1 + 64 * ((body[at] >> 4 & 0xF) + 1);
            if (end > body.length || (body[at] & 0xEC) != 0) {
                throw malformed("quantisation table");
            }
            quantisation[body[at] & 3] = Arrays.copyOfRange(body, at, end);
            at = end;
        }
    }

    private void check() {
        int components = components();
        boolean fits = components > 0 && frame.length == 6 + 3 * components && scan.length == 4 + 2 * components;
        for (int i = 0; fits && i < components; i++) {
            int across = factors(i) >> 4;
            int down = factors(i) & 0xF;
            fits = across >= 1
                    && across <= LONGEST_FACTOR
                    && down >= 1
                    && down <= LONGEST_FACTOR
                    && scan[1 + 2 * i] == frame[6 + 3 * i]
                    && quantisation[frame[8 + 3 * i] & 3] != null;
            dc(i);
            ac(i);
        }
        if (!fits || scan[0] != components || frame[0] != 8 || scan[1 + 2 * components] != 0) {
            throw image.unsupported("head of a JPEG tile", "not that of one scan of 8 bits", "one scan of 8 bits");
        }
    }

    int components() {
        return frame.length < 6 ? 0 : frame[5] & 0xFF;
    }

    /** The sampling factors of a component, across and down, of four bits each; of an only one they mean nothing. */
    int factors(int component) {
        return components() == 1 ? 0x11 : frame[7 + 3 * component] & 0xFF;
    }

    int width() {
        return u16(frame, 3);
    }

    int height() {
        return u16(frame, 1);
    }

    /** Pixels of a minimum coded unit across. */
    int unitWidth() {
        int most = 1;
        for (int i = 0; i < components(); i++) {
            most = Math.max(most, factors(i) >> 4);
        }
        return 8 * most;
    }

    /** Pixels of a minimum coded unit down. */
    int unitHeight() {
        int most = 1;
        for (int i = 0; i < components(); i++) {
            most = Math.max(most, factors(i) & 0xF);
        }
        return 8 * most;
    }

    JpegCodes dc(int component) {
        return required(dc[scan[2 + 2 * component] >> 4 & 3]);
    }

    JpegCodes ac(int component) {
        return required(ac[scan[2 + 2 * component] & 3]);
    }

    private JpegCodes required(@Nullable JpegCodes codes) {
        if (codes == null) {
            throw malformed("no Huffman table");
        }
        return codes;
    }

    /** Minimum coded units between two restart markers, or 0. */
    int interval() {
        return interval;
    }

    /** Where in the segment its coded data begin. */
    int length() {
        return length;
    }

    /** Whether samples are coded as by another, Huffman codes and size aside. */
    boolean isLike(JpegTileHead other) {
        boolean alike = Arrays.equals(frame, 5, frame.length, other.frame, 5, other.frame.length);
        for (int i = 0; alike && i < components(); i++) {
            int table = frame[8 + 3 * i] & 3;
            alike = Arrays.equals(quantisation[table], other.quantisation[table]);
        }
        return alike;
    }

    /** The head of one JPEG of this size whose codes are the standard's. */
    byte[] joined(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        out.writeBytes(application.toByteArray());
        for (byte[] table : quantisation) {
            if (table != null) {
                segment(out, 0xDB, table);
            }
        }
        byte[] size = {(byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width};
        byte[] sized = frame.clone();
        System.arraycopy(size, 0, sized, 1, size.length);
        segment(out, 0xC1, sized);
        segment(out, 0xC4, table(0x00, JpegCodes.DC_BRIGHTNESS));
        segment(out, 0xC4, table(0x10, JpegCodes.AC_BRIGHTNESS));
        byte[] parameters = scan.clone();
        for (int i = 0; i < components(); i++) {
            parameters[2 + 2 * i] = (byte) (i == 0 ? 0x00 : 0x11);
        }
        if (components() > 1) {
            segment(out, 0xC4, table(0x01, JpegCodes.DC_COLOUR));
            segment(out, 0xC4, table(0x11, JpegCodes.AC_COLOUR));
        }
        segment(out, 0xDA, parameters);
        return out.toByteArray();
    }

    private static byte[] table(int kind, JpegCodes codes) {
        byte[] body = new byte[1 + codes.table().length];
        body[0] = (byte) kind;
        System.arraycopy(codes.table(), 0, body, 1, codes.table().length);
        return body;
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
        int length = body.length + 2;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(body);
    }

    private RuntimeException malformed(String what) {
        return bytes.malformedAt(offset, PadesProblem.SCAN_JPEG_MALFORMED, "what", what);
    }

    private static int u16(byte[] from, int at) {
        return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
    }
}
