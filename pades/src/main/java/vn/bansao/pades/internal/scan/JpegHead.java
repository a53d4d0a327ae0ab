package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** The marker segments of a JPEG before its coded data (ITU-T T.81, annex B), and what is to be learnt from them. */
final class JpegHead {
    private static final int SOF_0 = 0xC0; // baseline
    private static final int SOF_2 = 0xC2; // progressive
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF_15 = 0xCF;
    private static final int RST_0 = 0xD0;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP_0 = 0xE0;
    private static final int APP_1 = 0xE1;
    private static final int APP_2 = 0xE2;
    private static final int APP_14 = 0xEE;

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] MPF = ascii("MPF\0");
    private static final byte[] ADOBE = ascii("Adobe");
    private static final byte[] RGB_IDS = ascii("RGB");
    private static final byte[] NOTHING = {};

    private final ScanInput input;
    private final ImageRules rules;
    private final JpegIccChunks icc;
    private @Nullable Raster raster;
    private byte[] componentIds = {};
    private ByteBuffer view = ByteBuffer.wrap(NOTHING);
    private boolean jfif;
    private @Nullable Density jfifDensity;
    private @Nullable Exif exif;
    private int adobeTransform = -1;
    private boolean severalPictures;
    private byte @Nullable [] iccProfile;

    JpegHead(ScanInput input, ImageRules rules) {
        this.input = input;
        this.rules = rules;
        this.icc = new JpegIccChunks(input, rules.limits().maxIccBytes());
    }

    /** Reads from SOI to the end of the first SOS segment. */
    void read() throws IOException {
        input.require(2);
        input.advance(2);
        int marker;
        do {
            marker = nextMarker();
            segment(marker);
        } while (marker != SOS);
        iccProfile = icc.profile();
        if (iccProfile != null) {
            IccProfile.require(iccProfile, raster().colour(), input);
        }
        requireClearColours();
    }

    private int nextMarker() throws IOException {
        if (input.u8() != 0xFF) {
            throw input.malformedAt(input.offset() - 1, PadesProblem.SCAN_JPEG_MALFORMED, "what", "marker expected");
        }
        int code = input.u8();
        while (code == 0xFF) { // fill bytes, T.81, B.1.1.2
            code = input.u8();
        }
        if (code < SOF_0 || (code >= RST_0 && code <= EOI)) {
            throw input.malformedAt(
                    input.offset() - 1, PadesProblem.SCAN_JPEG_MALFORMED, "what", "marker " + hex(code));
        }
        return code;
    }

    private void segment(int marker) throws IOException {
        long at = input.offset();
        int length = input.u16() - 2;
        if (length < 0) {
            throw malformed(at, "segment length");
        }
        input.require(length);
        switch (marker) {
            case APP_0 -> jfif(body(length));
            case APP_1 -> exif(body(length), at + 2);
            case APP_2 -> icc(body(length));
            case APP_14 -> adobe(body(length));
            case SOS -> startOfScan(body(length), at);
            case DHT, JPG, DAC -> {}
            default -> {
                if (marker <= SOF_15) {
                    frame(marker, body(length), at);
                }
            }
        }
        input.advance(length);
    }

    /** The next bytes of the input, seen through one view of its array, which is another only when it has grown. */
    private ByteBuffer body(int length) {
        if (view.array() != input.buffer()) {
            view = ByteBuffer.wrap(input.buffer());
        }
        return view.slice(input.position(), length);
    }

    private void frame(int marker, ByteBuffer body, long at) {
        if (raster != null) {
            throw malformed(at, "second frame header");
        }
        if (marker > SOF_2) {
            throw input.refused(
                    PadesProblem.SCAN_JPEG_CODING_UNSUPPORTED,
                    "actual",
                    coding(marker),
                    "required",
                    "SOF0, SOF1, SOF2");
        }
        if (body.limit() < 6) {
            throw malformed(at, "frame header");
        }
        int bits = body.get(0) & 0xFF;
        int height = body.getShort(1) & 0xFFFF;
        int width = body.getShort(3) & 0xFFFF;
        int components = body.get(5) & 0xFF;
        if (bits != 8) {
            throw input.refused(PadesProblem.SCAN_JPEG_PRECISION_UNSUPPORTED, "actual", bits, "required", "8");
        }
        Colour colour = switch (components) {
            case 1 -> Colour.GRAY;
            case 3 -> Colour.RGB;
            case 4 -> Colour.CMYK;
            default ->
                throw input.refused(
                        PadesProblem.SCAN_JPEG_COLOUR_UNSUPPORTED, "actual", components, "required", "1, 3, 4");
        };
        rules.requireSize(width, height, at + 3);
        componentIds = componentIds(body, components, at);
        raster = new Raster(width, height, 8, colour, null);
    }

    private byte[] componentIds(ByteBuffer body, int components, long at) {
        if (body.limit() != 6 + 3 * components) {
            throw malformed(at, "frame header length");
        }
        byte[] ids = new byte[components];
        for (int i = 0; i < components; i++) {
            ids[i] = body.get(6 + 3 * i);
            int horizontal = body.get(7 + 3 * i) >> 4 & 0xF;
            int vertical = body.get(7 + 3 * i) & 0xF;
            int table = body.get(8 + 3 * i) & 0xFF;
            if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4 || table > 3) {
                throw malformed(at, "component " + (i + 1));
            }
        }
        return ids;
    }

    /** T.81 calls SOF3 and all from SOF5 on lossless, hierarchical or arithmetic. */
    private static String coding(int marker) {
        String kind = switch (marker) {
            case 0xC3 -> "lossless";
            case 0xC5, 0xC6, 0xC7 -> "hierarchical";
            case 0xC9, 0xCA -> "arithmetic";
            case 0xCB -> "lossless arithmetic";
            default -> "hierarchical arithmetic";
        };
        return "SOF" + (marker - SOF_0) + " (" + kind + ")";
    }

    private void startOfScan(ByteBuffer body, long at) {
        if (raster == null) {
            throw malformed(at, "image data before the frame header");
        }
        int count = body.limit() == 0 ? 0 : body.get(0);
        if (count < 1 || count > componentIds.length || body.limit() != 4 + 2 * count) {
            throw malformed(at, "scan header");
        }
        for (int i = 0; i < count; i++) {
            if (!hasComponent(body.get(1 + 2 * i))) {
                throw malformed(at, "scan of component " + (body.get(1 + 2 * i) & 0xFF));
            }
        }
    }

    private boolean hasComponent(byte id) {
        for (byte known : componentIds) {
            if (known == id) {
                return true;
            }
        }
        return false;
    }

    /** T.871: units 1 are dots per inch, 2 per centimetre, 0 a ratio only. */
    private void jfif(ByteBuffer body) {
        if (jfif || !startsWith(body, JFIF) || body.limit() < 12) {
            return;
        }
        jfif = true;
        int units = body.get(7);
        int x = body.getShort(8) & 0xFFFF;
        int y = body.getShort(10) & 0xFFFF;
        if ((units == 1 || units == 2) && x != 0 && y != 0) {
            double perInch = units == 2 ? 2.54 : 1;
            jfifDensity = new Density(x * perInch, y * perInch);
        }
    }

    private void exif(ByteBuffer body, long at) {
        if (exif != null || !startsWith(body, EXIF) || body.limit() < 6) {
            return;
        }
        exif = Exif.read(body.position(6).slice());
        if (exif == null) {
            throw input.malformedAt(at, PadesProblem.SCAN_EXIF_MALFORMED);
        }
    }

    private void icc(ByteBuffer body) {
        if (startsWith(body, ICC)) {
            icc.add(body.position(ICC.length).slice());
        } else {
            severalPictures |= startsWith(body, MPF);
        }
    }

    private void adobe(ByteBuffer body) {
        if (startsWith(body, ADOBE) && body.limit() >= 12) {
            adobeTransform = body.get(11) & 0xFF;
        }
    }

    /**
     * JFIF and the usual decoders mean YCbCr where Adobe's marker may say RGB, and ISO 32000-1, table 13, obeys the latter:
     * a file with both would look different from viewer to viewer. Of four components 0 is CMYK and 2 YCCK.
     */
    private void requireClearColours() {
        boolean unclear = switch (componentIds.length) {
            case 3 -> adobeTransform > 1 || (jfif && adobeTransform == 0);
            case 4 -> adobeTransform == 1 || adobeTransform > 2;
            default -> false;
        };
        if (unclear) {
            throw input.refused(
                    PadesProblem.SCAN_JPEG_COLOUR_AMBIGUOUS,
                    "actual",
                    (jfif ? "JFIF, " : "") + "Adobe transform " + adobeTransform);
        }
    }

    Raster raster() {
        if (raster == null) {
            throw new IllegalStateException("not read");
        }
        return raster;
    }

    /** JFIF's density, else EXIF's, else null. */
    @Nullable
    Density density() {
        if (jfifDensity != null) {
            return jfifDensity;
        }
        return exif == null ? null : exif.density();
    }

    int orientation() {
        return exif == null ? 1 : exif.orientation();
    }

    byte @Nullable [] iccProfile() {
        return iccProfile;
    }

    /** Three components R, G, B: Adobe's marker says so, or no marker does and the identifiers are these letters. */
    boolean plainRgb() {
        boolean byName = !jfif && adobeTransform < 0 && Arrays.equals(componentIds, RGB_IDS);
        return componentIds.length == 3 && (adobeTransform == 0 || byName);
    }

    /** Whether 255 is no ink: all who write Adobe's marker store CMYK and YCCK like that, and all readers know it. */
    boolean inverted() {
        return componentIds.length == 4 && adobeTransform >= 0;
    }

    /** Whether there is an index of further pictures behind this one (CIPA DC-007, Multi-Picture Format). */
    boolean hasSeveralPictures() {
        return severalPictures;
    }

    /**
     * Whether the markers say something else than somebody who knows that the components are, or are not, R, G, B; or that 255 is
     * all of an ink.
     */
    boolean contradicts(boolean rgb) {
        return inverted() || (componentIds.length == 3 && (rgb ? jfif || adobeTransform == 1 : plainRgb()));
    }

    private RuntimeException malformed(long at, String what) {
        return input.malformedAt(at, PadesProblem.SCAN_JPEG_MALFORMED, "what", what);
    }

    private static boolean startsWith(ByteBuffer body, byte[] prefix) {
        if (body.limit() < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (body.get(i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String hex(int code) {
        return String.format(Locale.ROOT, "0x%02X", code);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
