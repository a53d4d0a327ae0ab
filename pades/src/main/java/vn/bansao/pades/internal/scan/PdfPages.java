package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** The pages of a document in order (ISO 32000-2, 7.7.3): a tree whose every node names the one above it. */
final class PdfPages {
    static final int DEEPEST = 50;
    private static final int MOST_NODES = 50_000;

    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final Set<PdfValue.Ref> seen = new HashSet<>();
    private final List<PdfValue.Ref> pages = new ArrayList<>();

    PdfPages(PdfRevision revision, ScanBytes bytes) {
        this.revision = revision;
        this.bytes = bytes;
    }

    List<PdfValue.Ref> all() throws IOException {
        visit(revision.catalog().get("Pages"), null, 0);
        if (pages.isEmpty()) {
            throw PdfScan.malformed(bytes, "page tree: no page");
        }
        return pages;
    }

    private void visit(@Nullable PdfValue node, PdfValue.@Nullable Ref above, int depth) throws IOException {
        if (!(node instanceof PdfValue.Ref reference) || !(revision.resolve(node) instanceof PdfValue.Dict dict)) {
            throw PdfScan.malformed(bytes, "page tree: a node is missing");
        }
        // The way up, by which a page inherits, must be the way down, and no page may stand in two places.
        if (!seen.add(reference) || depth > DEEPEST || (above != null && !above.equals(dict.get("Parent")))) {
            throw PdfScan.malformed(bytes, "page tree: " + reference + " is not where it says");
        }
        if (seen.size() > MOST_NODES) {
            throw bytes.malformed(
                    PadesProblem.SCAN_PDF_OVER_LIMIT, "actual", seen.size() + " pages", "limit", MOST_NODES + " pages");
        }
        PdfValue.Array kids = revision.array(dict.get("Kids"));
        if (kids == null) {
            bytes.onPage(pages.size());
            pages.add(reference);
            return;
        }
        for (PdfValue kid : kids.items()) {
            visit(kid, reference, depth + 1);
        }
    }
}
