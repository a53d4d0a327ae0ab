package vn.bansao.pades.internal.longterm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureField;
import vn.bansao.pades.internal.PadesProblem;

/**
 * An existing file with signatures, read strictly, that may be extended by an update of its own cross-reference form.
 * Not thread-safe: it reads from its source, which must not change meanwhile.
 */
public final class SignedFile {
    /** Each costs the checks of its chains; a chain of renewals over a century stays far below. */
    private static final int MOST_SIGNATURES = 100;

    private final DocumentSource source;
    private final PdfFile file;
    private final PdfSignatures found;
    private final List<SignatureSite> signatures = new ArrayList<>();
    private final List<StampSite> stamps = new ArrayList<>();

    private SignedFile(DocumentSource source, PdfFile file, PdfSignatures found) {
        this.source = source;
        this.file = file;
        this.found = found;
        for (PdfSignature signature : found.signatures()) {
            if (signature.kind() == PdfSignature.Kind.SIGNATURE) {
                signatures.add(SignatureSite.of(signature));
            } else {
                StampSite.of(signature).ifPresent(stamps::add);
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param evenFinal whether also a file whose signatures permit no change
     * @throws MalformedDocumentException if it can't be read, is encrypted, or has a hybrid cross-reference
     * @throws PolicyException if it has no signature that can be extended, or one that permits no change
     */
    public static SignedFile read(DocumentSource source, boolean evenFinal) throws IOException {
        PdfFile file = PdfFile.read(source, PdfLimits.DEFAULT);
        for (PdfRevision revision : file.revisions()) {
            if (revision.hybrid() || revision.trailer().has("XRefStm")) {
                throw new MalformedDocumentException(
                        Problem.of(PadesProblem.EXTEND_XREF_HYBRID, "file", source.name()), revision.xrefOffset());
            }
        }
        PdfSignatures found = PdfSignatures.find(file);
        if (found.signatures().size() > MOST_SIGNATURES) {
            throw new MalformedDocumentException(
                    Problem.of(
                            PadesProblem.EXTEND_TOO_MANY_SIGNATURES,
                            "actual",
                            found.signatures().size(),
                            "limit",
                            MOST_SIGNATURES),
                    -1);
        }
        SignedFile signed = new SignedFile(source, file, found);
        signed.requireSigned();
        if (!evenFinal) {
            signed.requireChangeable();
        }
        return signed;
    }

    private void requireSigned() {
        if (signatures.isEmpty()) {
            throw new PolicyException(Problem.of(PadesProblem.EXTEND_NOT_SIGNED, "file", source.name()));
        }
        for (SignatureSite signature : signatures) {
            Problem problem = signature.problemOrNull();
            if (signature.contentsOrNull() != null || problem == null) {
                return;
            }
        }
        throw new PolicyException(Optional.ofNullable(signatures.get(0).problemOrNull())
                .orElseThrow(() -> new IllegalStateException("no signature can be extended, for no reason")));
    }

    /** ISO 32000-2, 12.8.2.2.2 permits this update after P 1, Acrobat does not; nor does it after a lock with P 1. */
    private void requireChangeable() throws IOException {
        for (PdfSignature signature : found.signatures()) {
            Integer permitted = signature.docMdp();
            boolean none = permitted != null && permitted == 1;
            for (PdfValue reference : items(signature.dict().get("Reference"))) {
                PdfValue.Dict transform = file.last().dict(reference);
                none |= transform != null && permitsNone(transform.get("TransformParams"));
            }
            for (SignatureField field : signature.fields()) {
                none |= permitsNone(field.dict().get("Lock"));
            }
            if (none) {
                throw new PolicyException(Problem.of(
                        PadesProblem.EXTEND_NO_CHANGE_PERMITTED, "field", String.valueOf(signature.fieldName())));
            }
        }
    }

    private boolean permitsNone(@Nullable PdfValue rules) throws IOException {
        PdfValue.Dict dict = file.last().dict(rules);
        return dict != null && file.last().resolve(dict.get("P")).equals(new PdfValue.Int(1));
    }

    private List<PdfValue> items(@Nullable PdfValue list) throws IOException {
        PdfValue.Array array = file.last().array(list);
        return array == null ? List.of() : array.items();
    }

    /** Where its bytes come from. */
    public DocumentSource source() {
        return source;
    }

    /** Its structure. */
    public PdfFile file() {
        return file;
    }

    /** The fields of the signatures, newest first, as they were when these were made. */
    public List<SignatureField> fields() {
        List<SignatureField> fields = new ArrayList<>();
        for (PdfSignature signature : found.signatures()) {
            fields.addAll(0, signature.fields());
        }
        return fields;
    }

    /** The names of all signature fields, signed or not. */
    public Set<String> fieldNames() {
        Set<String> names = new HashSet<>();
        fields().forEach(field -> names.add(field.name()));
        found.emptyFields().forEach(field -> names.add(field.name()));
        return names;
    }

    /** Whether a signature that can be extended has no timestamp, neither its own nor one of the document. */
    public boolean lacksTime() {
        return signatures.stream().anyMatch(one -> one.contentsOrNull() != null && !hasTime(one));
    }

    boolean hasTime(SignatureSite signature) {
        boolean own = signature.contentsOrNull() != null
                && !signature.contentsOrNull().timestamps().isEmpty();
        return own || stamps.stream().anyMatch(stamp -> stamp.end() > signature.end());
    }

    List<SignatureSite> signatures() {
        return signatures;
    }

    List<StampSite> stamps() {
        return stamps;
    }
}
