package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;

/**
 * Annotations that were added, changed or removed where no certification stands, or one with P=3 (ISO 32000-2,
 * 12.8.2.2). Widgets are form fields and none of these.
 */
final class AnnotationChanges {
    private final Update update;
    private final Permissions permissions;

    AnnotationChanges(Update update, Permissions permissions) {
        this.update = update;
        this.permissions = permissions;
    }

    /** Explains pages, their lists, and annotations; the numbers of all that has changed. */
    Set<Integer> explain() throws IOException {
        Set<Integer> told = new HashSet<>();
        if (permissions.certified() && permissions.docMdp() < 3) {
            return told;
        }
        Set<Integer> holders = new HashSet<>();
        Set<Integer> annotations = new HashSet<>();
        for (int number : update.changes().keySet()) {
            if (!update.replaced(number)) {
                continue;
            }
            PdfValue old = update.before().object(number);
            PdfValue now = update.after().object(number);
            if (old instanceof PdfValue.Dict was && now instanceof PdfValue.Dict is) {
                if ("Page".equals(is.name("Type"))
                        && Update.differences(was, is).equals(Set.of("Annots"))
                        && compared(was.get("Annots"), is.get("Annots"), annotations)) {
                    holders.add(number);
                } else if (isAnnotation(was)
                        && isAnnotation(is)
                        && Objects.equals(was.name("Subtype"), is.name("Subtype"))) {
                    annotations.add(number);
                }
            } else if (old instanceof PdfValue.Array
                    && now instanceof PdfValue.Array
                    && update.isAnnotationList(number)
                    && compared(old, now, annotations)) {
                holders.add(number);
            }
        }
        return explain(holders, annotations);
    }

    private Set<Integer> explain(Set<Integer> holders, Set<Integer> annotations) throws IOException {
        Set<Integer> owners = new HashSet<>(holders);
        owners.addAll(annotations);
        Set<PdfValue> roots = new HashSet<>();
        for (int number : annotations) {
            PdfValue annotation = update.after().object(number);
            if (annotation != null) {
                roots.add(annotation);
            }
        }
        Set<Integer> inner = owners.isEmpty() ? null : update.privateObjects(roots, owners);
        if (inner == null) {
            return Set.of();
        }
        owners.addAll(inner);
        for (int number : annotations) {
            if (update.added(number) && !owners.containsAll(update.referrers(number))) {
                return Set.of(); // Something of the signed document was waiting for it.
            }
        }
        owners.forEach(number -> update.explain(number, ModificationLevel.ANNOTATIONS));
        return owners;
    }

    /** Whether two lists differ in annotations only; the new ones are added to {@code annotations}. */
    private boolean compared(@Nullable PdfValue oldList, @Nullable PdfValue nowList, Set<Integer> annotations)
            throws IOException {
        PdfValue.Array old = oldList == null ? null : update.before().array(oldList);
        PdfValue.Array now = nowList == null ? null : update.after().array(nowList);
        if ((oldList != null && old == null) || (nowList != null && now == null)) {
            return false;
        }
        Set<PdfValue> before = new HashSet<>(old == null ? Set.of() : old.items());
        Set<PdfValue> after = new HashSet<>(now == null ? Set.of() : now.items());
        for (PdfValue item : after) {
            if (!before.contains(item)) {
                if (!(item instanceof PdfValue.Ref reference)
                        || !update.added(reference.number())
                        || !(update.after().object(reference.number()) instanceof PdfValue.Dict annotation)
                        || !isAnnotation(annotation)) {
                    return false;
                }
                annotations.add(reference.number());
            }
        }
        if (nowList instanceof PdfValue.Ref list && update.added(list.number())) {
            annotations.add(list.number()); // the page's new list: its own, as privateObjects demands
        }
        for (PdfValue item : before) {
            if (!after.contains(item)
                    && !(update.before().resolve(item) instanceof PdfValue.Dict annotation
                            && isAnnotation(annotation))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnnotation(PdfValue.Dict dict) {
        String kind = dict.name("Subtype");
        return kind != null && !kind.equals("Widget") && dict.has("Rect") && !dict.has("FT");
    }
}
