package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.ObjectLocation;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;

/** What may be written anew around a new field or a security store: catalog, form, pages, and the carriers of objects. */
final class StructureRule {
    private static final Set<String> EXTENSION_KEYS =
            Set.of("Type", "BaseVersion", "ExtensionLevel", "URL", "ExtensionRevision");

    private final Update update;
    private final Set<Integer> newFields;
    private final ModificationLevel fieldLevel;

    /** With the new fields that are explained, and the highest level among them. */
    StructureRule(Update update, Set<Integer> newFields, ModificationLevel fieldLevel) {
        this.update = update;
        this.newFields = newFields;
        this.fieldLevel = fieldLevel;
    }

    void explain() throws IOException {
        carriers();
        catalog();
        for (int number : update.changes().keySet()) {
            if (update.replaced(number)
                    && update.before().object(number) instanceof PdfValue.Dict old
                    && update.after().object(number) instanceof PdfValue.Dict now
                    && "Page".equals(now.name("Type"))
                    && Update.differences(old, now).equals(Set.of("Annots"))
                    && grows(old.get("Annots"), now.get("Annots"), number)) {
                update.explain(number, fieldLevel);
            } else if (update.replaced(number) && update.isAnnotationList(number)) {
                listGrows(number);
            }
        }
    }

    /**
     * Cross-reference and object streams are how objects come, not what they say; but only those that the update's section
     * needs. Others, and objects in them that no entry names, are there for whoever repairs the file.
     */
    private void carriers() throws IOException {
        Map<Integer, Integer> carried = update.after().carried();
        for (int number : update.changes().keySet()) {
            if (update.added(number)
                    && update.referrers(number).isEmpty()
                    && update.after().object(number) instanceof PdfValue.Stream stream) {
                String type = stream.dict().name("Type");
                Integer named = carried.get(number);
                boolean needed = "XRef".equals(type)
                        ? isSection(number)
                        : "ObjStm".equals(type)
                                && named != null
                                && stream.dict().integer("N", -1) == named;
                if (needed) {
                    update.explain(number, ModificationLevel.NONE);
                }
            }
        }
    }

    private boolean isSection(int number) throws IOException {
        ObjectLocation place = update.after().location(number);
        return place != null
                && update.after().sections().stream()
                        .anyMatch(section -> section.from() < place.to() && place.from() < section.to());
    }

    private void catalog() throws IOException {
        if (!(update.after().trailer().get("Root") instanceof PdfValue.Ref root)
                || !root.equals(update.before().trailer().get("Root"))) {
            return;
        }
        PdfValue.Dict old = update.before().catalog();
        PdfValue.Dict now = update.after().catalog();
        boolean store = new SecurityStoreRule(update).explain(old.get("DSS"), now.get("DSS"), root.number());
        boolean form = form(old.get("AcroForm"), now.get("AcroForm"), root.number());
        if (!update.replaced(root.number())) {
            return;
        }
        ModificationLevel level = ModificationLevel.LTA_UPDATES;
        for (String key : Update.differences(old, now)) {
            boolean known = switch (key) {
                case "DSS" -> store;
                case "AcroForm" -> form;
                case "Extensions" -> extensions(old.get(key), now.get(key), root.number());
                default -> false;
            };
            if (!known) {
                return;
            }
            level = key.equals("AcroForm") && fieldLevel.compareTo(level) > 0 ? fieldLevel : level;
        }
        update.explain(root.number(), level);
    }

    /** Only /Fields with new fields behind or among the old, and /SigFlags. */
    private boolean form(@Nullable PdfValue oldForm, @Nullable PdfValue nowForm, int catalog) throws IOException {
        PdfValue.Dict old = update.before().dict(oldForm);
        PdfValue.Dict now = update.after().dict(nowForm);
        if (old == null || now == null) {
            return old == null && now == null;
        }
        int holder = nowForm instanceof PdfValue.Ref reference ? reference.number() : catalog;
        for (String key : Update.differences(old, now)) {
            boolean known = switch (key) {
                case "Fields" -> grows(old.get(key), now.get(key), holder);
                case "SigFlags" -> now.integer(key, -1) == 3 || (now.integer(key, -1) == 1 && !old.has(key));
                case "DA" -> !newFields.isEmpty() && !old.has(key) && now.get(key) instanceof PdfValue.Text;
                case "DR" -> resources(old.get(key), now.get(key), holder);
                default -> false;
            };
            if (!known) {
                return false;
            }
        }
        if (!listUnchangedOrGrown(old.get("Fields"), now.get("Fields"))) {
            return false;
        }
        if (holder != catalog && (update.replaced(holder) || ownedBy(holder, catalog))) {
            update.explain(holder, fieldLevel);
        }
        return true;
    }

    /** The form's resources: some writers bring new ones with a field they add. What was there stays what it was. */
    private boolean resources(@Nullable PdfValue old, @Nullable PdfValue now, int holder) throws IOException {
        if (newFields.isEmpty() || now == null) {
            return false;
        }
        if (old instanceof PdfValue.Dict was && now instanceof PdfValue.Dict is) {
            for (String key : Update.differences(was, is)) {
                if (!resources(was.get(key), is.get(key), holder)) {
                    return false;
                }
            }
            return true;
        }
        return old == null && update.explainPrivate(List.of(now), Set.of(holder), fieldLevel);
    }

    private boolean ownedBy(int number, int owner) {
        return update.added(number) && Set.of(owner).containsAll(update.referrers(number));
    }

    /** An array rewritten in place, where the reference to it stays the same. */
    private boolean listUnchangedOrGrown(@Nullable PdfValue old, @Nullable PdfValue now) throws IOException {
        return !(now instanceof PdfValue.Ref list)
                || !now.equals(old)
                || !update.changes().containsKey(list.number())
                || listGrows(list.number());
    }

    private boolean listGrows(int number) throws IOException {
        if (update.replaced(number)
                && update.before().object(number) instanceof PdfValue.Array old
                && update.after().object(number) instanceof PdfValue.Array now
                && onlyNewFields(old, now)) {
            update.explain(number, fieldLevel);
            return true;
        }
        return false;
    }

    private boolean grows(@Nullable PdfValue oldList, @Nullable PdfValue nowList, int holder) throws IOException {
        PdfValue.Array old = oldList == null
                ? new PdfValue.Array(List.of())
                : update.before().array(oldList);
        PdfValue.Array now = update.after().array(nowList);
        if (old == null || now == null || !onlyNewFields(old, now)) {
            return false;
        }
        if (nowList instanceof PdfValue.Ref list && update.changes().containsKey(list.number())) {
            boolean own = ownedBy(list.number(), holder)
                    || (update.replaced(list.number()) && update.belongsTo(list.number(), Set.of(holder)));
            if (!own) {
                return false;
            }
            update.explain(list.number(), fieldLevel);
        }
        return true;
    }

    /** The old items in their order; what is between or behind them are new fields or their widgets. */
    private boolean onlyNewFields(PdfValue.Array old, PdfValue.Array now) {
        int kept = 0;
        for (PdfValue item : now.items()) {
            if (kept < old.items().size() && item.equals(old.items().get(kept))) {
                kept++;
            } else if (!(item instanceof PdfValue.Ref reference) || !newFields.contains(reference.number())) {
                return false;
            }
        }
        return kept == old.items().size();
    }

    /** The entries that EU DSS and others add for PAdES: ADBE and ESIC; what was there stays. */
    private boolean extensions(@Nullable PdfValue oldValue, @Nullable PdfValue nowValue, int catalog)
            throws IOException {
        PdfValue.Dict old = update.before().dict(oldValue);
        PdfValue.Dict now = update.after().dict(nowValue);
        if (now == null || (oldValue != null && old == null)) {
            return false;
        }
        Set<Integer> owners = new HashSet<>(Set.of(catalog));
        if (!claim(nowValue, owners)) {
            return false;
        }
        for (String key : old == null ? now.entries().keySet() : Update.differences(old, now)) {
            PdfValue.Dict entry = update.after().dict(now.get(key));
            boolean known = key.equals("Type")
                    || (Set.of("ADBE", "ESIC").contains(key)
                            && entry != null
                            && EXTENSION_KEYS.containsAll(entry.entries().keySet())
                            && claim(now.get(key), owners));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean claim(@Nullable PdfValue value, Set<Integer> owners) {
        if (!(value instanceof PdfValue.Ref reference) || !update.changes().containsKey(reference.number())) {
            return true;
        }
        if (!update.added(reference.number()) || !owners.containsAll(update.referrers(reference.number()))) {
            return false;
        }
        update.explain(reference.number(), ModificationLevel.LTA_UPDATES);
        owners.add(reference.number());
        return true;
    }

    /** Whether the trailer says the same but for what each update must say anew (ISO 32000-2, 7.5.5 and 7.5.8.2). */
    static boolean sameTrailer(PdfRevision before, PdfRevision after) {
        Set<String> keys = Update.differences(before.trailer(), after.trailer());
        keys.removeAll(Set.of("Size", "Prev", "XRefStm", "ID", "DocChecksum"));
        keys.removeAll(Set.of("Type", "W", "Index", "Filter", "DecodeParms", "Length"));
        return keys.isEmpty()
                && after.trailer().integer("Size", 0) >= before.trailer().integer("Size", 0);
    }
}
