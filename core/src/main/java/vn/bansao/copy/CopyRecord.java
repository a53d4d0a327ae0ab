package vn.bansao.copy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of one copy: carried inside the signed PDF as XMP metadata, so that a receiver reads number, agency and
 * page digests without OCR. Immutable.
 *
 * @param copyCode the verification code
 * @param kind which legal product it is
 * @param legalProfile the rules it was made under
 * @param procedureCode the administrative procedure, {@code 2.000815} for copies from an original, or empty
 * @param dossierCode the dossier it belongs to, or empty
 * @param original the paper original
 * @param pages the scanned pages; empty until the copy is written, since the certifier digests the scans itself
 * @param statement the statement, for kinds that have one
 * @param form the form of copy, for {@link CopyKind#OFFICIAL_COPY} only
 * @param conversionMark the mark of conversion from paper
 * @param agency whose seal it carries
 * @param certifier who certifies, for kinds where a person signs
 */
public record CopyRecord(
        CopyCode copyCode,
        CopyKind kind,
        LegalProfile legalProfile,
        String procedureCode,
        String dossierCode,
        Original original,
        List<PageRecord> pages,
        @Nullable CertificationStatement statement,
        @Nullable CopyForm form,
        ConversionMark conversionMark,
        Authority agency,
        @Nullable Officer certifier) {

    /** The procedure of certifying copies from originals. */
    public static final String CERTIFY_COPY_PROCEDURE = "2.000815";

    public CopyRecord {
        procedureCode = Checks.text("procedure code", procedureCode);
        dossierCode = Checks.text("dossier code", dossierCode);
        pages = List.copyOf(pages);
        boolean certified = kind == CopyKind.CERTIFIED_FROM_ORIGINAL;
        if (certified != (statement != null)) {
            throw Checks.invalid(
                    "statement",
                    statement == null ? "missing" : "present",
                    certified ? "a statement" : "none for " + kind);
        }
        if (kind.certifierSigns() != (certifier != null)) {
            throw Checks.invalid(
                    "certifier",
                    certifier == null ? "missing" : "present",
                    certified ? "an officer" : "none for " + kind);
        }
        if ((kind == CopyKind.OFFICIAL_COPY) != (form != null)) {
            throw Checks.invalid("form of copy", String.valueOf(form), "one for official copies, none for others");
        }
    }

    /** The record of a copy certified from its original (kind A), under the profile of November 2025. */
    public static CopyRecord certified(
            CopyCode code,
            Original original,
            CertificationStatement statement,
            Officer certifier,
            Authority agency,
            ConversionMark mark) {
        return new CopyRecord(
                code,
                CopyKind.CERTIFIED_FROM_ORIGINAL,
                LegalProfile.CERTIFICATION_2025_11,
                CERTIFY_COPY_PROCEDURE,
                "",
                original,
                List.of(),
                statement,
                null,
                mark,
                agency,
                certifier);
    }

    /** The record of an official copy of a document (kind C): sao y, sao lục or trích sao. */
    public static CopyRecord official(
            CopyCode code, Original original, CopyForm form, Authority agency, ConversionMark mark) {
        return new CopyRecord(
                code,
                CopyKind.OFFICIAL_COPY,
                LegalProfile.OFFICIAL_COPY_2020_03,
                "",
                "",
                original,
                List.of(),
                null,
                form,
                mark,
                agency,
                null);
    }

    /** The same record for a dossier. */
    public CopyRecord withDossierCode(String code) {
        return new CopyRecord(
                copyCode,
                kind,
                legalProfile,
                procedureCode,
                code,
                original,
                pages,
                statement,
                form,
                conversionMark,
                agency,
                certifier);
    }

    /** The same record with the pages as they were written. */
    public CopyRecord withPages(List<PageRecord> written) {
        return new CopyRecord(
                copyCode,
                kind,
                legalProfile,
                procedureCode,
                dossierCode,
                original,
                written,
                statement,
                form,
                conversionMark,
                agency,
                certifier);
    }
}
