package vn.bansao.pades.internal.write;

import vn.bansao.pades.internal.compose.PdfBytes;

/**
 * The cross-reference section and the trailer of a revision.
 *
 * @param id the file's identifier of its first revision
 * @param revisionId that of this revision
 * @param previous where the section of the revision before stands, or 0
 */
@SuppressWarnings("ArrayRecordComponent") // written at once, compared by nobody
record Trailer(CrossReferences references, byte[] id, byte[] revisionId, long previous) implements RevisionEnd {
    @Override
    public void writeTo(PdfBytes out, long offset) {
        references.writeTo(out);
        out.ascii("trailer\n<</Size ").integer(references.size());
        out.ascii("/Root ").integer(CopyTemplate.CATALOG).ascii(" 0 R/ID[<").hex(id);
        out.ascii("><").hex(revisionId).ascii(">]");
        if (previous != 0) {
            out.ascii("/Prev ").integer(previous);
        }
        out.ascii(">>\nstartxref\n").integer(offset).ascii("\n%%EOF\n");
    }
}
