package vn.bansao.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signature dictionary and the facts about its bytes (ISO 32000-2, 12.8.1). Immutable.
 *
 * @param objectNumber of the dictionary, or -1 where it is a direct value of its field
 * @param revision index of the revision in which it first appears
 * @param kind signature or document timestamp
 * @param fields the fields whose value it is; empty if none
 * @param dict the dictionary
 * @param contents the /Contents, or null
 * @param ranges the byte ranges, or null where they are missing, malformed or outside the file
 * @param docMdp /P of its DocMDP transform, or null
 * @param fieldMdp its FieldMDP transform, or null
 * @param defects what is wrong; empty for a good one
 */
public record PdfSignature(
        int objectNumber,
        int revision,
        Kind kind,
        List<SignatureField> fields,
        PdfValue.Dict dict,
        PdfValue.@Nullable Text contents,
        @Nullable ByteRangeFacts ranges,
        @Nullable Integer docMdp,
        @Nullable FieldLock fieldMdp,
        Set<SignatureDefect> defects) {

    /** What a signature dictionary is. */
    public enum Kind {
        SIGNATURE,
        DOCUMENT_TIMESTAMP
    }

    public PdfSignature {
        fields = List.copyOf(fields);
        defects = Set.copyOf(defects);
    }

    /** The fully qualified name of its first field, or null. */
    public @Nullable String fieldName() {
        return fields.isEmpty() ? null : fields.get(0).name();
    }

    /** /SubFilter, or null. */
    public @Nullable String subFilter() {
        return dict.name("SubFilter");
    }

    /** /M, the claimed time, as written, or null. */
    public @Nullable String claimedTime() {
        return text("M");
    }

    /** /Name, or null. */
    public @Nullable String signerName() {
        return text("Name");
    }

    /** A text string of the dictionary (ISO 32000-2, 7.9.2.2), or null. */
    public @Nullable String text(String key) {
        return dict.get(key) instanceof PdfValue.Text text ? decode(text.bytes()) : null;
    }

    /** UTF-16 or UTF-8 by their marks; else one byte is one character, right for ASCII. */
    public static String decode(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
