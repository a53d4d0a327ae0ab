package vn.bansao.pades.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * What an image keeps of the PDF it was taken out of. Texts name other objects by their places.
 *
 * @param placement where it stands on its page
 * @param colourSpace the /ColorSpace as PDF text, with {@link #PROFILE} in it, or empty where there is none: a
 *     stencil has no colours, JPEG 2000 says its own
 * @param profileComponents /N of the profile
 * @param more further entries of its dictionary as PDF text, or empty
 * @param globals the segments that a JBIG2 image shares with others, or null; shared, not to be changed
 * @param shown how its samples are seen, or null where that is not told here
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and copied into the file at once
public record PdfOrigin(
        Placement placement,
        String colourSpace,
        int profileComponents,
        String more,
        byte @Nullable [] globals,
        @Nullable Shown shown) {
    /** Stands in a text for the reference to the profile. */
    public static final String PROFILE = "{profile}";

    /** Stands in a text for the reference to the globals. */
    public static final String GLOBALS = "{globals}";
}
