package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Locale;

/**
 * Walks through a JPEG 2000 file (ITU-T T.800, Annexes A and I) that goes undecoded into a copy: boxes, markers, tile-parts and
 * the lengths of packets where they are stated; within packets no marker can stand. Wavelets are not decoded, so that damage
 * which keeps all this is not found.
 */
final class J2kCheck {
    private static final int CODESTREAM = 0x6A703263; // jp2c
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int PLT = 0xFF58;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOP = 0xFF91;
    private static final int EPH = 0xFF92;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int FIRST_WITH_LENGTH = 0xFF40;
    private static final int SOP_BYTES_LEFT = 4;
    private static final int MARKS_PACKETS = 2 | 4; // of Scod: SOP, EPH
    private static final int MAX_TILES = 65_535;

    private final CodeBytes code;
    private final Raster raster;
    private final BitSet seen = new BitSet();
    private long tiles;
    private boolean headersApart;
    private boolean packetsMarked;
    private long packets;
    private long packetLength;

    private J2kCheck(InputStream in, Raster raster) {
        this.code = new CodeBytes("JPEG 2000", in);
        this.raster = raster;
    }

    /** Throws {@link DamagedCodeException}. */
    static void require(InputStream file, Raster raster) throws IOException {
        new J2kCheck(file, raster).boxes();
    }

    /** As above, of a codestream without a file around it. */
    static void requireCodestream(InputStream codestream, Raster raster) throws IOException {
        new J2kCheck(codestream, raster).codestream();
    }

    private void boxes() throws IOException {
        while (true) {
            long at = code.at();
            long length = code.u32();
            int type = (int) code.u32();
            if (length == 1) {
                length = code.u32() << 32 | code.u32();
            }
            if (type == CODESTREAM) {
                codestream();
                if (length != 0 && code.at() != at + length) {
                    throw code.wrong(at, "the codestream's box has another length");
                }
                return;
            }
            if (length < code.at() - at) {
                throw code.wrong(at, "length of a box");
            }
            code.pass(at + length - code.at());
        }
    }

    private void codestream() throws IOException {
        if (code.u16() != SOC) {
            throw code.wrong(code.at() - 2, "codestream expected");
        }
        long at = code.at();
        int marker = header(SOT);
        if (tiles == 0) {
            throw code.wrong(at, "no size");
        }
        boolean packetsWere = packetsMarked;
        while (marker == SOT) {
            packetsMarked = packetsWere;
            marker = tilePart();
        }
        if (seen.cardinality() != tiles) {
            throw code.wrong(seen.cardinality() + " of " + tiles + " tiles");
        }
    }

    /** Passes over marker segments, up to the marker that ends a header. */
    private int header(int last) throws IOException {
        while (true) {
            long at = code.at();
            int marker = code.u16();
            if (marker == last) {
                return marker;
            }
            if (marker < FIRST_WITH_LENGTH || marker >= SOT) {
                throw code.wrong(at, String.format(Locale.ROOT, "marker 0x%04X", marker));
            }
            int length = code.u16();
            long end = at + 2 + length;
            switch (marker) {
                case SIZ -> size(at);
                case COD -> packetsMarked = (code.u8() & MARKS_PACKETS) != 0;
                case PLT -> packetLengths(end);
                case PPM, PPT -> headersApart = true;
                default -> {}
            }
            if (code.at() > end) {
                throw code.wrong(at, "length of a marker segment");
            }
            code.pass(end - code.at());
        }
    }

    private void size(long at) throws IOException {
        code.pass(2);
        long[] numbers = new long[8]; // right, lower edge; left, upper; tile; its origin
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = code.u32();
        }
        if (numbers[0] - numbers[2] != raster.widthPx() || numbers[1] - numbers[3] != raster.heightPx()) {
            throw code.wrong(at, "size of the codestream and of the image differ");
        }
        tiles = tiles(numbers, 0, at) * tiles(numbers, 1, at);
        if (tiles > MAX_TILES) {
            throw code.wrong(at, "number of tiles");
        }
    }

    private long tiles(long[] numbers, int direction, long at) {
        long tile = numbers[4 + direction];
        long origin = numbers[6 + direction];
        if (tile == 0 || origin > numbers[2 + direction]) {
            throw code.wrong(at, "tiles");
        }
        return (numbers[direction] - origin + tile - 1) / tile;
    }

    /** Each is coded in groups of seven bits, and may run on in the next segment (A.7.3). */
    private void packetLengths(long end) throws IOException {
        code.u8(); // the segment's number
        while (code.at() < end) {
            int next = code.u8();
            packetLength = packetLength << 7 | (next & 0x7F);
            if ((next & 0x80) == 0) {
                packets += packetLength;
                packetLength = 0;
            }
        }
    }

    /** Behind its marker; returns the next one. */
    private int tilePart() throws IOException {
        long at = code.at() - 2;
        if (code.u16() != 10) {
            throw code.wrong(at, "tile-part");
        }
        int tile = code.u16();
        long length = code.u32();
        code.pass(2);
        if (tile >= tiles) {
            throw code.wrong(at, "tile " + tile + " of " + tiles);
        }
        seen.set(tile);
        packets = 0;
        packetLength = 0;
        header(SOD);
        long body = code.at();
        if (length == 0) { // up to the end of the codestream
            return packets(Long.MAX_VALUE);
        }
        if (body > at + length) {
            throw code.wrong(at, "length of a tile-part");
        }
        packets(at + length);
        if (packets > 0 && !headersApart && packets != at + length - body) {
            throw code.wrong(body, "packets of " + packets + " bytes, the tile-part has " + (at + length - body));
        }
        long next = code.at();
        int marker = code.u16();
        if (marker != SOT && marker != EOC) {
            throw code.wrong(next, "tile-part expected");
        }
        return marker;
    }

    /** No two bytes of a packet's header or body are larger than 0xFF8F (B.10.1, D.4.1). */
    private int packets(long end) throws IOException {
        boolean escape = false;
        while (code.at() < end) {
            int next = code.u8();
            if (escape && next > (SOT & 0xFF) - 1) {
                int marker = 0xFF00 | next;
                if (marker == EOC && end == Long.MAX_VALUE) {
                    return marker;
                }
                if (!packetsMarked || (marker != SOP && marker != EPH)) {
                    throw code.wrong(
                            code.at() - 2, String.format(Locale.ROOT, "marker 0x%04X within a packet", marker));
                }
                code.pass(marker == SOP ? SOP_BYTES_LEFT : 0);
                next = 0;
            }
            escape = next == 0xFF;
        }
        return 0;
    }
}
