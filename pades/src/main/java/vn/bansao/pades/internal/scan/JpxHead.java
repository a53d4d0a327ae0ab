package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The header of a JPEG 2000 file (ISO 15444-1, Annex I), as far as PDF/A-2 has rules for it (ISO 19005-2, 6.2.8.3).
 *
 * @param width in pixels
 * @param height in pixels
 * @param components of a pixel: 1, 3 or 4
 * @param bits of a component
 */
record JpxHead(long width, long height, int components, int bits) {
    private static final int JP2H = 0x6A703268;
    private static final int JP2C = 0x6A703263;
    private static final int SIGNATURE = 0x6A502020;
    private static final int IHDR = 0x69686472;
    private static final int COLR = 0x636F6C72;
    private static final int PALETTE = 0x70636C72;
    private static final int CHANNELS = 0x63646566;
    private static final int MOST_HEADER_BYTES = 1 << 22; // 4 MiB: a profile is the longest
    private static final int MOST_BOXES = 50;

    static JpxHead read(InputStream in, ScanBytes bytes) throws IOException {
        JpxHead head = null;
        for (int i = 0; i < MOST_BOXES; i++) {
            byte[] start = in.readNBytes(8);
            ByteBuffer box = ByteBuffer.wrap(start);
            if (start.length < 8 || (i == 0 && box.getInt(4) != SIGNATURE)) {
                throw malformed(bytes, "box expected");
            }
            int type = box.getInt(4);
            if (type == JP2C) {
                if (head == null) {
                    throw malformed(bytes, "no header before the code");
                }
                return head;
            }
            long length = (box.getInt(0) & 0xFFFF_FFFFL) - start.length;
            if (length < 0 || length > MOST_HEADER_BYTES) {
                throw malformed(bytes, "box of " + length + " bytes");
            }
            byte[] content = in.readNBytes((int) length);
            if (content.length < length) {
                throw malformed(bytes, "box is cut off");
            }
            if (type == JP2H) {
                head = header(ByteBuffer.wrap(content), bytes);
            }
        }
        throw malformed(bytes, "more than " + MOST_BOXES + " boxes");
    }

    private static JpxHead header(ByteBuffer boxes, ScanBytes bytes) {
        JpxHead head = null;
        int colours = 0;
        while (boxes.remaining() >= 8) {
            long length = (boxes.getInt() & 0xFFFF_FFFFL) - 8;
            int type = boxes.getInt();
            if (length < 0 || length > boxes.remaining()) {
                throw malformed(bytes, "box in the header");
            }
            ByteBuffer box = boxes.slice(boxes.position(), (int) length);
            boxes.position(boxes.position() + (int) length);
            switch (type) {
                case IHDR -> head = size(box, bytes);
                case COLR -> colours += colour(box, bytes);
                case PALETTE -> throw unsupported(bytes, "palette", "yes", "no");
                case CHANNELS -> throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "JPEG 2000 channels");
                default -> {}
            }
        }
        if (head == null || colours == 0) {
            throw malformed(bytes, "size or colour is missing");
        }
        if (colours > 1) {
            throw unsupported(bytes, "colour specifications", colours, "1");
        }
        return head;
    }

    private static JpxHead size(ByteBuffer box, ScanBytes bytes) {
        if (box.remaining() < 14) {
            throw malformed(bytes, "size");
        }
        int components = box.getShort(8);
        int bits = box.get(10) + 1;
        if (components != 1 && components != 3 && components != 4) {
            throw unsupported(bytes, "components", components, "1, 3, 4");
        }
        if (bits < 1 || bits > 16) {
            throw unsupported(bytes, "bits of a component", bits, "1..16, the same for all");
        }
        return new JpxHead(box.getInt(4) & 0xFFFF_FFFFL, box.getInt(0) & 0xFFFF_FFFFL, components, bits);
    }

    private static int colour(ByteBuffer box, ScanBytes bytes) {
        int method = box.remaining() < 3 ? 0 : box.get(0);
        if (method < 1 || method > 2) {
            throw unsupported(bytes, "method of colour", method, "1, 2");
        }
        int space = method == 1 && box.remaining() >= 7 ? box.getInt(3) : 16;
        if (space < 16 || space > 18) { // sRGB, grey, sYCC
            throw unsupported(bytes, "colour space", space, "16..18");
        }
        return 1;
    }

    private static RuntimeException malformed(ScanBytes bytes, String what) {
        return bytes.malformed(PadesProblem.SCAN_PDF_DATA_WRONG, "what", "JPEG 2000, " + what);
    }

    private static RuntimeException unsupported(ScanBytes bytes, String what, Object actual, Object required) {
        return PdfFilters.unsupported(bytes, "JPEG 2000, " + what, actual, required);
    }
}
