package vn.bansao.pades.internal.scan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that goes into a copy as a form XObject, since it draws more than one image: its content, written anew, and what that
 * names. The content is the body of the page's {@link ScanPageReader}.
 *
 * @param box the part of the page's space that is shown, as /BBox has it; shared, not to be changed
 * @param images by their names in the content
 * @param spaces colour spaces by their names
 * @param states the /ExtGState, dictionaries as PDF text by their names
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record FormPage(
        double[] box, Map<String, FormImage> images, Map<String, Space> spaces, Map<String, String> states) {

    /**
     * A colour space.
     *
     * @param text as PDF text, with {@link PdfOrigin#PROFILE} for the profile
     * @param profileComponents /N of the profile
     * @param profile the profile, or null; shared, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    public record Space(String text, int profileComponents, byte @Nullable [] profile) {}

    /** The images and their masks. */
    public List<FormImage> allImages() {
        return images.values().stream().flatMap(FormImage::withMask).toList();
    }
}
