package vn.bansao.pades.internal.scan;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The header box of a JP2 file (ITU-T T.800, I.5.3), with what ISO 19005-2, 6.2.8.3 leaves of it: one, three or four channels of
 * the same depth, no palette, no opacity.
 */
final class Jp2ImageBoxes {
    private static final int WAVELET = 7;
    private static final int DEPTHS_DIFFER = 255;
    private static final int OPACITY = 1;
    private static final int PREMULTIPLIED_OPACITY = 2;
    private static final int MAX_CHANNELS = 4;

    private final ScanInput input;
    private final ImageRules rules;
    private final Jp2Colours colours;
    private int width;
    private int height;
    private int channels;
    private int depth;
    private @Nullable Density captured;
    private @Nullable Density displayed;

    Jp2ImageBoxes(ScanInput input, ImageRules rules) {
        this.input = input;
        this.rules = rules;
        this.colours = new Jp2Colours(input, rules.limits().maxIccBytes());
    }

    void read(Jp2Box header) throws IOException {
        Jp2Box first = Jp2Box.next(input, header.end());
        if (!first.type().equals("ihdr")) {
            throw Jp2Box.malformed(input, first.at(), "the first box of jp2h is not ihdr");
        }
        image(first);
        while (header.left(input) > 0) {
            Jp2Box box = Jp2Box.next(input, header.end());
            box(box);
            box.skip(input);
        }
        colours.choose(channels, header.at());
    }

    private void image(Jp2Box box) throws IOException {
        box.requireLength(input, 14);
        long at = input.offset();
        long rows = input.u32();
        long columns = input.u32();
        rules.requireSize(columns, rows, at);
        width = (int) columns;
        height = (int) rows;
        channels = input.u16();
        int bits = input.u8();
        int compression = input.u8();
        if (compression != WAVELET || input.u8() > 1 || input.u8() > 1) {
            throw Jp2Box.malformed(input, box.at(), "ihdr");
        }
        if (bits == DEPTHS_DIFFER) {
            throw unsupported("bits per channel", "not the same for all", "the same for all");
        }
        depth = depth(input, bits);
    }

    /** The number of bits, from their coding (ITU-T T.800, tables A.11 and I.6). */
    static int depth(ScanInput input, int coded) {
        int bits = (coded & 0x7F) + 1;
        if (coded > 0x7F || bits > 38) {
            throw input.refused(
                    PadesProblem.SCAN_JP2_UNSUPPORTED,
                    "what",
                    "bits per channel",
                    "actual",
                    coded > 0x7F ? bits + " with sign" : bits,
                    "required",
                    "1..38 without sign");
        }
        return bits;
    }

    private void box(Jp2Box box) throws IOException {
        switch (box.type()) {
            case "colr" -> colours.add(box);
            case "cdef" -> channels(box);
            case "res " -> resolutions(box);
            case "pclr", "cmap" -> throw unsupported("palette", "present", "absent");
            case "bpcc", "ihdr" -> throw Jp2Box.malformed(input, box.at(), "box " + box.type());
            default -> {}
        }
    }

    /** Which channel is which colour: only the natural order is the same to all viewers. */
    private void channels(Jp2Box box) throws IOException {
        int count = box.left(input) < 2 ? 0 : input.u16();
        box.requireLength(input, 6L * count);
        if (count == 0 || count > 2 * MAX_CHANNELS) {
            throw Jp2Box.malformed(input, box.at(), "box cdef");
        }
        for (int i = 0; i < count; i++) {
            int channel = input.u16();
            int type = input.u16();
            int meaning = input.u16();
            if (type == OPACITY || type == PREMULTIPLIED_OPACITY) {
                throw input.refused(PadesProblem.SCAN_JP2_TRANSPARENT, "actual", "channel " + (channel + 1));
            }
            if (type != 0 || meaning != channel + 1 || channel >= channels) {
                throw unsupported("channel " + (channel + 1), "type " + type + ", colour " + meaning, "in order");
            }
        }
    }

    private void resolutions(Jp2Box box) throws IOException {
        while (box.left(input) > 0) {
            Jp2Box inner = Jp2Box.next(input, box.end());
            switch (inner.type()) {
                case "resc" -> captured = resolution(inner);
                case "resd" -> displayed = resolution(inner);
                default -> {}
            }
            inner.skip(input);
        }
    }

    /** Pixels per metre, down and then across. */
    private Density resolution(Jp2Box box) throws IOException {
        box.requireLength(input, 10);
        int[] fractions = {input.u16(), input.u16(), input.u16(), input.u16()};
        int downPower = (byte) input.u8();
        int acrossPower = (byte) input.u8();
        for (int number : fractions) {
            if (number == 0) {
                throw Jp2Box.malformed(input, box.at(), "resolution");
            }
        }
        return new Density(dpi(fractions[2], fractions[3], acrossPower), dpi(fractions[0], fractions[1], downPower));
    }

    private static double dpi(int numerator, int denominator, int power) {
        return 0.0254 * numerator / denominator * Math.pow(10, power);
    }

    private RuntimeException unsupported(String what, Object actual, Object required) {
        return input.refused(PadesProblem.SCAN_JP2_UNSUPPORTED, "what", what, "actual", actual, "required", required);
    }

    Raster raster() {
        return new Raster(width, height, depth, colours.colour(), null);
    }

    byte @Nullable [] iccProfile() {
        return colours.iccProfile();
    }

    int channels() {
        return channels;
    }

    /** The density the paper was scanned with, else the one to show it with, else null. */
    @Nullable
    Density density() {
        return captured != null ? captured : displayed;
    }
}
