package vn.bansao.pades.internal.scan;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and copied into the file at once
public record PdfOrigin(
        Placement placement, String colourSpace, int profileComponents, String more, byte @Nullable [] globals) {
    /** Stands in a text for the reference to the profile. */
    public static final String PROFILE = "{profile}";

    /** Stands in a text for the reference to the globals. */
    public static final String GLOBALS = "{globals}";

    private static final Pattern DECODE = Pattern.compile("/Decode\\[([^]]*)]");
    private static final Pattern PALETTE = Pattern.compile("^\\[/Indexed.*<([0-9a-fA-F]*)>]$");

    boolean showsSamplesAsStored() {
        double[] matrix = placement.matrix();
        boolean upright = matrix[0] > 0 && matrix[1] == 0 && matrix[2] == 0 && matrix[3] > 0;
        return upright && more.isEmpty() && !colourSpace.startsWith("[/Indexed");
    }

    /** Whether /Decode is absent or the usual one ({@code inverted} false), or turns every sample round (true). */
    public boolean decodes(boolean inverted) {
        Matcher decode = DECODE.matcher(more);
        if (!decode.find()) {
            return !inverted;
        }
        return decode.group(1).replace(inverted ? "1 0" : "0 1", "").isBlank();
    }

    /** RGB triples or grey values of an indexed colour space, else null. */
    public byte @Nullable [] palette() {
        Matcher indexed = PALETTE.matcher(colourSpace);
        return indexed.find() ? HexFormat.of().parseHex(indexed.group(1)) : null;
    }
}
