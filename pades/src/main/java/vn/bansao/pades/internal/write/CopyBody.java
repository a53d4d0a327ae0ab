package vn.bansao.pades.internal.write;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.CopyRecord;
import vn.bansao.pades.internal.compose.PdfBytes;

/**
 * All that comes before the first signature of a copy, to be continued once.
 *
 * @param seal where the second signature stands, if there is one
 * @param fieldPage the dictionary of the page with the fields, up to the last of its annotations
 * @param references the objects so far
 * @param end where the first signature begins
 * @param digests the digests up to there
 */
record CopyBody(
        CopyRecord record,
        Instant time,
        CopyLayout.@Nullable Place seal,
        PdfBytes fieldPage,
        CrossReferences references,
        long end,
        DigestStates digests) {
    /** The same, for one more copy. */
    CopyBody copy() {
        return new CopyBody(record, time, seal, fieldPage, references.copy(), end, digests.fork());
    }
}
