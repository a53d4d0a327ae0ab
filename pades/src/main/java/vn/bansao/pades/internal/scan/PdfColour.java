package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * The colour space of an image in a PDF.
 *
 * @param text as PDF text, with {@link PdfOrigin#PROFILE} for the profile
 * @param meaning of the samples
 * @param baseComponents components of a colour, or of a palette's
 * @param profile the profile, or null
 * @param palette RGB triples of a palette as far as its colours are light, or null
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record PdfColour(
        String text, Colour meaning, int baseComponents, byte @Nullable [] profile, byte @Nullable [] palette) {
    static final PdfColour DEVICE_GRAY = new PdfColour("/DeviceGray", Colour.GRAY, 1, null);
    static final PdfColour DEVICE_RGB = new PdfColour("/DeviceRGB", Colour.RGB, 3, null);

    /** A space without a palette. */
    PdfColour(String text, Colour meaning, int baseComponents, byte @Nullable [] profile) {
        this(text, meaning, baseComponents, profile, null);
    }

    /** Whether a sample is an index, were it of a palette of greys. */
    boolean indexed() {
        return text.startsWith("[/Indexed");
    }
}
