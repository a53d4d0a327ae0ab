package vn.bansao.verify.internal.revision;

import java.util.ArrayList;
import java.util.List;
import vn.bansao.internal.pdf.FieldLock;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.SignatureField;

/**
 * What the signatures of a revision let an update do: DocMDP, FieldMDP, /Lock (ISO 32000-2, 12.8.2). Immutable.
 *
 * @param certified whether one of them is a certification
 * @param docMdp the strictest /P
 * @param locks the fields that must stay as they are
 */
record Permissions(boolean certified, int docMdp, List<FieldLock> locks) {

    /** Of the signatures that are there in revision {@code revision}. */
    static Permissions in(List<PdfSignature> signatures, int revision) {
        boolean certified = false;
        int docMdp = 3;
        List<FieldLock> locks = new ArrayList<>();
        for (PdfSignature signature : signatures) {
            if (signature.revision() > revision) {
                continue;
            }
            Integer permission = signature.docMdp();
            if (permission != null) {
                certified = true;
                docMdp = Math.min(docMdp, permission);
            }
            FieldLock fieldMdp = signature.fieldMdp();
            if (fieldMdp != null) {
                locks.add(fieldMdp);
            }
            for (SignatureField field : signature.fields()) {
                FieldLock lock = field.lock();
                if (lock != null) {
                    locks.add(lock);
                }
            }
        }
        return new Permissions(certified, docMdp, List.copyOf(locks));
    }

    /** Whether a field that is there may be filled in or signed. */
    boolean mayFill(String field) {
        return docMdp >= 2 && locks.stream().noneMatch(lock -> lock.locks(field));
    }

    /** Whether a signature may bring its own field. */
    boolean mayAddField() {
        return !certified;
    }
}
