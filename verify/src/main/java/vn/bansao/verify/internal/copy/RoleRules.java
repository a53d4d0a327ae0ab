package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.internal.pdf.FieldLock;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignerRole;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.SignatureState;
import vn.bansao.verify.internal.signature.CertificateNames;

/**
 * Who signed, in which order, and what protects it: the certifier, then the agency, nobody else (NĐ 45/2020, Đ.10; NĐ
 * 30/2020, Đ.32(2)(d)); the agency alone where no person certifies.
 */
final class RoleRules {
    private static final String CERTIFIER = "certifier";
    private static final String SEAL = "seal";
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private final CopyRecord record;
    private final List<SignatureState> signatures;
    private final Findings findings;

    RoleRules(CopyRecord record, List<SignatureState> signatures, Findings findings) {
        this.record = record;
        this.signatures = signatures;
        this.findings = findings;
    }

    void check(PdfRevision last, PdfSignatures found) throws IOException {
        boolean person = record.kind().certifierSigns();
        int required = person ? 2 : 1;
        if (signatures.size() != required) {
            findings.add(FindingCode.COPY_SIGNATURE_COUNT_WRONG, "actual", signatures.size(), "required", required);
            return;
        }
        if (!found.emptyFields().isEmpty()) {
            findings.add(
                    FindingCode.COPY_PROTECTION_WRONG,
                    "field",
                    found.emptyFields().get(0).name(),
                    "reason",
                    "it is an open signature field");
        }
        SignatureState first = signatures.get(0);
        SignatureState seal = signatures.get(required - 1);
        certification(first, last);
        if (person) {
            role(first, CERTIFIER, SignerRole.CERTIFIER);
            lock(seal);
            title(first);
            persons(first, seal);
        }
        role(seal, SEAL, SignerRole.AGENCY);
        signatures.forEach(this::tidy);
        organisations(first, seal);
    }

    private void role(SignatureState signature, String field, SignerRole role) {
        if (signature.field().equals(field)) {
            signature.role(role);
        } else {
            findings.add(FindingCode.COPY_ROLE_WRONG, "field", signature.field(), "required", field);
        }
    }

    /** The first signature certifies with P=2, and the catalog's permissions name it (ISO 32000-2, 12.8.2.2 and 12.8.6). */
    private void certification(SignatureState first, PdfRevision last) throws IOException {
        Integer permitted = first.site().docMdp();
        if (permitted == null || permitted != 2) {
            protection(first, "DocMDP is " + permitted + ", required is 2");
        }
        PdfValue.Dict permissions = last.dict(last.catalog().get("Perms"));
        boolean named = permissions != null
                && permissions.get("DocMDP") instanceof PdfValue.Ref reference
                && reference.number() == first.site().objectNumber();
        if (!named) {
            protection(first, "the catalog's /Perms do not name it");
        }
    }

    /** The seal's field is locked, and its FieldMDP says the same: certifier and seal. */
    private void lock(SignatureState seal) {
        PdfSignature site = seal.site();
        if (!locks(site.fieldMdp())) {
            protection(seal, "FieldMDP does not include certifier and seal");
        }
        if (site.fields().isEmpty() || !locks(site.fields().get(0).lock())) {
            protection(seal, "the field's /Lock does not include certifier and seal");
        }
        if (site.docMdp() != null) {
            protection(seal, "it is a second certification");
        }
    }

    private static boolean locks(@Nullable FieldLock lock) {
        return lock != null && lock.action().equals("Include") && lock.fields().equals(List.of(CERTIFIER, SEAL));
    }

    private void protection(SignatureState signature, String reason) {
        findings.add(FindingCode.COPY_PROTECTION_WRONG, "field", signature.field(), "reason", reason);
    }

    private void tidy(SignatureState signature) {
        if (signature.level() == SignatureLevel.NOT_BASELINE) {
            findings.add(FindingCode.COPY_SIGNATURE_NOT_BASELINE, "field", signature.field());
        }
        signature
                .untidy()
                .ifPresent(detail -> findings.add(
                        FindingCode.COPY_SIGNATURE_NOT_TIDY, "field", signature.field(), "detail", detail));
    }

    private void title(SignatureState certifier) {
        Optional<String> certified = certifier.signer().flatMap(CertificateNames::title);
        boolean recorded =
                record.certifier() != null && !record.certifier().title().isBlank();
        if (certified.isEmpty() && !recorded) {
            findings.add(FindingCode.COPY_SIGNER_DETAIL_MISSING, "what", "the certifier's title");
        }
    }

    /** The certifier is who the record says, and the seal has a key of its own: one person can't be both. */
    private void persons(SignatureState first, SignatureState seal) {
        Officer named = record.certifier();
        Optional<X509Certificate> certifier = first.cms().signer();
        Optional<X509Certificate> agency = seal.cms().signer();
        String name = first.signer().map(CertificateNames::subject).orElse("");
        String agencyName = seal.signer().map(CertificateNames::subject).orElse("");
        if (certifier.isEmpty() || agency.isEmpty()) {
            return; // Reported with the signature.
        }
        if (named != null && !same(name, named.name())) {
            findings.add(FindingCode.COPY_ROLE_WRONG, "field", first.field(), "required", named.name());
        }
        boolean sameKey = Arrays.equals(
                certifier.get().getPublicKey().getEncoded(),
                agency.get().getPublicKey().getEncoded());
        if (sameKey || same(name, agencyName)) {
            findings.add(FindingCode.COPY_ROLE_WRONG, "field", seal.field(), "required", "the seal of the agency");
        }
    }

    private void organisations(SignatureState first, SignatureState seal) {
        String certifier = organisation(first);
        String agency = organisation(seal);
        if (agency == null || certifier == null) {
            findings.add(FindingCode.COPY_SIGNER_DETAIL_MISSING, "what", "the organisation of a signer");
        } else if (!same(certifier, agency)) {
            findings.add(FindingCode.COPY_ORGANISATION_DIFFERS, "certifier", certifier, "agency", agency);
        } else if (!same(agency, record.agency().name())) {
            findings.add(
                    FindingCode.COPY_RECORD_INVALID,
                    "reason",
                    "it names the agency " + record.agency().name() + ", the seal is of " + agency);
        }
    }

    private static @Nullable String organisation(SignatureState signature) {
        return signature.signer().flatMap(CertificateNames::organisation).orElse(null);
    }

    /** Names are equal in NFC, whatever the case and the spaces. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(lower).replaceAll(" ").strip();
    }
}
