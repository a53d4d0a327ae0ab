package vn.bansao.verify.internal;

import java.util.List;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.ModificationLevel;

/** What changed after each signature. */
final class Changes {
    private final PdfFile file;
    private final PdfSignatures signatures;

    Changes(PdfFile file, PdfSignatures signatures) {
        this.file = file;
        this.signatures = signatures;
    }

    /**
     * What changed after one signature.
     *
     * @param level how far
     * @param what the changes that matter, for the report
     */
    record Change(ModificationLevel level, List<String> what) {}

    Change after(PdfSignature signature) {
        ByteRangeFacts ranges = signature.ranges();
        boolean last = ranges != null && ranges.signedRevision() == file.last().index();
        return last
                ? new Change(ModificationLevel.NONE, List.of())
                : new Change(
                        ModificationLevel.OTHER,
                        List.of("not judged " + signatures.signatures().size()));
    }
}
