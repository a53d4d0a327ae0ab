package vn.bansao.internal.pdf;

import org.jspecify.annotations.Nullable;

/**
 * A form field for signatures (ISO 32000-2, 12.7.5.5). Immutable.
 *
 * @param name fully qualified
 * @param objectNumber of the field, or -1 where it is a direct object
 * @param dict the field's own dictionary
 * @param value what it inherits or has as /V, as written; null for an empty field
 * @param lock its /Lock, or null
 */
public record SignatureField(
        String name,
        int objectNumber,
        PdfValue.Dict dict,
        @Nullable PdfValue value,
        @Nullable FieldLock lock) {}
