package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The colour boxes of a JP2 file (ITU-T T.800, I.5.3.3), of which one counts (ISO 19005-2, 6.2.8.3). The image dictionary names the
 * same colours, so that no viewer has to choose.
 */
final class Jp2Colours {
    private static final int ENUMERATED = 1;
    private static final int RESTRICTED_PROFILE = 2;
    private static final int ANY_PROFILE = 3;
    private static final int MAX_BOXES = 16;
    private static final int BEST = 1;

    private static final int CMYK = 12;
    private static final int SRGB = 16;
    private static final int GREY = 17;

    private final ScanInput input;
    private final int maxIccBytes;
    private final List<Specification> specifications = new ArrayList<>();
    private Colour colour = Colour.RGB;
    private byte @Nullable [] iccProfile;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Specification(int method, int approximation, long space, byte @Nullable [] profile) {}

    Jp2Colours(ScanInput input, int maxIccBytes) {
        this.input = input;
        this.maxIccBytes = maxIccBytes;
    }

    void add(Jp2Box box) throws IOException {
        if (box.left(input) < 3 || specifications.size() == MAX_BOXES) {
            throw Jp2Box.malformed(input, box.at(), "box colr");
        }
        int method = input.u8();
        input.u8(); // precedence: reserved
        int approximation = input.u8();
        specifications.add(
                switch (method) {
                    case ENUMERATED -> {
                        if (box.left(input) < 4) {
                            throw Jp2Box.malformed(input, box.at(), "box colr");
                        }
                        yield new Specification(method, approximation, input.u32(), null);
                    }
                    case RESTRICTED_PROFILE, ANY_PROFILE -> new Specification(method, approximation, 0, profile(box));
                    default -> new Specification(method, approximation, 0, null);
                });
    }

    private byte[] profile(Jp2Box box) throws IOException {
        long length = box.left(input);
        if (length > maxIccBytes) {
            throw IccProfile.unfit(input, "size", length, "at most " + maxIccBytes);
        }
        return Jp2Box.bytes(input, (int) length);
    }

    /** Decides for one, when the header, which is at an offset, was read. */
    void choose(int channels, long headerAt) {
        if (specifications.isEmpty()) {
            throw Jp2Box.malformed(input, headerAt, "no box colr");
        }
        Specification one = theOne();
        byte[] profile = one.profile();
        colour = profile == null ? enumerated(one) : ofChannels(channels);
        if (colour.samplesPerPixel() != channels) {
            throw unsupported(channels + " channels", colour.samplesPerPixel() + " channels");
        }
        if (profile != null) {
            IccProfile.require(profile, colour, input);
        }
        iccProfile = profile;
    }

    private Specification theOne() {
        if (specifications.size() == 1) {
            return specifications.get(0);
        }
        List<Specification> best = specifications.stream()
                .filter(specification -> specification.approximation() == BEST)
                .toList();
        if (best.size() != 1) {
            throw unsupported(
                    specifications.size() + " descriptions, " + best.size() + " called accurate", "1 called accurate");
        }
        return best.get(0);
    }

    private Colour ofChannels(int channels) {
        return switch (channels) {
            case 1 -> Colour.GRAY;
            case 3 -> Colour.RGB;
            case 4 -> Colour.CMYK;
            default -> throw unsupported(channels + " channels", "1, 3, 4 channels");
        };
    }

    /** Not sYCC (18), which PDF/A-2 takes: viewers do not agree on it, and some show other colours than others. */
    private Colour enumerated(Specification one) {
        if (one.method() != ENUMERATED) {
            throw unsupported("described by method " + one.method(), "method 1, 2, 3");
        }
        return switch ((int) Math.min(one.space(), Integer.MAX_VALUE)) {
            case GREY -> Colour.GRAY;
            case SRGB -> Colour.RGB;
            case CMYK -> throw input.refused(PadesProblem.SCAN_JP2_CMYK_WITHOUT_PROFILE);
            default -> throw unsupported("enumerated space " + one.space(), "16, 17 or a profile");
        };
    }

    private RuntimeException unsupported(String actual, String required) {
        return input.refused(PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED, "actual", actual, "required", required);
    }

    Colour colour() {
        return colour;
    }

    byte @Nullable [] iccProfile() {
        return iccProfile;
    }
}
