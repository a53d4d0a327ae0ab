package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** The pages of a revision in order, with what they inherit (ISO 32000-2, 7.7.3). */
public final class PageTree {
    private static final List<String> INHERITABLE = List.of("Resources", "MediaBox", "CropBox", "Rotate");
    private static final int MOST_PAGES = 20_000;
    private static final int DEEPEST = 50;
    private final PdfRevision revision;
    private final List<Page> pages = new ArrayList<>();
    private final Set<PdfValue> seen = new HashSet<>();

    private PageTree(PdfRevision revision) {
        this.revision = revision;
    }

    /**
     * A page.
     *
     * @param objectNumber of its dictionary, or -1 where that is a direct object
     * @param dict its dictionary
     * @param inherited resources, boxes and rotation, its own or inherited, as written
     * @param resources its resources, its own or inherited
     */
    public record Page(
            int objectNumber, PdfValue.Dict dict, PdfValue.Dict inherited, PdfValue.@Nullable Dict resources) {}

    /** The tree is no tree, or too large. */
    public static final class BrokenTreeException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenTreeException(String message) {
            super(message);
        }
    }

    /** The pages in the order of the document. */
    public static List<Page> of(PdfRevision revision) throws IOException, BrokenTreeException {
        PageTree tree = new PageTree(revision);
        tree.visit(revision.catalog().get("Pages"), new PdfValue.Dict(Map.of()), 0);
        return tree.pages;
    }

    private void visit(@Nullable PdfValue node, PdfValue.Dict above, int depth)
            throws IOException, BrokenTreeException {
        PdfValue.Dict dict = revision.dict(node);
        if (dict == null || depth > DEEPEST || pages.size() >= MOST_PAGES) {
            throw new BrokenTreeException("the page tree can't be walked");
        }
        if (node instanceof PdfValue.Ref && !seen.add(node)) {
            throw new BrokenTreeException("a page occurs twice");
        }
        PdfValue.Dict inherited = inherited(dict, above);
        PdfValue.Array kids = revision.array(dict.get("Kids"));
        if (kids == null) {
            int number = node instanceof PdfValue.Ref reference ? reference.number() : -1;
            pages.add(new Page(number, dict, inherited, revision.dict(inherited.get("Resources"))));
            return;
        }
        for (PdfValue kid : kids.items()) {
            visit(kid, inherited, depth + 1);
        }
    }

    private PdfValue.Dict inherited(PdfValue.Dict node, PdfValue.Dict above) throws IOException {
        Map<String, PdfValue> effective = new HashMap<>(above.entries());
        for (String key : INHERITABLE) {
            PdfValue own = node.get(key);
            // Resources that lead to no dictionary hide none.
            if (own != null && (!key.equals("Resources") || revision.dict(own) != null)) {
                effective.put(key, own);
            }
        }
        return new PdfValue.Dict(effective);
    }
}
