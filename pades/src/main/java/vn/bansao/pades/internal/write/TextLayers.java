package vn.bansao.pades.internal.write;

import java.util.Arrays;
import java.util.List;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.ocr.PageText;

/**
 * The text layers of a copy's pages.
 *
 * @param languages of the words; empty if there are no layers
 * @param pages one a page, or none
 */
record TextLayers(String languages, List<PageText> pages) {
    /** Of a copy that has no text layer. */
    static final TextLayers NONE = new TextLayers("", List.of());

    /**
     * The content stream of a page's layer, deflated; empty if it has none.
     *
     * @param index counted from 0
     * @param sha256 the digest of the page that is in the copy
     * @throws PolicyException if the words are those of another page: its file was replaced since
     */
    byte[] of(int index, String file, byte[] sha256) {
        if (pages.isEmpty()) {
            return new byte[0];
        }
        PageText text = pages.get(index);
        if (!Arrays.equals(text.sha256(), sha256)) {
            throw new PolicyException(
                    Problem.of(PadesProblem.TEXT_LAYER_SCAN_CHANGED, "page", index + 1, "file", file));
        }
        return text.content();
    }
}
