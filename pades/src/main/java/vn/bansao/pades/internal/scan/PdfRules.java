package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * What a PDF must not have to be a scan: signatures, which a copy of its pages would lose without a word, forms, actions,
 * attachments, a second cross-reference that only some readers see.
 */
final class PdfRules {
    private static final int MOST_FIELDS = 5_000;
    private static final int DEEPEST_FIELD = 20;

    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final Set<PdfValue> fields = new HashSet<>();

    private PdfRules(PdfRevision revision, ScanBytes bytes) {
        this.revision = revision;
        this.bytes = bytes;
    }

    static void requireScan(PdfFile file, ScanBytes bytes) throws IOException {
        for (PdfRevision revision : file.revisions()) {
            bytes.see(revision.xrefOffset());
            PdfRules rules = new PdfRules(revision, bytes);
            rules.requireUnsigned();
            if (revision.hybrid()) {
                throw bytes.refused(PadesProblem.SCAN_PDF_HYBRID);
            }
        }
        new PdfRules(file.last(), bytes).requirePassive();
    }

    private void requireUnsigned() throws IOException {
        PdfValue.Dict catalog = revision.catalog();
        PdfValue.Dict form = revision.dict(catalog.get("AcroForm"));
        boolean signed = form != null && holdsSignature(form.get("Fields"), null, 0);
        if (signed || revision.dict(catalog.get("Perms")) != null) {
            throw bytes.refused(PadesProblem.SCAN_PDF_SIGNED);
        }
    }

    private boolean holdsSignature(@Nullable PdfValue list, @Nullable String inheritedType, int depth)
            throws IOException {
        PdfValue.Array array = revision.array(list);
        if (array == null) {
            return false;
        }
        for (PdfValue item : array.items()) {
            PdfValue.Dict field = fields.add(item) ? revision.dict(item) : null;
            if (fields.size() > MOST_FIELDS || depth > DEEPEST_FIELD) {
                throw form("more than " + MOST_FIELDS + " fields");
            }
            if (field != null) {
                String type = revision.resolve(field.get("FT")) instanceof PdfValue.Name n ? n.value() : inheritedType;
                boolean signature = "Sig".equals(type) && revision.resolve(field.get("V")) != PdfValue.NULL;
                if (signature || holdsSignature(field.get("Kids"), type, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void requirePassive() throws IOException {
        PdfValue.Dict catalog = revision.catalog();
        requireNoForm(revision.dict(catalog.get("AcroForm")));
        requireHarmless(catalog.get("OpenAction"), "OpenAction");
        requireNoActions(catalog, revision, bytes);
        PdfValue.Dict names = revision.dict(catalog.get("Names"));
        if (names != null && names.has("JavaScript")) {
            throw bytes.refused(PadesProblem.SCAN_PDF_ACTIVE, "what", "JavaScript");
        }
        boolean attached = names != null && names.has("EmbeddedFiles");
        if (attached || catalog.has("AF") || catalog.has("Collection")) {
            throw bytes.refused(PadesProblem.SCAN_PDF_ATTACHMENT);
        }
    }

    /** A form without fields shows nothing and does nothing. */
    private void requireNoForm(PdfValue.@Nullable Dict form) throws IOException {
        if (form == null) {
            return;
        }
        if (form.has("XFA")) {
            throw form("XFA");
        }
        PdfValue.Array all = revision.array(form.get("Fields"));
        if (all != null && !all.items().isEmpty()) {
            throw form("AcroForm, fields: " + all.items().size());
        }
    }

    private RuntimeException form(String what) {
        return bytes.refused(PadesProblem.SCAN_PDF_FORM, "what", what);
    }

    /** Going to a page is all that may happen when the file is opened. */
    private void requireHarmless(@Nullable PdfValue value, String where) throws IOException {
        PdfValue action = revision.resolve(value);
        if (action instanceof PdfValue.Dict dict
                && (!(revision.resolve(dict.get("S")) instanceof PdfValue.Name name)
                        || !name.value().equals("GoTo")
                        || dict.has("Next"))) {
            throw bytes.refused(PadesProblem.SCAN_PDF_ACTIVE, "what", where);
        }
    }

    /** Neither the catalog nor a page may act by itself. */
    static void requireNoActions(PdfValue.Dict dict, PdfRevision revision, ScanBytes bytes) throws IOException {
        PdfValue.Dict actions = revision.dict(dict.get("AA"));
        if (actions != null && !actions.entries().isEmpty()) {
            throw bytes.refused(PadesProblem.SCAN_PDF_ACTIVE, "what", "AA");
        }
    }
}
