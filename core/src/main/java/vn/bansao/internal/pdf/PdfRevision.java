package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A state of the document: an update with all that came before it (ISO 32000-2, 7.5.6). A linearized file's two sections
 * are one revision. Offsets are bytes of the file. Not thread-safe: it reads through its {@link PdfFile}.
 */
public final class PdfRevision {
    private static final int MAX_STEPS = 32;

    /** What a revision is made from. */
    record Parts(
            int index,
            long start,
            RevisionTail tail,
            XrefSection section,
            List<Span> sections,
            @Nullable PdfRevision previous) {}

    /** Bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public record Span(long from, long to) {}

    private final Parts parts;
    private final ObjectStore store;
    private @Nullable Set<Integer> changed;

    PdfRevision(Parts parts, ObjectStore store) {
        this.parts = parts;
        this.store = store;
    }

    /** 0 for the first. */
    public int index() {
        return parts.index();
    }

    /** The revision before it, or null. */
    public @Nullable PdfRevision previous() {
        return parts.previous();
    }

    /** Where the previous revision ends; 0 for the first. */
    public long startOffset() {
        return parts.start();
    }

    /** Just behind {@code %%EOF}, before its line end. */
    public long eofOffset() {
        return parts.tail().eof();
    }

    /** Just behind {@code %%EOF} and its line end. */
    public long endOffset() {
        return parts.tail().end();
    }

    /** The offset that {@code startxref} names. */
    public long xrefOffset() {
        return parts.section().offset();
    }

    /** The trailer, or the dictionary of the cross-reference stream. */
    public PdfValue.Dict trailer() {
        return parts.section().trailer();
    }

    /** Whether the cross-reference section is a stream. */
    public boolean xrefStream() {
        return parts.section().stream();
    }

    /** Whether it is a table with a stream beside it (7.5.8.4). */
    public boolean hybrid() {
        return parts.section().hybridOffset() >= 0;
    }

    /** The bytes that are cross-reference sections, trailers and {@code startxref} to {@code %%EOF}. */
    public List<Span> sections() {
        return parts.sections();
    }

    /** The numbers that this revision's own section defines or frees, in order, without 0. */
    public Set<Integer> changedObjects() {
        if (changed == null) {
            Set<Integer> numbers = new TreeSet<>(parts.section().entries().keySet());
            numbers.remove(0);
            changed = Collections.unmodifiableSet(numbers);
        }
        return changed;
    }

    /** How many objects this revision's own section places in each object stream, by the stream's number; nothing is read. */
    public Map<Integer, Integer> carried() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (XrefEntry entry : ownEntries().values()) {
            if (entry instanceof XrefEntry.InStream place) {
                counts.merge(place.container(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The object as seen from this revision, or null where it is absent or free. */
    public @Nullable PdfValue object(int number) throws IOException {
        IndirectObject found = find(number);
        return found == null ? null : found.value();
    }

    /** Where the object is, as seen from this revision, or null where it is absent or free. */
    public @Nullable ObjectLocation location(int number) throws IOException {
        PdfRevision definer = definer(number);
        IndirectObject found = find(number);
        if (found == null || definer == null) {
            return null;
        }
        int container = definer.own(number) instanceof XrefEntry.InStream place ? place.container() : -1;
        return new ObjectLocation(number, found.generation(), definer.index(), found.offset(), found.end(), container);
    }

    /** Whether this revision's own section has the number. */
    public boolean touches(int number) {
        return number != 0 && ownEntries().containsKey(number);
    }

    /** Index of the revision whose section has the object's entry, as seen from this revision, or -1; nothing is read. */
    public int definedIn(int number) {
        PdfRevision definer = definer(number);
        return definer == null || definer.own(number) == XrefEntry.FREE ? -1 : definer.index();
    }

    /** Whether both revisions have the object at the same place, or both have none; nothing is read. */
    public boolean samePlace(PdfRevision other, int number) {
        XrefEntry here = entry(number);
        XrefEntry there = other.entry(number);
        // A place in an object stream is the same only if the stream is, too.
        return here.equals(there)
                && (!(here instanceof XrefEntry.InStream place)
                        || entry(place.container()).equals(other.entry(place.container())));
    }

    /** What a reference leads to, followed to its end; a value that is none comes back as it is. */
    public PdfValue resolve(@Nullable PdfValue value) throws IOException {
        PdfValue found = value == null ? PdfValue.NULL : value;
        for (int steps = 0; found instanceof PdfValue.Ref reference; steps++) {
            if (steps > MAX_STEPS) {
                throw PdfFailure.malformed("reference " + reference, "leads to nothing but references", -1);
            }
            IndirectObject target = find(reference.number());
            // Another generation is another object, which does not exist (7.3.10).
            found = target == null || target.generation() != reference.generation() ? PdfValue.NULL : target.value();
        }
        return found;
    }

    /** The dictionary that the value is or leads to, or null. */
    public PdfValue.@Nullable Dict dict(@Nullable PdfValue value) throws IOException {
        return resolve(value) instanceof PdfValue.Dict dict ? dict : null;
    }

    /** The array that the value is or leads to, or null. */
    public PdfValue.@Nullable Array array(@Nullable PdfValue value) throws IOException {
        return resolve(value) instanceof PdfValue.Array array ? array : null;
    }

    /** The document's catalog. */
    public PdfValue.Dict catalog() throws IOException {
        PdfValue.Dict catalog = dict(trailer().get("Root"));
        if (catalog == null) {
            throw PdfFailure.malformed("trailer", "/Root leads to no catalog", xrefOffset());
        }
        return catalog;
    }

    /** The entry as seen from this revision; free where there is none. */
    XrefEntry entry(int number) {
        PdfRevision definer = definer(number);
        return definer == null ? XrefEntry.FREE : definer.own(number);
    }

    Map<Integer, XrefEntry> ownEntries() {
        return parts.section().entries();
    }

    private XrefEntry own(int number) {
        return parts.section().entries().getOrDefault(number, XrefEntry.FREE);
    }

    private @Nullable PdfRevision definer(int number) {
        PdfRevision revision = this;
        while (revision != null && !revision.ownEntries().containsKey(number)) {
            revision = revision.previous();
        }
        return revision;
    }

    private @Nullable IndirectObject find(int number) throws IOException {
        PdfRevision definer = definer(number);
        if (definer == null || definer.own(number) == XrefEntry.FREE) {
            return null;
        }
        return store.object(definer, number, definer.own(number));
    }
}
