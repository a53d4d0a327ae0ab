package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** The pages of a revision in order, with the resources they inherit (ISO 32000-2, 7.7.3). */
final class PageTree {
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
     * @param dict its dictionary
     * @param resources its resources, its own or inherited
     */
    record Page(PdfValue.Dict dict, PdfValue.@Nullable Dict resources) {}

    /** The tree is no tree, or too large. */
    static final class BrokenTreeException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenTreeException(String message) {
            super(message);
        }
    }

    static List<Page> of(PdfRevision revision) throws IOException, BrokenTreeException {
        PageTree tree = new PageTree(revision);
        tree.visit(revision.catalog().get("Pages"), null, 0);
        return tree.pages;
    }

    private void visit(@Nullable PdfValue node, PdfValue.@Nullable Dict inherited, int depth)
            throws IOException, BrokenTreeException {
        PdfValue.Dict dict = revision.dict(node);
        if (dict == null || depth > DEEPEST || pages.size() >= MOST_PAGES) {
            throw new BrokenTreeException("the page tree can't be walked");
        }
        if (node instanceof PdfValue.Ref && !seen.add(node)) {
            throw new BrokenTreeException("a page occurs twice");
        }
        PdfValue.Dict own = revision.dict(dict.get("Resources"));
        PdfValue.Dict resources = own == null ? inherited : own;
        PdfValue.Array kids = revision.array(dict.get("Kids"));
        if (kids == null) {
            pages.add(new Page(dict, resources));
            return;
        }
        for (PdfValue kid : kids.items()) {
            visit(kid, resources, depth + 1);
        }
    }
}
