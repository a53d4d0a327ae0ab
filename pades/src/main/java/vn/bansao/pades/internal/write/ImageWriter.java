package vn.bansao.pades.internal.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.FormImage;
import vn.bansao.pades.internal.scan.ImageBodySink;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.PdfOrigin;

/** Writes image XObjects, with what they share. Not thread-safe. */
final class ImageWriter {
    private final ObjectWriter out;
    private final LastStream profiles;
    private final LastStream globals;

    /** An image's coded data. */
    @FunctionalInterface
    interface Body {
        /** Hands them on, and returns how many bytes they were. */
        long transferTo(ImageBodySink sink) throws IOException;
    }

    /**
     * What an image of a form needs beside itself.
     *
     * @param digests of all streams of the form
     * @param mask the number of the image's mask, or 0
     */
    record InForm(Digests digests, int mask) {}

    ImageWriter(ObjectWriter out) {
        this.out = out;
        this.profiles = new LastStream(out);
        this.globals = new LastStream(out);
    }

    /** The number of a colour profile's stream. */
    int profile(byte[] profile, int components, @Nullable Digests digests) throws IOException {
        int number = profiles.number(profile, "/N " + components);
        if (digests != null) {
            profiles.tell(digests);
        }
        return number;
    }

    void write(ImageHeader header, Body body, int number, @Nullable InForm form) throws IOException {
        Digests digests = form == null ? null : form.digests();
        byte[] icc = header.iccProfile();
        int profile = 0;
        if (icc != null) {
            PdfOrigin origin = header.origin();
            int components = origin == null ? header.colour().components() : origin.profileComponents();
            profile = profile(icc, components, digests);
        }
        String parameters = parameters(header, digests);
        int length = header.encodedLength().isPresent() ? 0 : out.allocate();
        PdfBytes line = out.line().ascii("<</Type/XObject/Subtype/Image/Width ").integer(header.widthPx());
        line.ascii("/Height ").integer(header.heightPx());
        colourSpace(line, header, profile, form == null ? 0 : form.mask());
        coding(line, header, parameters);
        line.ascii("/Length ");
        if (length == 0) {
            line.integer(header.encodedLength().orElseThrow());
        } else {
            line.integer(length).ascii(" 0 R");
        }
        long written = body(body, number, digests);
        if (length != 0) {
            out.line().integer(written);
            out.object(length);
        }
    }

    /** The stream whose dictionary stands in the line, but for its end. */
    long body(Body body, int number, @Nullable Digests digests) throws IOException {
        if (digests != null) {
            PdfBytes line = out.current();
            digests.begin(new PdfBytes(line.size() + 2).bytes(line).ascii(">>"));
        }
        out.open(number);
        long written = body.transferTo((bytes, from, count) -> {
            if (digests != null) {
                digests.update(bytes, from, count);
            }
            out.data(bytes, from, count);
        });
        out.close();
        return written;
    }

    private static void coding(PdfBytes line, ImageHeader header, String parameters) {
        if (!header.coding()
                .isJpeg2000()) { // There it stands in the data, and is a number that PDF/A-2 has no word for.
            line.ascii("/BitsPerComponent ").integer(header.bitsPerComponent());
        }
        if (header.coding().inverted()) {
            line.ascii("/Decode[")
                    .ascii("1 0 ".repeat(header.colour().components()))
                    .ascii("]");
        }
        if (!header.coding().filterText().isEmpty()) {
            line.ascii("/Filter").ascii(header.coding().filterText());
        }
        if (!parameters.isEmpty()) {
            line.ascii("/DecodeParms").ascii(parameters);
        }
    }

    /** The /DecodeParms as text, when what they refer to is written. */
    private String parameters(ImageHeader header, @Nullable Digests digests) throws IOException {
        String text = header.coding().parameters();
        PdfOrigin origin = header.origin();
        byte[] shared = origin == null ? null : origin.globals();
        if (shared == null) {
            return text;
        }
        int number = globals.number(shared, "");
        if (digests != null) {
            globals.tell(digests);
        }
        return text.replace(PdfOrigin.GLOBALS, number + " 0 R");
    }

    private static void colourSpace(PdfBytes line, ImageHeader header, int profile, int mask) {
        PdfOrigin origin = header.origin();
        if (origin != null) {
            if (!origin.colourSpace().isEmpty()) {
                line.ascii("/ColorSpace").ascii(origin.colourSpace().replace(PdfOrigin.PROFILE, profile + " 0 R"));
            }
            line.ascii(origin.more().replace(FormImage.MASK, mask + " 0 R"));
            return;
        }
        line.ascii("/ColorSpace");
        byte[] palette = header.palette();
        if (palette != null) {
            line.ascii("[/Indexed");
        }
        if (profile != 0) {
            line.ascii("[/ICCBased ").integer(profile).ascii(" 0 R]");
        } else {
            line.ascii(header.colour() == Colour.GRAY ? "/DeviceGray" : "/DeviceRGB");
        }
        if (palette != null) {
            line.ascii(" ")
                    .integer(palette.length / 3 - 1)
                    .ascii("<")
                    .hex(palette)
                    .ascii(">]");
        }
    }
}
