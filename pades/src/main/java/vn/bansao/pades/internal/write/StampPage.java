package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureField;

/**
 * The page that gets a document timestamp's widget: one that has annotations already, since iText takes a page whose first
 * /Annots comes after a signature for one that was tampered with.
 */
final class StampPage {
    private static final int MOST_LEVELS = 32;

    private final FileUpdate update;
    private final Place catalog;

    StampPage(FileUpdate update, Place catalog) {
        this.update = update;
        this.catalog = catalog;
    }

    /** The page of the first of the fields that has one, else the file's first page, else null. */
    PdfValue.@Nullable Ref find(List<SignatureField> fields) throws IOException {
        for (SignatureField field : fields) {
            for (PdfValue.Ref page : update.pages(field.dict())) {
                if (isFit(page)) {
                    return page;
                }
            }
        }
        PdfValue.Ref first = first();
        return first != null && isFit(first) ? first : null;
    }

    private boolean isFit(PdfValue.Ref page) throws IOException {
        return update.value(page) instanceof PdfValue.Dict dict
                && "Page".equals(dict.name("Type"))
                && update.resolve(dict.get("Annots")) instanceof PdfValue.Array;
    }

    private PdfValue.@Nullable Ref first() throws IOException {
        PdfValue next = catalog.dict("/Root").get("Pages");
        for (int level = 0; level < MOST_LEVELS && next instanceof PdfValue.Ref reference; level++) {
            PdfValue.Ref node = update.target(reference);
            if (!(update.value(node) instanceof PdfValue.Dict dict)) {
                return null;
            }
            if (!(update.resolve(dict.get("Kids")) instanceof PdfValue.Array kids)
                    || kids.items().isEmpty()) {
                return node;
            }
            next = kids.items().get(0);
        }
        return null;
    }
}
