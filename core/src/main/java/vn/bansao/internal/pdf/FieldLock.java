package vn.bansao.internal.pdf;

import java.util.List;

/**
 * Which fields must not change after a signature: a /Lock or a FieldMDP transform (ISO 32000-2, 12.7.5.5 and 12.8.2.4).
 * An action that is not known locks everything. Immutable.
 *
 * @param action All, Include or Exclude
 * @param fields fully qualified names
 */
public record FieldLock(String action, List<String> fields) {
    public FieldLock {
        fields = List.copyOf(fields);
    }

    /** Whether the field, or one above it, is locked. */
    public boolean locks(String field) {
        boolean named = fields.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
        return switch (action) {
            case "Include" -> named;
            case "Exclude" -> !named;
            default -> true;
        };
    }
}
