package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.ObjectLocation;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfRevision.Span;

/** Bytes that belong to no object and no cross-reference section, white space and comments aside. */
final class StrayBytes {
    private StrayBytes() {}

    /** The runs within the revisions, in order; what follows the last revision is not among them. */
    static List<Span> in(PdfFile file) throws IOException {
        List<Span> used = new ArrayList<>();
        for (PdfRevision revision : file.revisions()) {
            used.addAll(revision.sections());
            for (int number : revision.changedObjects()) {
                ObjectLocation place = location(revision, number);
                if (place != null && place.from() >= 0) {
                    used.add(new Span(place.from(), place.to()));
                }
            }
        }
        used.sort(Comparator.comparingLong(Span::from));
        List<Span> stray = new ArrayList<>();
        long at = 0;
        for (Span span : used) {
            long found = firstContent(file, at, span.from());
            if (found >= 0) {
                stray.add(new Span(found, span.from()));
            }
            at = Math.max(at, span.to());
        }
        return stray;
    }

    /** The bytes of an object that can't be read come out as stray. */
    private static @Nullable ObjectLocation location(PdfRevision revision, int number) throws IOException {
        try {
            return revision.location(number);
        } catch (MalformedDocumentException e) {
            return null;
        }
    }

    /** The first byte that is neither white space nor within a comment, or -1. */
    private static long firstContent(PdfFile file, long from, long to) throws IOException {
        boolean comment = false;
        for (long at = from; at < to; at++) {
            int c = file.byteAt(at);
            if (c == '\n' || c == '\r') {
                comment = false;
            } else if (c == '%') {
                comment = true;
            } else if (!comment && c != ' ' && c != '\t' && c != '\f' && c != 0) {
                return at;
            }
        }
        return -1;
    }
}
