package vn.bansao.pades.internal.write;

import java.util.List;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.longterm.SecurityStore;

/**
 * The update behind the last signature, put together in memory: the security store, and the field of a document timestamp
 * where there is one (EN 319 142-1, 5.4.2 and 5.4.3). Every new object is named by another, and of the old ones only those
 * are written anew that must name a new one. Not thread-safe.
 */
final class LongTermUpdate {
    private final CopyBody body;
    private final PdfBytes bytes;
    private final CrossReferences references;
    private final UpdateObjects objects;

    /**
     * An update to a copy with {@code size} numbers in use.
     *
     * @param start where it begins
     * @param bytes where it is put together
     */
    LongTermUpdate(CopyBody body, long start, int size, PdfBytes bytes) {
        this.body = body;
        this.bytes = bytes.clear();
        this.references = CrossReferences.ofUpdate(size);
        this.objects = new UpdateObjects(bytes, start, references);
    }

    /** The objects of the update. */
    CrossReferences references() {
        return references;
    }

    /** Writes the store, and the catalog that names it. No VRI: baseline signatures should not have one. */
    LongTermUpdate store(SecurityStore store) {
        PdfBytes entries = new PdfBytes(1 << 8).ascii("<</Type/DSS");
        streams(entries, "/Certs", store.certificates());
        streams(entries, "/OCSPs", store.ocspResponses());
        streams(entries, "/CRLs", store.crls());
        int number = references.allocate();
        objects.begin(number);
        bytes.bytes(entries);
        end();
        objects.begin(CopyTemplate.CATALOG);
        bytes.ascii(CopyTemplate.CATALOG_ENTRIES).ascii("/DSS ").integer(number).ascii(" 0 R");
        end();
        return this;
    }

    private void streams(PdfBytes entries, String key, List<byte[]> all) {
        if (all.isEmpty()) {
            return;
        }
        entries.ascii(key).ascii("[");
        for (int number : objects.streams(all)) {
            entries.integer(number).ascii(" 0 R ");
        }
        entries.ascii("]");
    }

    /** Writes the timestamp's field, which shows nothing, the page and the form that name it, and its dictionary's head. */
    LongTermUpdate timestamp() {
        int look = objects.emptyLook();
        int field = references.allocate();
        int stamp = references.allocate();
        objects.begin(field);
        CopyShape.timestampField(bytes, "dts-1", CopyTemplate.FIELD_PAGE + " 0 R", look, stamp);
        bytes.ascii("\nendobj\n");
        objects.begin(CopyTemplate.FIELD_PAGE);
        bytes.bytes(body.fieldPage()).ascii(" ").integer(field).ascii(" 0 R]");
        end();
        objects.begin(CopyTemplate.FORM);
        bytes.ascii(CopyTemplate.formFields(body.seal() != null)).ascii(" ").integer(field);
        bytes.ascii(" 0 R]").ascii(CopyTemplate.FORM_AFTER_FIELDS);
        bytes.ascii("\nendobj\n");
        objects.begin(stamp);
        bytes.ascii(CopyShape.TIMESTAMP);
        return this;
    }

    private void end() {
        bytes.ascii(">>\nendobj\n");
    }
}
