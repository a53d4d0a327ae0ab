package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signature fields of a revision's form, loops and counts bounded. */
final class FormWalk {
    /** Fields of all revisions together; a form of 2,000 fields may have a hundred revisions. */
    static final int MAX_FIELDS = 200_000;

    private final PdfLimits limits;
    private int visited;

    FormWalk(PdfLimits limits) {
        this.limits = limits;
    }

    List<SignatureField> fields(PdfRevision revision) throws IOException {
        List<SignatureField> found = new ArrayList<>();
        PdfValue.Dict form = revision.dict(revision.catalog().get("AcroForm"));
        if (form != null) {
            visit(revision, form.get("Fields"), new Inherited("", null, null), new HashSet<>(), found, 0);
        }
        return found;
    }

    private record Inherited(
            String name, @Nullable String type, @Nullable PdfValue value) {}

    private void visit(
            PdfRevision revision,
            @Nullable PdfValue list,
            Inherited inherited,
            Set<Integer> seen,
            List<SignatureField> found,
            int depth)
            throws IOException {
        PdfValue.Array array = revision.array(list);
        if (array == null) {
            return;
        }
        if (depth >= limits.maxDepth()) {
            throw PdfFailure.overLimit("levels of fields", depth + 1L, limits.maxDepth());
        }
        for (PdfValue item : array.items()) {
            count();
            int number = item instanceof PdfValue.Ref reference ? reference.number() : -1;
            PdfValue.Dict field = number >= 0 && !seen.add(number) ? null : revision.dict(item);
            if (field == null) {
                continue;
            }
            Inherited own = inherit(revision, field, inherited);
            boolean terminal = !hasFieldKids(revision, field);
            if (terminal && "Sig".equals(own.type())) {
                found.add(
                        new SignatureField(own.name(), number, field, own.value(), lock(revision, field.get("Lock"))));
            }
            if (!terminal) {
                visit(revision, field.get("Kids"), own, seen, found, depth + 1);
            }
        }
    }

    private void count() {
        if (++visited > MAX_FIELDS) {
            throw PdfFailure.overLimit("form fields", visited, MAX_FIELDS);
        }
    }

    private static Inherited inherit(PdfRevision revision, PdfValue.Dict field, Inherited above) throws IOException {
        String name = above.name();
        if (revision.resolve(field.get("T")) instanceof PdfValue.Text text) {
            String partial = PdfSignature.decode(text.bytes());
            name = name.isEmpty() ? partial : name + "." + partial;
        }
        String type = revision.resolve(field.get("FT")) instanceof PdfValue.Name own ? own.value() : above.type();
        PdfValue value = field.get("V");
        return new Inherited(name, type, value == null ? above.value() : value);
    }

    /** Kids are fields if one has a partial name; else they are the widgets of this field (12.7.4.2). */
    private boolean hasFieldKids(PdfRevision revision, PdfValue.Dict field) throws IOException {
        PdfValue.Array kids = revision.array(field.get("Kids"));
        if (kids == null) {
            return false;
        }
        for (PdfValue kid : kids.items()) {
            count();
            PdfValue.Dict dict = revision.dict(kid);
            if (dict != null && dict.has("T")) {
                return true;
            }
        }
        return false;
    }

    /** A /Lock dictionary or FieldMDP parameters, or null where the value is no dictionary. */
    static @Nullable FieldLock lock(PdfRevision revision, @Nullable PdfValue value) throws IOException {
        PdfValue.Dict dict = revision.dict(value);
        if (dict == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        PdfValue.Array fields = revision.array(dict.get("Fields"));
        if (fields != null) {
            for (PdfValue item : fields.items()) {
                if (revision.resolve(item) instanceof PdfValue.Text text) {
                    names.add(PdfSignature.decode(text.bytes()));
                }
            }
        }
        String action = revision.resolve(dict.get("Action")) instanceof PdfValue.Name name ? name.value() : "";
        return new FieldLock(action, names);
    }
}
