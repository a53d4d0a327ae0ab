package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.internal.revision.Unexplained.Reason;

/** The step from one revision to the next: what changed, and what rules have explained of it. Not thread-safe. */
final class Update {
    private final PdfRevision before;
    private final PdfRevision after;
    private final Map<Integer, Reason> changes;
    private final References references;
    private final Map<Integer, ModificationLevel> explained = new TreeMap<>();

    private Update(PdfRevision before, PdfRevision after, Map<Integer, Reason> changes, References references) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.references = references;
    }

    static Update of(PdfFile file, PdfRevision before, PdfRevision after, References references) throws IOException {
        Map<Integer, Reason> changes = new TreeMap<>();
        for (int number : after.changedObjects()) {
            Reason reason;
            try {
                reason = change(file, before, after, number);
            } catch (MalformedDocumentException e) {
                reason = Reason.UNREADABLE;
            }
            if (reason != null) {
                changes.put(number, reason);
            }
        }
        return new Update(before, after, changes, references);
    }

    /** Nothing where the value is equal: writers may repeat objects. */
    private static @Nullable Reason change(PdfFile file, PdfRevision before, PdfRevision after, int number)
            throws IOException {
        if (after.samePlace(before, number)) {
            return null;
        }
        PdfValue old = before.object(number);
        PdfValue now = after.object(number);
        if (old == null) {
            return now == null ? null : wasUsed(before, number) ? Reason.REUSED : Reason.ADDED;
        }
        if (now == null) {
            return Reason.FREED;
        }
        var oldPlace = before.location(number);
        var newPlace = after.location(number);
        if (oldPlace == null || newPlace == null || oldPlace.generation() != newPlace.generation()) {
            return Reason.GENERATION_CHANGED;
        }
        return file.sameValue(old, now) ? null : Reason.REPLACED;
    }

    private static boolean wasUsed(PdfRevision before, int number) {
        for (PdfRevision revision = before; revision != null; revision = revision.previous()) {
            if (revision.definedIn(number) >= 0) {
                return true;
            }
        }
        return false;
    }

    PdfRevision before() {
        return before;
    }

    PdfRevision after() {
        return after;
    }

    Map<Integer, Reason> changes() {
        return changes;
    }

    boolean added(int number) {
        return changes.get(number) == Reason.ADDED;
    }

    boolean replaced(int number) {
        return changes.get(number) == Reason.REPLACED;
    }

    /** Whether only {@code owners} refer to the object, before and after. */
    boolean belongsTo(int number, Set<Integer> owners) {
        return owners.containsAll(formerReferrers(number)) && owners.containsAll(referrers(number));
    }

    /** Who refers to the object now. */
    Set<Integer> referrers(int number) {
        return references.referrers(after, number);
    }

    /** Who referred to the object before. */
    Set<Integer> formerReferrers(int number) {
        return references.referrers(before, number);
    }

    /** An array that is the /Annots of pages and nothing else, before and after. */
    boolean isAnnotationList(int number) throws IOException {
        Set<Integer> owners = new HashSet<>(referrers(number));
        owners.addAll(formerReferrers(number));
        PdfValue.Ref list = new PdfValue.Ref(number, 0);
        for (int owner : owners) {
            if (!(after.object(owner) instanceof PdfValue.Dict page)
                    || !"Page".equals(page.name("Type"))
                    || !list.equals(page.get("Annots"))) {
                return false;
            }
        }
        return !owners.isEmpty();
    }

    void explain(int number, ModificationLevel level) {
        if (changes.containsKey(number)) {
            explained.merge(number, level, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    Map<Integer, ModificationLevel> explained() {
        return explained;
    }

    /** The keys on which two dictionaries differ. */
    static Set<String> differences(PdfValue.Dict old, PdfValue.Dict now) {
        Set<String> keys = new TreeSet<>(old.entries().keySet());
        keys.addAll(now.entries().keySet());
        keys.removeIf(key -> {
            PdfValue value = old.get(key);
            return value != null && value.equals(now.get(key));
        });
        return keys;
    }

    /**
     * The changed objects that only {@code owners}, and one another, refer to, from {@code roots} on; or null if a new one
     * among them is referred to from elsewhere, which an object of the signed document might have been prepared for.
     */
    @Nullable
    Set<Integer> privateObjects(Iterable<PdfValue> roots, Set<Integer> owners) throws IOException {
        Set<Integer> reached = new HashSet<>(owners);
        Set<Integer> replaced = new HashSet<>();
        for (PdfValue root : roots) {
            follow(root, reached, replaced);
        }
        boolean again = true;
        while (again) {
            again = false;
            for (int number : Set.copyOf(replaced)) {
                // One that others refer to, such as the catalog, is not this tree's: another rule must explain it.
                if (belongsTo(number, reached) && reached.add(number)) {
                    follow(after.object(number), reached, replaced);
                    again = true;
                }
            }
        }
        Set<Integer> inner = new HashSet<>(reached);
        inner.removeAll(owners);
        return inner.stream().allMatch(number -> reached.containsAll(referrers(number))) ? inner : null;
    }

    /** Explains what {@link #privateObjects} finds; false where there is no such set. */
    boolean explainPrivate(Iterable<PdfValue> roots, Set<Integer> owners, ModificationLevel level) throws IOException {
        Set<Integer> inner = privateObjects(roots, owners);
        if (inner == null) {
            return false;
        }
        inner.forEach(number -> explain(number, level));
        return true;
    }

    /** Adds the new objects that a value leads to, through new objects only, and the replaced ones it comes upon. */
    private void follow(@Nullable PdfValue from, Set<Integer> reached, Set<Integer> replaced) throws IOException {
        Deque<PdfValue> open = new ArrayDeque<>();
        for (PdfValue value = from; value != null; value = open.poll()) {
            List<Integer> fresh = new ArrayList<>();
            References.each(value, reference -> {
                int number = reference.number();
                if (added(number) && reached.add(number)) {
                    fresh.add(number);
                } else if (replaced(number)) {
                    replaced.add(number);
                }
            });
            for (int number : fresh) {
                PdfValue next = after.object(number);
                open.add(next == null ? PdfValue.NULL : next);
            }
        }
    }
}
