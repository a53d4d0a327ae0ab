package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;

/**
 * Form fields that were filled in: a value, and what the field's widgets show of it (ISO 32000-2, 12.7.4 and 12.8.2.2).
 * Locked fields, and all fields under a certification with P=1, stay as they are.
 */
final class FormFilling {
    private static final Set<String> TYPES = Set.of("Tx", "Btn", "Ch");
    private static final Set<String> FIELD_KEYS = Set.of("V", "RV", "I", "AP", "AS", "M");
    private static final Set<String> WIDGET_KEYS = Set.of("AP", "AS", "M");
    private static final int DEEPEST = 32;

    private final Update update;
    private final Permissions permissions;

    FormFilling(Update update, Permissions permissions) {
        this.update = update;
        this.permissions = permissions;
    }

    /** Explains filled fields; the numbers of the fields and widgets. */
    Set<Integer> explain() throws IOException {
        Set<Integer> filled = new HashSet<>();
        for (int number : update.changes().keySet()) {
            if (update.replaced(number)
                    && update.before().object(number) instanceof PdfValue.Dict old
                    && update.after().object(number) instanceof PdfValue.Dict now
                    && isFilled(old, now)
                    && explainShown(number, now)) {
                filled.add(number);
            }
        }
        return filled;
    }

    private boolean isFilled(PdfValue.Dict old, PdfValue.Dict now) throws IOException {
        List<PdfValue.Dict> line = line(old);
        Optional<String> type =
                line.stream().filter(field -> field.has("FT")).findFirst().map(field -> field.name("FT"));
        if (type.filter(TYPES::contains).isEmpty() || !permissions.mayFill(name(line))) {
            return false;
        }
        Set<String> allowed = old.has("FT") || old.has("T") ? FIELD_KEYS : WIDGET_KEYS;
        return allowed.containsAll(Update.differences(old, now));
    }

    /** The field and those above it, as they were signed; empty where they lead nowhere. */
    private List<PdfValue.Dict> line(PdfValue.Dict field) throws IOException {
        List<PdfValue.Dict> line = new ArrayList<>();
        for (PdfValue.@Nullable Dict at = field;
                at != null;
                at = update.before().dict(at.get("Parent"))) {
            line.add(at);
            if (line.size() > DEEPEST) {
                return List.of();
            }
        }
        return line;
    }

    private static String name(List<PdfValue.Dict> line) {
        StringBuilder name = new StringBuilder();
        for (PdfValue.Dict field : line) {
            if (field.get("T") instanceof PdfValue.Text part) {
                name.insert(0, name.isEmpty() ? "" : ".").insert(0, PdfSignature.decode(part.bytes()));
            }
        }
        return name.toString();
    }

    private boolean explainShown(int number, PdfValue.Dict now) throws IOException {
        List<PdfValue> roots = new ArrayList<>();
        for (String key : FIELD_KEYS) {
            PdfValue value = now.get(key);
            if (value != null) {
                roots.add(value);
            }
        }
        if (!update.explainPrivate(roots, Set.of(number), ModificationLevel.FORM_FILLING)) {
            return false;
        }
        update.explain(number, ModificationLevel.FORM_FILLING);
        return true;
    }
}
