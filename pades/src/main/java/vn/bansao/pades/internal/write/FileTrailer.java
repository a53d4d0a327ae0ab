package vn.bansao.pades.internal.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.compose.PdfBytes;

/**
 * The end of an update to an existing file, in the form of the section before it: all that its trailer says stays, but for
 * what an update must say anew (ISO 32000-2, 7.5.5, 7.5.6 and 7.5.8.2).
 *
 * @param references the objects of the update
 * @param previous the last section's trailer, or dictionary
 * @param firstIdOrNull the first half of the file's identifier; null where it has none
 * @param revisionId the second half from now on
 * @param section where the last section stands
 * @param number of the cross-reference stream; 0 for a table
 */
@SuppressWarnings("ArrayRecordComponent") // written at once, compared by nobody
record FileTrailer(
        FileReferences references,
        PdfValue.Dict previous,
        @Nullable PdfValue firstIdOrNull,
        byte[] revisionId,
        long section,
        int number)
        implements RevisionEnd {
    /** Entries of a stream or a hybrid file, those written here, and a checksum that LibreOffice writes once. */
    private static final Set<String> NOT_CARRIED = Set.of(
            "Size",
            "Prev",
            "ID",
            "XRefStm",
            "DocChecksum",
            "Type",
            "W",
            "Index",
            "Length",
            "Filter",
            "DecodeParms",
            "F",
            "FFilter",
            "FDecodeParms",
            "DL");

    @Override
    public void writeTo(PdfBytes out, long offset) {
        if (number == 0) {
            references.writeTable(out);
            out.ascii("trailer\n<<");
            entries(out);
            out.ascii(">>\n");
        } else {
            references.put(number, offset);
            byte[] rows = references.rows();
            out.integer(number).ascii(" 0 obj\n<</Type/XRef");
            references.writeIndex(out);
            entries(out);
            out.ascii("/Length ").integer(rows.length).ascii(CopyShape.STREAM_BEGIN);
            out.bytes(rows).ascii(CopyShape.STREAM_END);
        }
        out.ascii("startxref\n").integer(offset).ascii("\n%%EOF\n");
    }

    private void entries(PdfBytes out) {
        Map<String, PdfValue> carried = new LinkedHashMap<>(previous.entries());
        carried.keySet().removeAll(NOT_CARRIED);
        PdfValues.entries(out, new PdfValue.Dict(carried));
        out.ascii("/Size ").integer(references.size()).ascii("/Prev ").integer(section);
        if (firstIdOrNull != null) {
            out.ascii("/ID[");
            PdfValues.write(out, firstIdOrNull);
            out.ascii("<").hex(revisionId).ascii(">]");
        }
    }
}
