package vn.bansao.verify.internal.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page for people. Immutable, but for the picture's bytes, which nobody may change.
 *
 * @param number from 1
 * @param aspect its width as displayed, divided by its height
 * @param areas where signature fields are shown
 * @param jpegOrNull the picture, if there is one
 * @param lack why there is no picture, or not a whole one
 */
public record PagePreview(
        int number, double aspect, List<SignatureArea> areas, byte @Nullable [] jpegOrNull, Lack lack) {

    public PagePreview {
        areas = List.copyOf(areas);
    }
}
