package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.Locale;
import vn.bansao.pades.internal.PadesProblem;

/** The main header of a JPEG 2000 codestream (ITU-T T.800, A.5 and A.6), up to the first tile-part. */
final class J2kHead {
    private static final int SOC = 0xFF4F;
    private static final int CAP = 0xFF50; // Part 15, high throughput: no PDF viewer decodes it
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int QCD = 0xFF5C;
    private static final int SOT = 0xFF90;
    private static final int FIRST_WITH_LENGTH = 0xFF40;
    private static final int FIRST_OF_A_TILE = 0xFF90;
    private static final int PARTS_BEYOND_1 = 0xC000;
    private static final int MAX_TILES = 65_535;

    private final ScanInput input;
    private final ImageRules rules;
    private int width;
    private int height;
    private int channels;
    private int depth;
    private int tiles;

    J2kHead(ScanInput input, ImageRules rules) {
        this.input = input;
        this.rules = rules;
    }

    /** Reads from SOC up to the first SOT, before which the input stands then. */
    void read() throws IOException {
        long at = input.offset();
        if (input.u16() != SOC || input.u16() != SIZ) {
            throw Jp2Box.malformed(input, at, "codestream");
        }
        size();
        boolean coded = false;
        boolean quantised = false;
        for (int marker = peek(); marker != SOT; marker = peek()) {
            coded |= marker == COD;
            quantised |= marker == QCD;
            segment(marker);
        }
        if (!coded || !quantised) {
            throw Jp2Box.malformed(input, input.offset(), "no COD or no QCD before the first tile");
        }
    }

    private int peek() throws IOException {
        input.require(2);
        return (input.buffer()[input.position()] & 0xFF) << 8 | (input.buffer()[input.position() + 1] & 0xFF);
    }

    private void segment(int marker) throws IOException {
        if (marker == CAP) {
            throw unsupported("codestream", "of Part 15", "of Part 1");
        }
        if (marker < FIRST_WITH_LENGTH || marker >= FIRST_OF_A_TILE || marker == SOC || marker == SIZ) {
            throw Jp2Box.malformed(input, input.offset(), String.format(Locale.ROOT, "marker 0x%04X", marker));
        }
        input.advance(2);
        int length = input.u16() - 2;
        if (length < 0) {
            throw Jp2Box.malformed(input, input.offset() - 2, "segment length");
        }
        input.require(length);
        input.advance(length);
    }

    private void size() throws IOException {
        long at = input.offset();
        int length = input.u16();
        if ((input.u16() & PARTS_BEYOND_1) != 0) {
            throw unsupported("codestream", "with extensions", "of Part 1");
        }
        long[] across = new long[4];
        long[] down = new long[4];
        for (int i = 0; i < across.length; i++) { // image, its origin, tile, its origin
            across[i] = input.u32();
            down[i] = input.u32();
        }
        channels = input.u16();
        if (length != 38 + 3 * channels || channels == 0) {
            throw Jp2Box.malformed(input, at, "length of SIZ");
        }
        rules.requireSize(Math.max(0, across[0] - across[1]), Math.max(0, down[0] - down[1]), at);
        width = (int) (across[0] - across[1]);
        height = (int) (down[0] - down[1]);
        long count = tiles(across, at) * tiles(down, at);
        if (count > MAX_TILES) {
            throw Jp2Box.malformed(input, at, "number of tiles");
        }
        tiles = (int) count;
        components();
    }

    /** The number of tiles in one direction: the first must have a part of the image (ITU-T T.800, B.3). */
    private long tiles(long[] lengths, long at) {
        long tile = lengths[2];
        long origin = lengths[3];
        if (tile == 0 || origin > lengths[1] || origin + tile <= lengths[1]) {
            throw Jp2Box.malformed(input, at, "tiles");
        }
        return (lengths[0] - origin + tile - 1) / tile;
    }

    private void components() throws IOException {
        for (int i = 0; i < channels; i++) {
            int bits = Jp2ImageBoxes.depth(input, input.u8());
            if (i > 0 && bits != depth) {
                throw unsupported("bits per channel", "not the same for all", "the same for all");
            }
            depth = bits;
            int across = input.u8();
            int down = input.u8();
            if (across != 1 || down != 1) {
                throw unsupported("subsampling of channel " + (i + 1), across + " x " + down, "1 x 1");
            }
        }
    }

    private RuntimeException unsupported(String what, Object actual, Object required) {
        return input.refused(PadesProblem.SCAN_JP2_UNSUPPORTED, "what", what, "actual", actual, "required", required);
    }

    /** Refuses a codestream that is not what its file says. */
    void requireSame(Raster stated, int statedChannels, long at) {
        if (width != stated.widthPx()
                || height != stated.heightPx()
                || channels != statedChannels
                || depth != stated.bitsPerComponent()) {
            throw Jp2Box.malformed(input, at, "size, channels or depth of the codestream and of ihdr differ");
        }
    }

    /** What is known of a codestream without a file around it: nobody says which colours it has. */
    Raster raster() {
        Colour colour = switch (channels) {
            case 1 -> Colour.GRAY;
            case 3 -> Colour.RGB;
            default ->
                throw input.refused(
                        PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED,
                        "actual",
                        channels + " channels",
                        "required",
                        "1, 3 channels");
        };
        return new Raster(width, height, depth, colour, null);
    }

    int tiles() {
        return tiles;
    }
}
