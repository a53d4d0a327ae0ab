package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.internal.copy.PageTree;

/**
 * A page as the strict reader sees it. Immutable.
 *
 * @param number from 1
 * @param objectNumber of its dictionary
 * @param box what is displayed of it, before rotation (ISO 32000-2, 14.11.2)
 * @param rotation clockwise: 0, 90, 180 or 270
 * @param areas where signature fields are shown
 */
record PageOutline(int number, int objectNumber, PageBox box, int rotation, List<SignatureArea> areas) {

    PageOutline {
        areas = List.copyOf(areas);
    }

    static List<PageOutline> all(PdfRevision revision) throws IOException, PageTree.BrokenTreeException {
        List<PageOutline> outlines = new ArrayList<>();
        for (PageTree.Page page : PageTree.of(revision)) {
            PageBox box = box(revision, page);
            int rotation = rotation(revision.resolve(page.inherited().get("Rotate")));
            outlines.add(new PageOutline(
                    outlines.size() + 1,
                    page.objectNumber(),
                    box,
                    rotation,
                    new WidgetAreas(revision, box, rotation).on(page.dict())));
        }
        return outlines;
    }

    /** Its width as displayed, divided by its height. */
    double aspect() {
        double upright = box.width() / box.height();
        return rotation % 180 == 0 ? upright : 1 / upright;
    }

    private static PageBox box(PdfRevision revision, PageTree.Page page) throws IOException {
        PageBox media = usable(PageBox.read(revision, page.inherited().get("MediaBox")), PageBox.A4);
        PageBox crop = PageBox.read(revision, page.inherited().get("CropBox"));
        return crop == null ? media : usable(crop.intersection(media), media);
    }

    private static PageBox usable(@Nullable PageBox box, PageBox otherwise) {
        return box == null || box.isEmpty() ? otherwise : box;
    }

    private static int rotation(PdfValue value) {
        return value instanceof PdfValue.Int number && number.value() % 90 == 0
                ? (int) Math.floorMod(number.value(), 360L)
                : 0;
    }
}
