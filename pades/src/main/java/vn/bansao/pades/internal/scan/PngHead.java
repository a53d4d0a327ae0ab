package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** The chunks of a PNG before its image data, and what is to be learnt from them (W3C PNG, 11). */
final class PngHead {
    private static final int MAX_EXIF_BYTES = 1 << 20; // 1 MiB
    private static final int MAX_PROFILE_NAME_BYTES = 79;
    private static final Set<String> ONCE = Set.of("PLTE", "tRNS", "pHYs", "iCCP", "eXIf");

    private final ScanInput input;
    private final ImageRules rules;
    private final PngChunks chunks;
    private final Set<String> seen = new HashSet<>();
    private int width;
    private int height;
    private int depth;
    private @Nullable Colour colour;
    private boolean interlaced;
    private boolean alpha;
    private byte @Nullable [] transparency;
    private byte @Nullable [] palette;
    private @Nullable Density density;
    private @Nullable Exif exif;
    private byte @Nullable [] iccProfile;

    PngHead(ScanInput input, ImageRules rules, PngChunks chunks) {
        this.input = input;
        this.rules = rules;
        this.chunks = chunks;
    }

    /** Reads up to length and type of the first IDAT chunk. */
    void read() throws IOException {
        if (!chunks.next().equals("IHDR")) {
            throw chunks.malformed("the first chunk is " + chunks.type());
        }
        header(chunks.body(13, 13));
        while (!chunks.next().equals("IDAT")) {
            if (ONCE.contains(chunks.type()) && !seen.add(chunks.type())) {
                throw chunks.malformed("second " + chunks.type());
            }
            chunk();
        }
        if (colour == Colour.INDEXED && palette == null) {
            throw chunks.malformed("no palette");
        }
        if (iccProfile != null) {
            IccProfile.require(iccProfile, colour(), input);
        }
    }

    private void header(byte[] body) {
        ByteBuffer header = ByteBuffer.wrap(body);
        rules.requireSize(header.getInt(0) & 0xFFFF_FFFFL, header.getInt(4) & 0xFFFF_FFFFL, chunks.offset() + 8);
        width = header.getInt(0);
        height = header.getInt(4);
        depth = body[8];
        int type = body[9];
        alpha = type == 4 || type == 6;
        if (alpha) {
            rules.requireFlattening(PadesProblem.SCAN_PNG_TRANSPARENT, "colour type " + type);
        }
        colour = switch (type) {
            case 0, 4 -> Colour.GRAY;
            case 2, 6 -> Colour.RGB;
            case 3 -> Colour.INDEXED;
            default -> throw chunks.malformed("colour type " + type);
        };
        boolean fits = switch (depth) {
            case 1, 2, 4 -> colour != Colour.RGB && !alpha;
            case 8 -> true;
            case 16 -> colour != Colour.INDEXED;
            default -> false;
        };
        if (!fits) {
            throw chunks.malformed("bit depth " + depth + " of colour type " + type);
        }
        if (body[10] != 0 || body[11] != 0 || body[12] < 0 || body[12] > 1) {
            throw chunks.malformed("compression, filter or interlace method");
        }
        interlaced = body[12] == 1;
    }

    private void chunk() throws IOException {
        switch (chunks.type()) {
            case "PLTE" -> palette(chunks.body(3, 3 * 256));
            case "pHYs" -> density(ByteBuffer.wrap(chunks.body(9, 9)));
            case "iCCP" -> profile(chunks.body(3, rules.limits().maxIccBytes() + 1024));
            case "eXIf" -> exif = exif(chunks, input);
            case "tRNS" -> transparency();
            case "acTL" -> throw input.refused(PadesProblem.SCAN_PNG_ANIMATED);
            case "IHDR", "IEND" -> throw chunks.malformed("misplaced " + chunks.type());
            default -> skipUnlessCritical(chunks, input);
        }
    }

    static void skipUnlessCritical(PngChunks chunks, ScanInput input) throws IOException {
        if (chunks.critical()) {
            throw input.malformedAt(chunks.offset(), PadesProblem.SCAN_PNG_CHUNK_UNKNOWN, "chunk", chunks.type());
        }
        chunks.end();
    }

    /** Reads an eXIf chunk. */
    static Exif exif(PngChunks chunks, ScanInput input) throws IOException {
        Exif read = Exif.read(ByteBuffer.wrap(chunks.body(0, MAX_EXIF_BYTES)));
        if (read == null) {
            throw input.malformedAt(chunks.offset(), PadesProblem.SCAN_EXIF_MALFORMED);
        }
        return read;
    }

    /** For RGB it is a mere suggestion, which the copy does not need. */
    private void palette(byte[] body) {
        int entries = body.length / 3;
        if (body.length % 3 != 0 || colour == Colour.GRAY || (colour == Colour.INDEXED && entries > 1 << depth)) {
            throw chunks.malformed("palette of " + body.length + " bytes");
        }
        if (colour == Colour.INDEXED) {
            palette = body;
        }
    }

    /** An alpha for each of the palette's first entries, or the one colour that is transparent (W3C PNG, 11.3.1.1). */
    private void transparency() throws IOException {
        rules.requireFlattening(PadesProblem.SCAN_PNG_TRANSPARENT, "tRNS");
        byte[] body = chunks.body(1, 256);
        int entries = palette == null ? 0 : palette.length / 3;
        boolean fits = colour == Colour.INDEXED
                ? body.length <= entries
                : !alpha && body.length == 2 * colour().samplesPerPixel();
        for (int i = 0; fits && colour != Colour.INDEXED && i < body.length; i += 2) {
            fits = keySample(body, i) < 1 << depth;
        }
        if (!fits) {
            throw chunks.malformed("tRNS");
        }
        transparency = body;
    }

    private static int keySample(byte[] body, int at) {
        return (body[at] & 0xFF) << 8 | (body[at + 1] & 0xFF);
    }

    private void density(ByteBuffer body) {
        long x = body.getInt(0) & 0xFFFF_FFFFL;
        long y = body.getInt(4) & 0xFFFF_FFFFL;
        if (body.get(8) == 1 && x != 0 && y != 0) {
            density = new Density(perInch(x), perInch(y));
        }
    }

    /** 300 dpi are stored as 11811 dots per metre, which are 299.9994 dpi: whole numbers are meant. */
    private static double perInch(long perMetre) {
        double exact = perMetre * 0.0254;
        double whole = Math.rint(exact);
        return Math.abs(whole / 0.0254 - perMetre) < 1 ? whole : exact;
    }

    /** Name, zero byte, method 0, zlib stream (W3C PNG, 11.3.2.3). */
    private void profile(byte[] body) {
        int nameEnd = 0;
        while (nameEnd < body.length && body[nameEnd] != 0) {
            nameEnd++;
        }
        if (nameEnd == 0 || nameEnd > MAX_PROFILE_NAME_BYTES || nameEnd + 2 > body.length || body[nameEnd + 1] != 0) {
            throw chunks.malformed("iCCP");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(body, nameEnd + 2, body.length - nameEnd - 2);
            iccProfile = inflateAll(inflater);
        } catch (DataFormatException e) {
            throw chunks.malformed("compressed profile");
        } finally {
            inflater.end();
        }
    }

    private byte[] inflateAll(Inflater inflater) throws DataFormatException {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        while (!inflater.finished()) {
            int count = inflater.inflate(piece);
            profile.write(piece, 0, count);
            if (profile.size() > rules.limits().maxIccBytes()) {
                throw IccProfile.unfit(
                        input, "size", "more", "at most " + rules.limits().maxIccBytes());
            }
            if (count == 0 && !inflater.finished()) {
                throw new DataFormatException("cut off, or with a dictionary");
            }
        }
        if (inflater.getRemaining() > 0) {
            throw new DataFormatException("something follows");
        }
        return profile.toByteArray();
    }

    /** The image as it is shown, on white where it is transparent. */
    Raster raster() {
        byte[] shown = palette;
        if (shown != null && transparency != null) { // only indexed images keep their palette
            shown = OnWhite.palette(shown, transparency);
        }
        return new Raster(width, height, depth, colour(), shown);
    }

    /** The image as it is stored. */
    Raster stored() {
        return new Raster(width, height, depth, colour(), palette, alpha ? 1 : 0);
    }

    /** Whether anything may be transparent. */
    boolean flattened() {
        return alpha || transparency != null;
    }

    /** What is to be done with the rows of such an image; null if they stay as they are. */
    @Nullable
    OnWhite onWhite() {
        byte[] body = transparency;
        if (alpha) {
            return OnWhite.ofAlpha(raster(), false);
        }
        if (body == null || colour == Colour.INDEXED) {
            return null;
        }
        int[] key = new int[body.length / 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = keySample(body, 2 * i);
        }
        return OnWhite.ofColour(raster(), key);
    }

    private Colour colour() {
        if (colour == null) {
            throw new IllegalStateException("not read");
        }
        return colour;
    }

    boolean interlaced() {
        return interlaced;
    }

    /** The density of pHYs, else EXIF's, else null. */
    @Nullable
    Density density() {
        if (density != null) {
            return density;
        }
        return exif == null ? null : exif.density();
    }

    int orientation() {
        return exif == null ? 1 : exif.orientation();
    }

    byte @Nullable [] iccProfile() {
        return iccProfile;
    }
}
