package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the segments of a JBIG2 image (ITU-T T.88, 7) as they stand in a PDF, and decodes its regions where they are
 * coded as fax data; damage within arithmetic codes, which no length betrays, is not found.
 */
final class Jbig2Check {
    private static final byte[] FILE_START = {(byte) 0x97, 'J', 'B', '2'};
    private static final int SYMBOLS = 0;
    private static final int PATTERNS = 16;
    private static final int HALFTONE = 20;
    private static final int GENERIC = 36;
    private static final int GENERIC_IMMEDIATE = 38;
    private static final int GENERIC_LOSSLESS = 39;
    private static final int PAGE = 48;
    private static final int END_OF_PAGE = 49;
    private static final int END_OF_STRIPE = 50;
    private static final int END_OF_FILE = 51;
    private static final int TABLES = 53;
    private static final Set<Integer> SHARED = Set.of(SYMBOLS, PATTERNS, 52, TABLES, 62);
    private static final Set<Integer> REGIONS =
            Set.of(4, 6, 7, HALFTONE, 22, 23, GENERIC, GENERIC_IMMEDIATE, GENERIC_LOSSLESS, 40, 42, 43);
    private static final long UNKNOWN = 0xFFFF_FFFFL;
    private static final int REGION_BYTES = 17;
    private static final int MOST_REFERRED = 1 << 12; // dictionaries of one region; scanners name a few

    private final int width;
    private final int height;
    private final Set<Long> known = new HashSet<>();
    private CodeBytes code;
    private boolean global;
    private long last = -1;
    private long page = -1;
    private boolean tall; // its height is told by stripes
    private long stripesEnd;
    private int regions;
    private boolean ended;

    private Jbig2Check(int width, int height, byte[] globals) {
        this.width = width;
        this.height = height;
        this.code = new CodeBytes("JBIG2 globals", new ByteArrayInputStream(globals));
        this.global = true;
    }

    /** Whether bytes are the start of a file of its own, which PDF does not take (ISO 32000-1, 7.4.7). */
    static boolean isFile(byte[] start) {
        return start.length >= FILE_START.length
                && Arrays.equals(start, 0, FILE_START.length, FILE_START, 0, FILE_START.length);
    }

    /** Throws {@link DamagedCodeException}. */
    static void require(byte @Nullable [] globals, InputStream stream, Raster raster) throws IOException {
        Jbig2Check check = new Jbig2Check(raster.widthPx(), raster.heightPx(), globals == null ? new byte[0] : globals);
        check.segments();
        check.code = new CodeBytes("JBIG2", stream);
        check.global = false;
        check.segments();
        check.requireWhole();
    }

    private void segments() throws IOException {
        while (!code.atEnd()) {
            segment();
        }
    }

    private void segment() throws IOException {
        long at = code.at();
        long number = code.u32();
        int flags = code.u8();
        int type = flags & 0x3F;
        if (number <= last || (ended && type != END_OF_FILE)) {
            throw code.wrong(at, "a segment out of order");
        }
        last = number;
        referred(number, at);
        long of = (flags & 0x40) != 0 ? code.u32() : code.u8();
        long length = code.u32();
        boolean fits = global
                ? of == 0 && SHARED.contains(type)
                : SHARED.contains(type) || type == PAGE || type == END_OF_FILE || (of == page && page >= 0);
        if (!fits) {
            throw code.wrong(at, "a segment of type " + type + " here");
        }
        long data = code.at();
        content(type, of, length, at);
        if (length != UNKNOWN) {
            if (code.at() > data + length) {
                throw code.wrong(at, "length of a segment");
            }
            code.pass(data + length - code.at());
        }
        known.add(number);
    }

    /** The segments that it refers to must have come before (7.2.4, 7.2.5). */
    private void referred(long number, long at) throws IOException {
        int first = code.u8();
        long count = first >> 5;
        if (count == 7) {
            count = (long) (first & 0x1F) << 24 | (long) code.u8() << 16 | code.u16();
            if (count > MOST_REFERRED) {
                throw code.wrong(at, count + " segments referred to");
            }
            code.pass((count + 8) / 8);
        } else if (count > 4) {
            throw code.wrong(at, "number of segments referred to");
        }
        for (long i = 0; i < count; i++) {
            long other = number <= 256 ? code.u8() : number <= 65_536 ? code.u16() : code.u32();
            if (!known.contains(other)) {
                throw code.wrong(at, "refers to segment " + other + ", which is not there");
            }
        }
    }

    private void content(int type, long of, long length, long at) throws IOException {
        if (length == UNKNOWN && type != GENERIC_IMMEDIATE) {
            throw code.wrong(at, "a segment without a length");
        }
        if (REGIONS.contains(type)) {
            region(type, length, at);
            return;
        }
        switch (type) {
            case PAGE -> page(of, length, at);
            case END_OF_PAGE -> ended = true;
            case END_OF_STRIPE -> stripesEnd = code.u32() + 1;
            case END_OF_FILE, SYMBOLS, PATTERNS, TABLES, 52, 62 -> {}
            default -> throw code.wrong(at, "a segment of type " + type);
        }
    }

    private void page(long of, long length, long at) throws IOException {
        if (page >= 0 || of == 0 || length != 19) {
            throw code.wrong(at, "page information");
        }
        page = of;
        long across = code.u32();
        long down = code.u32();
        code.pass(9);
        tall = down == UNKNOWN && (code.u8() & 0x80) != 0;
        if (across != width || (down != height && !tall)) {
            throw code.wrong(at, "a page of " + across + " x " + down + ", the image has " + width + " x " + height);
        }
    }

    private void region(int type, long length, long at) throws IOException {
        long across = code.u32();
        long down = code.u32();
        long x = code.u32();
        long y = code.u32();
        int operator = code.u8();
        boolean inside = across > 0 && down > 0 && across <= 1 << 16 && down <= 1 << 16 && x < width && y < height;
        if (!inside || operator > 4 || length <= REGION_BYTES) {
            throw code.wrong(at, "a region of " + across + " x " + down + " at " + x + ", " + y);
        }
        regions++;
        if (type != GENERIC && type != GENERIC_IMMEDIATE && type != GENERIC_LOSSLESS) {
            return;
        }
        boolean fax = (code.u8() & 1) != 0;
        if (length == UNKNOWN) {
            passToMark(fax ? 0 : 0xFF, fax ? 0 : 0xAC, down);
        } else if (fax) {
            FaxDecoder.Kind kind = FaxDecoder.Kind.GROUP_4;
            new FaxCheck((int) across, (int) down, kind, false, false).require(code.part(length - REGION_BYTES - 1));
        }
    }

    /** A region whose length nobody knew ends with two bytes that its code can't hold, and the number of its rows (7.2.7). */
    private void passToMark(int first, int second, long most) throws IOException {
        int before = -1;
        for (int next = code.u8(); before != first || next != second; next = code.u8()) {
            before = next;
        }
        if (code.u32() > most) {
            throw code.wrong("number of rows");
        }
    }

    private void requireWhole() {
        if (page < 0) {
            throw code.wrong("no page information");
        }
        if (regions == 0) {
            throw code.wrong("no region");
        }
        if (tall && stripesEnd != height) {
            throw code.wrong("stripes of " + stripesEnd + " rows, the image has " + height);
        }
    }
}
