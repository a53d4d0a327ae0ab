package vn.bansao.internal.pdf;

import java.util.Map;

/**
 * One cross-reference section with its trailer.
 *
 * @param offset of {@code xref}, or of the object that is the cross-reference stream
 * @param end just behind the trailer dictionary, or behind {@code endobj}
 * @param trailer the trailer, or the stream's dictionary
 * @param entries by object number
 * @param stream whether it is a cross-reference stream
 * @param hybridOffset of the cross-reference stream that belongs to a hybrid file's table, or -1
 * @param hybridEnd just behind that stream's {@code endobj}, or -1
 * @param hidden that stream's entries: part of {@code entries}, unless an older section has brought them already
 */
record XrefSection(
        long offset,
        long end,
        PdfValue.Dict trailer,
        Map<Integer, XrefEntry> entries,
        boolean stream,
        long hybridOffset,
        long hybridEnd,
        Map<Integer, XrefEntry> hidden) {

    /** The table alone, where the stream is an older section's. */
    XrefSection withoutHybrid() {
        return new XrefSection(offset, end, trailer, entries, stream, -1, -1, hidden);
    }

    /** Where the trailer says that the previous section is, or -1. */
    long previous() {
        return trailer.integer("Prev", -1);
    }
}
