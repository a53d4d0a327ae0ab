package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.Set;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;

/**
 * What programs note about themselves with every update: the date and the producer in /Info, and the XMP packet that says
 * the same (ISO 32000-2, 14.3). A title, an author or any other entry is content.
 */
final class DocumentInformation {
    private static final Set<String> INFO_KEYS = Set.of("ModDate", "Producer");
    private static final Set<String> STREAM_KEYS = Set.of("Length", "Filter");

    private final Update update;

    DocumentInformation(Update update) {
        this.update = update;
    }

    void explain() throws IOException {
        if (update.after().trailer().get("Info") instanceof PdfValue.Ref info
                && info.equals(update.before().trailer().get("Info"))
                && update.replaced(info.number())
                && update.before().object(info.number()) instanceof PdfValue.Dict old
                && update.after().object(info.number()) instanceof PdfValue.Dict now
                && onlyTrailers(update.referrers(info.number()), update.after())
                && onlyTrailers(update.formerReferrers(info.number()), update.before())
                && INFO_KEYS.containsAll(Update.differences(old, now))
                && INFO_KEYS.stream().allMatch(key -> !now.has(key) || now.get(key) instanceof PdfValue.Text)) {
            update.explain(info.number(), ModificationLevel.LTA_UPDATES);
        }
        if (update.after().catalog().get("Metadata") instanceof PdfValue.Ref metadata
                && metadata.equals(update.before().catalog().get("Metadata"))
                && update.replaced(metadata.number())
                && update.before().object(metadata.number()) instanceof PdfValue.Stream old
                && update.after().object(metadata.number()) instanceof PdfValue.Stream now
                && update.after().trailer().get("Root") instanceof PdfValue.Ref root
                && update.belongsTo(metadata.number(), Set.of(root.number()))
                && STREAM_KEYS.containsAll(Update.differences(old.dict(), now.dict()))) {
            update.explain(metadata.number(), ModificationLevel.LTA_UPDATES);
        }
    }

    /** A trailer may be the dictionary of a cross-reference stream, which is an object, too. */
    private static boolean onlyTrailers(Set<Integer> referrers, PdfRevision revision) throws IOException {
        for (int referrer : referrers) {
            boolean trailer = referrer == References.TRAILER
                    || (revision.object(referrer) instanceof PdfValue.Stream stream
                            && "XRef".equals(stream.dict().name("Type")));
            if (!trailer) {
                return false;
            }
        }
        return true;
    }
}
