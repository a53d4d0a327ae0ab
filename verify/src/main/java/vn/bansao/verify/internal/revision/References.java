package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** Who refers to the objects that updates touch. Immutable once built. */
final class References {
    /** Stands for the trailer, as object 0 never is one. */
    static final int TRAILER = 0;

    private record Referrer(int revision, int number) {}

    private final Map<Integer, List<Referrer>> referrers = new HashMap<>();
    private final Set<Referrer> unreadable = new HashSet<>();

    private References() {}

    /** Looks at every object of every revision, once. */
    static References to(Set<Integer> targets, PdfFile file) throws IOException {
        References references = new References();
        for (PdfRevision revision : file.revisions()) {
            references.add(targets, new Referrer(revision.index(), TRAILER), revision.trailer());
            for (int number : revision.changedObjects()) {
                Referrer referrer = new Referrer(revision.index(), number);
                try {
                    PdfValue value = revision.object(number);
                    if (value != null) {
                        references.add(targets, referrer, value);
                    }
                } catch (MalformedDocumentException e) {
                    references.unreadable.add(referrer);
                }
            }
        }
        return references;
    }

    private void add(Set<Integer> targets, Referrer referrer, PdfValue value) {
        each(value, reference -> {
            if (targets.contains(reference.number())) {
                List<Referrer> known = referrers.computeIfAbsent(reference.number(), key -> new ArrayList<>());
                if (known.isEmpty() || !known.get(known.size() - 1).equals(referrer)) {
                    known.add(referrer);
                }
            }
        });
    }

    /** The numbers of the objects that refer to {@code number}, as they are in {@code view}. */
    Set<Integer> referrers(PdfRevision view, int number) {
        Set<Integer> found = new HashSet<>();
        for (Referrer referrer : referrers.getOrDefault(number, List.of())) {
            int current = referrer.number() == TRAILER ? view.index() : view.definedIn(referrer.number());
            if (current == referrer.revision()) {
                found.add(referrer.number());
            }
        }
        return found;
    }

    boolean unreadable(int revision, int number) {
        return unreadable.contains(new Referrer(revision, number));
    }

    /** Every reference in a value, its streams' dictionaries included; the reader bounds the nesting. */
    static void each(PdfValue value, Consumer<PdfValue.Ref> receiver) {
        if (value instanceof PdfValue.Ref reference) {
            receiver.accept(reference);
        } else if (value instanceof PdfValue.Array array) {
            array.items().forEach(item -> each(item, receiver));
        } else if (value instanceof PdfValue.Dict dict) {
            dict.entries().values().forEach(item -> each(item, receiver));
        } else if (value instanceof PdfValue.Stream stream) {
            each(stream.dict(), receiver);
        }
    }
}
