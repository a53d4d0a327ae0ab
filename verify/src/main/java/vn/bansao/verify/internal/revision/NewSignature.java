package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignature.Kind;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureField;
import vn.bansao.verify.ModificationLevel;

/**
 * A signature or document timestamp that an update makes: its dictionary, its field, its appearance. A prepared field gets
 * /V and /AP and nothing else; a new field is a document timestamp that shows nothing, or a signature where no certification
 * stands before it (ISO 32000-2, 12.8.2.2.2: filling in and signing, not adding fields).
 */
final class NewSignature {
    private static final Set<String> FIELD_KEYS = Set.of(
            "Type", "Subtype", "FT", "T", "TU", "TM", "F", "Ff", "Rect", "P", "AP", "V", "Lock", "SV", "MK", "BS",
            "Border", "DA", "DR", "DV", "Q", "H", "NM", "M", "Kids", "Parent");
    private static final Set<String> FILLED_KEYS = Set.of("V", "AP");
    private static final long LOCKING_FLAGS = 1 << 6 | 1 << 7 | 1 << 9; // ReadOnly, Locked, LockedContents (12.5.3)

    private final Update update;
    private final SignatureField field;
    private final boolean stamp;
    private final Permissions permissions;

    NewSignature(Update update, PdfSignature signature, SignatureField field, Permissions permissions) {
        this.update = update;
        this.field = field;
        this.stamp = signature.kind() == Kind.DOCUMENT_TIMESTAMP;
        this.permissions = permissions;
    }

    /** Explains what belongs to it; the field's number if the field is new and explained, else -1. */
    int explain() throws IOException {
        int number = field.objectNumber();
        if (update.added(number)) {
            return explainNewField(number) ? number : -1;
        }
        if (update.replaced(number) && permissions.mayFill(field.name())) {
            explainFilledField(number);
        }
        return -1;
    }

    private ModificationLevel level() {
        return stamp ? ModificationLevel.LTA_UPDATES : ModificationLevel.FORM_FILLING;
    }

    private boolean explainNewField(int number) throws IOException {
        if (!FIELD_KEYS.containsAll(field.dict().entries().keySet())) {
            return false;
        }
        List<PdfValue.Dict> widgets = new ArrayList<>(List.of(field.dict()));
        Set<Integer> owners = new HashSet<>(Set.of(number));
        for (int kid : kids(field.dict())) {
            PdfValue.Dict widget = update.after().dict(new PdfValue.Ref(kid, 0));
            if (!update.added(kid)
                    || widget == null
                    || !FIELD_KEYS.containsAll(widget.entries().keySet())) {
                return false;
            }
            widgets.add(widget);
            owners.add(kid);
        }
        if (stamp ? !widgets.stream().allMatch(NewSignature::showsNothing) : !permissions.mayAddField()) {
            return false;
        }
        // Form, field array, page and /Annots must be written anew to name it: an old object never knew its number.
        for (int owner : owners) {
            if (!update.referrers(owner).stream().allMatch(update.changes()::containsKey)) {
                return false;
            }
        }
        return explainPrivate(widgets, owners);
    }

    private void explainFilledField(int number) throws IOException {
        if (!(update.before().object(number) instanceof PdfValue.Dict old)
                || old.has("V")
                || !onlySigned(old, field.dict())) {
            return;
        }
        List<PdfValue.Dict> widgets = new ArrayList<>(List.of(field.dict()));
        Set<Integer> owners = new HashSet<>(Set.of(number));
        if (old.get("AP") instanceof PdfValue.Ref appearance && !ownAppearance(appearance, owners, widgets)) {
            return;
        }
        for (int kid : kids(field.dict())) {
            if (update.replaced(kid)) {
                boolean filled = update.before().object(kid) instanceof PdfValue.Dict was
                        && update.after().object(kid) instanceof PdfValue.Dict is
                        && Set.of("AP").containsAll(Update.differences(was, is));
                if (!filled) {
                    return;
                }
                owners.add(kid);
                widgets.add(
                        (PdfValue.Dict) Objects.requireNonNull(update.after().object(kid)));
            }
        }
        explainPrivate(widgets, owners);
    }

    /** Filled in and, as some do, locked: a flag may say from now on that the widget is not to be moved or changed. */
    private static boolean onlySigned(PdfValue.Dict old, PdfValue.Dict now) {
        Set<String> differences = Update.differences(old, now);
        if (differences.remove("F") && ((old.integer("F", 0) ^ now.integer("F", 0)) & ~LOCKING_FLAGS) != 0) {
            return false;
        }
        return (old.integer("F", 0) & ~now.integer("F", 0)) == 0 && FILLED_KEYS.containsAll(differences);
    }

    /** An appearance dictionary that others use, too, can't be this field's to give up or to fill. */
    private boolean ownAppearance(PdfValue.Ref appearance, Set<Integer> owners, List<PdfValue.Dict> widgets)
            throws IOException {
        int number = appearance.number();
        if (!update.belongsTo(number, owners)) {
            return false;
        }
        boolean kept =
                appearance.equals(field.dict().get("AP")) && !update.changes().containsKey(number);
        if (kept && update.after().object(number) instanceof PdfValue.Dict dict) {
            owners.add(number);
            widgets.add(new PdfValue.Dict(Map.of("AP", dict)));
        }
        return true;
    }

    private boolean explainPrivate(List<PdfValue.Dict> widgets, Set<Integer> owners) throws IOException {
        List<PdfValue> roots = new ArrayList<>();
        for (PdfValue.Dict widget : widgets) {
            for (String key : Set.of("V", "AP", "Lock", "SV", "MK", "Kids", "DR", "DV")) {
                PdfValue value = widget.get(key);
                if (value != null) {
                    roots.add(value);
                }
            }
        }
        if (!update.explainPrivate(roots, owners, level())) {
            return false;
        }
        owners.forEach(object -> update.explain(object, level()));
        return true;
    }

    private List<Integer> kids(PdfValue.Dict dict) throws IOException {
        List<Integer> kids = new ArrayList<>();
        PdfValue.Array array = dict.has("Kids") ? update.after().array(dict.get("Kids")) : null;
        if (array != null) {
            for (PdfValue kid : array.items()) {
                if (kid instanceof PdfValue.Ref reference) {
                    kids.add(reference.number());
                }
            }
        }
        return kids;
    }

    /** No rectangle, or one without an area. */
    private static boolean showsNothing(PdfValue.Dict widget) {
        if (!(widget.get("Rect") instanceof PdfValue.Array rect)) {
            return !widget.has("Rect");
        }
        List<PdfValue> corners = rect.items();
        return corners.size() == 4 && (same(corners.get(0), corners.get(2)) || same(corners.get(1), corners.get(3)));
    }

    private static boolean same(@Nullable PdfValue one, @Nullable PdfValue other) {
        return number(one) == number(other);
    }

    private static double number(@Nullable PdfValue value) {
        if (value instanceof PdfValue.Int integer) {
            return integer.value();
        }
        return value instanceof PdfValue.Real real ? real.value() : Double.NaN;
    }
}
