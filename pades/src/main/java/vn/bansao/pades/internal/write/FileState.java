package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.bansao.MalformedDocumentException;
import vn.bansao.Problem;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * An existing file with what updates have made of it so far. Immutable; reads through its file.
 *
 * @param last the last revision of the file as it was found
 * @param rewritten the objects that updates have brought
 * @param size one more than the largest object number in use
 * @param end where the next update begins
 * @param section where the last cross-reference section stands
 */
record FileState(PdfRevision last, Map<PdfValue.Ref, PdfValue> rewritten, int size, long end, long section) {
    private static final int LARGEST_NUMBER = 8_388_607; // ISO 32000-1, Annex C
    private static final int MOST_STEPS = 32;
    private static final int MOST_NEW_OBJECTS = 10_000;

    FileState {
        rewritten = Map.copyOf(rewritten);
    }

    static FileState of(PdfFile file) throws IOException {
        long size = 1;
        for (PdfRevision revision : file.revisions()) {
            size = Math.max(size, revision.trailer().integer("Size", 1));
            size = Math.max(size, largestReference(revision.trailer()) + 1);
        }
        size = Math.max(size, largestReference(file.last().catalog()) + 1);
        if (size > LARGEST_NUMBER - MOST_NEW_OBJECTS) {
            throw unfit("/Size", Long.toString(size), file.last().xrefOffset());
        }
        return new FileState(
                file.last(), Map.of(), (int) size, file.sizeBytes(), file.last().xrefOffset());
    }

    /** A number that a file names and does not have must not come to life as something else (LibreOffice writes such). */
    private static long largestReference(PdfValue value) {
        if (value instanceof PdfValue.Ref reference) {
            return reference.number();
        }
        Collection<PdfValue> parts = value instanceof PdfValue.Dict dict
                ? dict.entries().values()
                : value instanceof PdfValue.Array array ? array.items() : List.of();
        long largest = 0;
        for (PdfValue part : parts) {
            largest = Math.max(largest, largestReference(part));
        }
        return largest;
    }

    /** The same file behind one more update. */
    FileState after(Map<PdfValue.Ref, PdfValue> changes, int sizeNow, long endNow, long sectionNow) {
        Map<PdfValue.Ref, PdfValue> all = new HashMap<>(rewritten);
        all.putAll(changes);
        return new FileState(last, all, sizeNow, endNow, sectionNow);
    }

    /** The object that a reference leads to in the end: where references lead to references, the last of them. */
    PdfValue.Ref target(PdfValue.Ref reference) throws IOException {
        PdfValue.Ref target = reference;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (!(value(target) instanceof PdfValue.Ref next)) {
                return target;
            }
            target = next;
        }
        throw unfit("reference " + reference, "leads to nothing but references", -1);
    }

    /** The object itself. */
    PdfValue value(PdfValue.Ref reference) throws IOException {
        PdfValue known = rewritten.get(reference);
        if (known != null) {
            return known;
        }
        PdfValue found = last.object(reference.number());
        // The generation is looked at by the reader: another one is another object, which does not exist.
        return found == null || !(found instanceof PdfValue.Ref) ? last.resolve(reference) : found;
    }

    static MalformedDocumentException unfit(String what, String actual, long offset) {
        return new MalformedDocumentException(
                Problem.of(PadesProblem.EXTEND_STRUCTURE_UNFIT, "what", what, "actual", actual), offset);
    }
}
