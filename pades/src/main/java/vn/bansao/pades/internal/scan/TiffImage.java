package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** What a directory says of its image, checked: only what is understood in full gets through. Immutable. */
final class TiffImage {
    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int PLANAR_CONFIGURATION = 284;
    private static final int T4_OPTIONS = 292;
    private static final int T6_OPTIONS = 293;
    private static final int RESOLUTION_UNIT = 296;
    private static final int PREDICTOR = 317;
    private static final int COLOR_MAP = 320;
    private static final int INK_SET = 332;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int JPEG_TABLES = 347;
    private static final int ICC_PROFILE = 34675;

    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int MASK = 4;
    private static final int CENTIMETRE = 3;

    private final TiffDirectory directory;
    private final ScanBytes bytes;
    private final TiffCompression compression;
    private final int photometric;
    private final TiffAlpha alpha;
    private final Raster raster;
    private final TiffSegments segments;
    private final Density density;
    private final byte @Nullable [] profile;

    TiffImage(TiffDirectory directory, ScanBytes bytes, ImageRules rules) throws IOException {
        this.directory = directory;
        this.bytes = bytes;
        long width = directory.number(IMAGE_WIDTH, 0);
        long height = directory.number(IMAGE_LENGTH, 0);
        rules.requireSize(width, height, bytes.offset());
        this.compression = TiffCompression.of(directory.number(COMPRESSION, 1), bytes);
        this.photometric = photometric();
        Colour colour = colour();
        this.alpha = alpha(colour, rules);
        int samples = samples(colour);
        int depth = depth(colour, samples);
        this.raster =
                new Raster((int) width, (int) height, depth, colour, colour == Colour.INDEXED ? palette(depth) : null);
        this.segments = TiffSegments.of(directory, bytes, raster, planes(samples));
        this.density = rules.density(statedDensity(), raster);
        this.profile = profile(rules.limits().maxIccBytes());
    }

    private int photometric() throws IOException {
        long value = directory.number(PHOTOMETRIC, compression.fax() == null ? -1 : WHITE_IS_ZERO);
        if (value == MASK) {
            throw bytes.refused(PadesProblem.SCAN_TIFF_TRANSPARENT, "actual", "PhotometricInterpretation 4");
        }
        boolean known = (value >= 0 && value <= 3) || value == 5 || (value == 6 && compression == TiffCompression.JPEG);
        if (!known) {
            // No colour space of PDF holds YCbCr as it is, but a JPEG's: it would be converted, and the colours'
            // missing rows made up.
            throw unsupported("PhotometricInterpretation", value == 6 ? "6 (YCbCr)" : value, "0..3, 5; 6 with JPEG");
        }
        return (int) value;
    }

    private Colour colour() throws IOException {
        return switch (photometric) {
            case 2, 6 -> Colour.RGB;
            case 3 -> Colour.INDEXED;
            case 5 -> cmyk();
            default -> Colour.GRAY;
        };
    }

    private Colour cmyk() throws IOException {
        if (directory.number(INK_SET, 1) != 1) {
            throw unsupported("InkSet", directory.number(INK_SET, 1), "1");
        }
        if (!directory.has(ICC_PROFILE)) {
            throw bytes.refused(PadesProblem.SCAN_TIFF_CMYK_WITHOUT_PROFILE);
        }
        return Colour.CMYK;
    }

    /** What a sample beside the colours says; it is understood beside grey or RGB, where black is 0, undecoded by JPEG. */
    private TiffAlpha alpha(Colour colour, ImageRules rules) throws IOException {
        long samples = directory.number(SAMPLES_PER_PIXEL, 1);
        if (samples <= colour.samplesPerPixel() && !directory.has(EXTRA_SAMPLES)) {
            return TiffAlpha.NONE;
        }
        rules.requireFlattening(PadesProblem.SCAN_TIFF_TRANSPARENT, samples + " samples a pixel");
        TiffDirectory.Numbers meanings = directory.numbers(EXTRA_SAMPLES);
        boolean one = samples == colour.samplesPerPixel() + 1 && meanings.count() == 1;
        TiffAlpha meaning = one ? TiffAlpha.of(meanings.get(0)) : TiffAlpha.NONE;
        boolean plain = (photometric == BLACK_IS_ZERO || photometric == RGB) && compression != TiffCompression.JPEG;
        if (meaning == TiffAlpha.NONE || !plain) {
            throw unsupported(
                    "kind of ExtraSamples", samples + " samples a pixel", "one, of value 1 or 2, with grey or RGB");
        }
        return meaning;
    }

    /** As many samples a pixel as its colour and its alpha need. */
    private int samples(Colour colour) throws IOException {
        long samples = directory.number(SAMPLES_PER_PIXEL, 1);
        if (samples != colour.samplesPerPixel() + alpha.samples()) {
            throw malformed("SamplesPerPixel " + samples);
        }
        return (int) samples;
    }

    /** The planes in which the samples lie: one for all, or one for each. */
    private int planes(int samples) throws IOException {
        long configuration = samples == 1 ? 1 : directory.number(PLANAR_CONFIGURATION, 1);
        if (configuration != 1 && (configuration != 2 || compression == TiffCompression.JPEG)) {
            throw unsupported("PlanarConfiguration", configuration, "1, 2; 1 with JPEG");
        }
        return configuration == 1 ? 1 : samples;
    }

    /** The bits of each sample, where all are alike. */
    private int depth(Colour colour, int samples) throws IOException {
        long depth = same(BITS_PER_SAMPLE, 1, samples);
        long format = same(SAMPLE_FORMAT, 1, samples);
        if (format != 1 && format != 4) { // 4: undefined
            throw unsupported("SampleFormat", format, "1");
        }
        boolean fits = switch (colour) {
            case GRAY -> ((depth == 1 || depth == 2 || depth == 4) && samples == 1) || depth == 8 || depth == 16;
            case INDEXED -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, CMYK -> depth == 8 || depth == 16;
        };
        if (!fits || (compression.fax() != null && depth != 1) || (compression == TiffCompression.JPEG && depth != 8)) {
            throw unsupported(
                    "BitsPerSample", depth, "1, 2, 4, 8, 16; 1 with fax codes; 8 with JPEG; 8, 16 with RGB or alpha");
        }
        return (int) depth;
    }

    /** The value that a field states for each sample. */
    private long same(int tag, long otherwise, int samples) throws IOException {
        TiffDirectory.Numbers numbers = directory.numbers(tag);
        long first = numbers.count() == 0 ? otherwise : numbers.get(0);
        for (int i = 1; i < Math.min(samples, numbers.count()); i++) {
            if (numbers.get(i) != first) {
                throw unsupported("field " + tag, first + ", " + numbers.get(i), "the same for all samples");
            }
        }
        return first;
    }

    /** RGB triples of 8 bits. Values of 16 bits are rounded; a map of small values only has them in 8 bits, as for libtiff. */
    private byte[] palette(int depth) throws IOException {
        TiffDirectory.Numbers map = directory.numbers(COLOR_MAP);
        int entries = 1 << depth;
        if (map.count() != 3L * entries) {
            throw malformed("ColorMap of " + map.count() + " values");
        }
        boolean small = true;
        for (int i = 0; i < 3 * entries; i++) {
            small &= map.get(i) < 256;
        }
        byte[] palette = new byte[3 * entries];
        for (int i = 0; i < palette.length; i++) {
            long value = map.get((long) (i % 3) * entries + i / 3);
            palette[i] = (byte) (small ? value : (value * 255 + 32_767) / 65_535);
        }
        return palette;
    }

    /** Null where there is none, or where the numbers are a ratio only. */
    private @Nullable Density statedDensity() throws IOException {
        double x = rational(X_RESOLUTION);
        double y = rational(Y_RESOLUTION);
        long unit = directory.number(RESOLUTION_UNIT, 2);
        if (x == 0 || y == 0 || unit < 2 || unit > CENTIMETRE) {
            return null;
        }
        double perInch = unit == CENTIMETRE ? 2.54 : 1;
        return new Density(x * perInch, y * perInch);
    }

    private double rational(int tag) throws IOException {
        TiffDirectory.Numbers pair = directory.rationals(tag);
        return pair.count() < 2 || pair.get(1) == 0 ? 0 : (double) pair.get(0) / pair.get(1);
    }

    private byte @Nullable [] profile(int limit) throws IOException {
        if (!directory.has(ICC_PROFILE)) {
            return null;
        }
        byte[] read = block(ICC_PROFILE, limit);
        IccProfile.require(read, raster.colour(), bytes);
        return read;
    }

    private byte[] block(int tag, int limit) throws IOException {
        TiffDirectory.Numbers field = directory.numbers(tag);
        if (field.size() != 1) {
            throw malformed("type of field " + tag);
        }
        if (field.count() > limit) {
            throw IccProfile.unfit(bytes, "size", field.count(), "at most " + limit);
        }
        byte[] block = new byte[(int) field.count()];
        bytes.read(field.at(), block, block.length);
        return block;
    }

    /** The image as it is shown. */
    Raster raster() {
        return raster;
    }

    /** The image as it is stored. */
    Raster stored() {
        return new Raster(
                raster.widthPx(),
                raster.heightPx(),
                raster.bitsPerComponent(),
                raster.colour(),
                raster.palette(),
                alpha.samples());
    }

    TiffAlpha alpha() {
        return alpha;
    }

    TiffCompression compression() {
        return compression;
    }

    TiffSegments segments() {
        return segments;
    }

    /** Whether 0 is white, as nowhere in PDF. */
    boolean whiteIsZero() {
        return photometric == WHITE_IS_ZERO;
    }

    /** Whether the components of a JPEG are R, G, B. */
    boolean plainRgb() {
        return photometric == RGB;
    }

    /** Whether the first bit of a byte is its least significant. */
    boolean reversed() throws IOException {
        return directory.number(FILL_ORDER, 1) == 2;
    }

    /** How rows of fax data are coded; without compression's fax kind, an error of ours. */
    FaxDecoder.Kind fax() throws IOException {
        FaxDecoder.Kind kind = compression.fax();
        if (kind == null) {
            throw new IllegalStateException("no fax data");
        }
        int tag = kind == FaxDecoder.Kind.GROUP_4 ? T6_OPTIONS : T4_OPTIONS;
        long options = kind == FaxDecoder.Kind.ALIGNED_RUNS ? 0 : directory.number(tag, 0);
        if ((options & 2) != 0) {
            throw unsupported("mode of fax codes", "uncompressed", "compressed");
        }
        boolean twoDimensional = kind == FaxDecoder.Kind.GROUP_3 && (options & 1) != 0;
        return twoDimensional ? FaxDecoder.Kind.GROUP_3_2D : kind;
    }

    /** Whether each sample is stored as the difference to the one on its left. */
    boolean differenced() throws IOException {
        long predictor = compression.predicts() ? directory.number(PREDICTOR, 1) : 1;
        boolean wide = raster.bitsPerComponent() >= 8;
        if (predictor != 1 && (predictor != 2 || !wide)) {
            throw unsupported("Predictor", predictor, wide ? "1, 2" : "1");
        }
        return predictor == 2;
    }

    /** The tables of the JPEG strips, or null. */
    byte @Nullable [] jpegTables() throws IOException {
        return directory.has(JPEG_TABLES) ? block(JPEG_TABLES, 1 << 16) : null;
    }

    /** EXIF's 1 to 8; anything else is taken as 1. */
    private int orientation() throws IOException {
        long value = directory.number(ORIENTATION, 1);
        return value >= 1 && value <= 8 ? (int) value : 1;
    }

    /** The header of the image, coded in this way. */
    ImageHeader header(ImageCoding coding, OptionalLong encodedLength) throws IOException {
        return new ImageHeader(coding, raster, density, orientation(), profile, encodedLength);
    }

    RuntimeException unsupported(String what, Object actual, Object required) {
        return bytes.refused(PadesProblem.SCAN_TIFF_UNSUPPORTED, "what", what, "actual", actual, "required", required);
    }

    private RuntimeException malformed(String what) {
        return TiffFile.malformed(bytes, bytes.offset(), what);
    }
}
