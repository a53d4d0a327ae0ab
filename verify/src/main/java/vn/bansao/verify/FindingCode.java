package vn.bansao.verify;

import static vn.bansao.verify.Indication.INDETERMINATE;
import static vn.bansao.verify.Indication.TOTAL_FAILED;
import static vn.bansao.verify.Indication.TOTAL_PASSED;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.bansao.ProblemCode;

/**
 * What the verifier can find: one rule, one code, never renamed. Immutable.
 *
 * <p>Each code says the best {@link Indication} that is left to the signature, timestamp or document it is about, and
 * why. A code of level {@link Effect#LOWERS} leaves the signature valid, but not a PAdES baseline signature. Sentences
 * stand in {@code Findings_vi.properties} and {@code Findings_en.properties}.
 */
public enum FindingCode implements ProblemCode {
    // The signature dictionary (ISO 32000-2, 12.8.1; EN 319 142-1, 6.3).
    /** {field}. /ByteRange is not two ascending ranges from byte 0 on. */
    SIG_BYTERANGE_INVALID(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {field}. What lies between the ranges is not exactly the value of /Contents with its brackets. */
    SIG_GAP_NOT_CONTENTS(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {field}. Bytes of its own revision are not covered. */
    SIG_COVERAGE_PARTIAL(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {field}. /Contents is missing, empty or not a hexadecimal string. */
    SIG_CONTENTS_MISSING(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {field}. Something other than zeros follows the CMS in /Contents. */
    SIG_CONTENTS_PADDING_NOT_ZERO(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {field} {actualBytes} {limitBytes}. */
    SIG_CONTENTS_OVER_LIMIT(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {field} {reason}. The field or its dictionary breaks a rule of the reader. */
    SIG_DICTIONARY_IRREGULAR(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {field} {subFilter}. Judged, but not PAdES. */
    SIG_SUBFILTER_NOT_PADES(Effect.LOWERS, null),
    /** {field} {subFilter}. A format this verifier does not judge. */
    SIG_SUBFILTER_UNSUPPORTED(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {field}. /M is missing. */
    SIG_CLAIMED_TIME_MISSING(Effect.LOWERS, null),
    /** {field} {value}. /M is not a date with a time zone. */
    SIG_CLAIMED_TIME_INVALID(Effect.LOWERS, null),
    /** {field}. /Cert has no place in a PAdES signature. */
    SIG_CERT_ENTRY_PRESENT(Effect.LOWERS, null),
    /** {field}. /Filter is missing. */
    SIG_FILTER_MISSING(Effect.LOWERS, null),
    /** {field}. /Reason stands beside a commitment type or a signature policy. */
    SIG_REASON_WITH_COMMITMENT(Effect.LOWERS, null),

    // The CMS (RFC 5652, RFC 5035).
    /** {reason}. */
    CMS_MALFORMED(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {reason}. Readable, but not DER. */
    CMS_NOT_DER(Effect.LOWERS, null),
    /** {actual} {required}. A version number that does not fit the content (RFC 5652, 5.1 and 5.3). */
    CMS_VERSION_WRONG(Effect.LOWERS, null),
    /** SignedData.digestAlgorithms is not exactly the digest algorithm of the signer. */
    CMS_DIGEST_LIST_WRONG(Effect.LOWERS, null),
    /** {actual}. Exactly one SignerInfo is required. */
    CMS_SIGNER_COUNT_WRONG(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** The CMS carries its own content: it does not sign the document. */
    CMS_CONTENT_NOT_DETACHED(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** {actual} {required}. The content type, of the content or of the signed attribute. */
    CMS_CONTENT_TYPE_WRONG(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** No signed attributes at all. */
    CMS_SIGNED_ATTRIBUTES_MISSING(Effect.LOWERS, null),
    /** The signed attributes are stored in another order or encoding than the one that is signed. */
    CMS_SIGNED_ATTRIBUTES_NOT_DER(Effect.DOUBTS, SubIndication.SIG_CONSTRAINTS_FAILURE),
    /** {attribute}. It must occur once, with one value. */
    CMS_ATTRIBUTE_REPEATED(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** message-digest is missing. */
    CMS_MESSAGE_DIGEST_MISSING(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** message-digest is not the digest of the signed bytes. */
    CMS_MESSAGE_DIGEST_WRONG(Effect.FAILS, SubIndication.HASH_FAILURE),
    /** The signature value does not fit. */
    CMS_SIGNATURE_WRONG(Effect.FAILS, SubIndication.SIG_CRYPTO_FAILURE),
    /** {algorithm}. */
    CMS_ALGORITHM_UNSUPPORTED(Effect.DOUBTS, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),
    /** {digest} {signature}. digestAlgorithm, signatureAlgorithm, its parameters and the key do not agree. */
    CMS_ALGORITHMS_DISAGREE(Effect.DOUBTS, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),
    /** The signer's certificate is not in the CMS. */
    CMS_SIGNER_CERTIFICATE_MISSING(Effect.DOUBTS, SubIndication.NO_SIGNING_CERTIFICATE_FOUND),
    /** {reason}. One certificate in the CMS can't be read. */
    CMS_CERTIFICATE_UNREADABLE(Effect.NOTES, null),
    /** {subject}. A certificate in the CMS that leads to no anchor. */
    CMS_CERTIFICATE_UNRELATED(Effect.NOTES, null),
    /** Neither signing-certificate-v2 nor signing-certificate. */
    CMS_SIGNING_CERTIFICATE_MISSING(Effect.LOWERS, null),
    /** {actual}. More than one attribute names the signer's certificate. */
    CMS_SIGNING_CERTIFICATE_REPEATED(Effect.LOWERS, null),
    /** The attribute names another certificate than the signer's. */
    CMS_SIGNING_CERTIFICATE_WRONG(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** The certificate's digest fits, the issuer and serial number beside it do not. */
    CMS_SIGNING_CERTIFICATE_ISSUER_DIFFERS(Effect.LOWERS, null),
    /** The old signing-certificate attribute, which knows SHA-1 only. */
    CMS_SIGNING_CERTIFICATE_OLD(Effect.NOTES, null),
    /** signing-time is a signed attribute; in PAdES /M takes its place. */
    CMS_SIGNING_TIME_PRESENT(Effect.LOWERS, null),
    /** {attribute}. Revocation or certificate values that belong into the security store. */
    CMS_ATTRIBUTE_NOT_BASELINE(Effect.LOWERS, null),
    /** {attribute}. An unsigned attribute this verifier does not know. */
    CMS_UNSIGNED_ATTRIBUTE_UNKNOWN(Effect.DOUBTS, SubIndication.CUSTOM),

    // Algorithms against the dated policy.
    /** {algorithm} {policy}. */
    CRYPTO_ALGORITHM_WEAK(Effect.DOUBTS, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),
    /** {actualBits} {requiredBits} {policy}. */
    CRYPTO_KEY_TOO_SHORT(Effect.DOUBTS, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),
    /** {algorithm} {until} {time} {policy}. Accepted once; nothing proves that it was used before {until}. */
    CRYPTO_RETIRED_WITHOUT_PROOF(Effect.DOUBTS, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE),
    /** {algorithm}. Not listed in TT 15/2025/TT-BKHCN, Annex I. */
    CRYPTO_OUTSIDE_TT15(Effect.NOTES, null),

    // Certificates, chains, revocation (RFC 5280, EN 319 102-1).
    /** {subject} {reason}. */
    CERT_CHAIN_NOT_FOUND(Effect.DOUBTS, SubIndication.NO_CERTIFICATE_CHAIN_FOUND),
    /** {subject} {notBefore} {notAfter} {time}. */
    CERT_OUT_OF_VALIDITY(Effect.DOUBTS, SubIndication.OUT_OF_BOUNDS_NO_POE),
    /** {subject} {notBefore} {time}. Proved to be signed before the certificate existed. */
    CERT_NOT_YET_VALID(Effect.FAILS, SubIndication.NOT_YET_VALID),
    /** {subject} {actual} {required}. */
    CERT_KEY_USAGE_UNFIT(Effect.DOUBTS, SubIndication.CHAIN_CONSTRAINTS_FAILURE),
    /**
     * {subject} {revokedAt} {reason}. Revoked before the proved time: a proof that came too late, not one of a signature
     * that did (EN 319 102-1, 5.5.4, step 4 a).
     */
    CERT_REVOKED(Effect.DOUBTS, SubIndication.REVOKED_NO_POE),
    /** {subject} {revokedAt} {reason}. Revoked, and nothing proves that the signature is older. */
    CERT_REVOKED_NO_PROOF(Effect.DOUBTS, SubIndication.REVOKED_NO_POE),
    /** {subject} {revokedAt} {reason}. */
    CERT_AUTHORITY_REVOKED(Effect.DOUBTS, SubIndication.REVOKED_CA_NO_POE),
    /** {subject}. Suspended: the status may still change. */
    CERT_ON_HOLD(Effect.DOUBTS, SubIndication.TRY_LATER),
    /** {subject} {issuer} {reason}. No usable CRL or OCSP answer tells the status. */
    REVOCATION_DATA_MISSING(Effect.DOUBTS, SubIndication.TRY_LATER),
    /** {subject} {asOf}. Of a timestamp's chain: what is known of it was current when it stamped, and is no longer. */
    TST_STATUS_AGED(Effect.NOTES, null),

    /** {what} {address} {reason}. Not fetched; what it would have told is missing, and said to be if it is needed. */
    ONLINE_FETCH_FAILED(Effect.NOTES, null),

    // Timestamps (RFC 3161).
    /** {reason}. */
    TST_MALFORMED(Effect.FAILS, SubIndication.FORMAT_FAILURE),
    /** The message imprint is not the digest of what the timestamp stands for. */
    TST_IMPRINT_WRONG(Effect.FAILS, SubIndication.HASH_FAILURE),
    /** {subject}. The certificate is not for timestamping only, or not marked critical (RFC 3161, 2.3). */
    TST_CERTIFICATE_USAGE_UNFIT(Effect.DOUBTS, SubIndication.CHAIN_CONSTRAINTS_FAILURE),
    /** {time} {now}. */
    TST_TIME_IN_FUTURE(Effect.DOUBTS, SubIndication.TIMESTAMP_ORDER_FAILURE),
    /** {time}. A timestamp of this signature proves nothing; its own verdict says why. */
    TST_NOT_PASSED(Effect.NOTES, null),

    // The document as a whole.
    /** {reason}. The caller's own file can't be read; used by the command line. */
    FILE_NOT_READABLE(Effect.FAILS, SubIndication.CUSTOM),
    /** {field} {what}. Changed after the signature in a way nothing explains. */
    DOC_MODIFIED(Effect.FAILS, SubIndication.CUSTOM),
    /** {field} {what}. Form fields were filled in after the signature. */
    DOC_FORM_FILLED(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {field} {what}. Annotations were changed after the signature. */
    DOC_ANNOTATIONS_CHANGED(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {bytes}. Bytes that no signature covers and nothing explains. */
    DOC_NOT_COVERED(Effect.FAILS, SubIndication.CUSTOM),
    /** {reason}. Readers may see different documents in these bytes. */
    DOC_STRUCTURE_AMBIGUOUS(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {field} {reason}. More than one certification, or one that is not the first signature. */
    DOC_CERTIFICATION_MISPLACED(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {kind} {reason}. One item of the security store can't be read; the others are used. */
    STORE_ITEM_UNREADABLE(Effect.NOTES, null),
    /** {what} {reason}. This version of the verifier can't judge it. */
    VERIFIER_CANNOT_JUDGE(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {where} {error}. A defect of the verifier. */
    VERIFIER_INTERNAL_ERROR(Effect.DOUBTS, SubIndication.CUSTOM),

    // The second opinion.
    /** {engine} {theirs} {ours}. Another engine says something else of the signatures. */
    SECOND_OPINION_DISAGREES(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {engine} {reason}. It was asked for and not given; thrown where the engine can't be started. */
    SECOND_OPINION_MISSING(Effect.DOUBTS, SubIndication.CUSTOM),

    // The rules of a certified copy (NĐ 45/2020, NĐ 23/2015, NĐ 30/2020).
    /** {reason}. */
    COPY_RECORD_MISSING(Effect.FAILS, SubIndication.CUSTOM),
    /** {reason}. */
    COPY_RECORD_INVALID(Effect.FAILS, SubIndication.CUSTOM),
    /** {actual} {required}. The number of signatures. */
    COPY_SIGNATURE_COUNT_WRONG(Effect.FAILS, SubIndication.CUSTOM),
    /** {field} {required}. The field, kind or order of a signature is not that of its role. */
    COPY_ROLE_WRONG(Effect.FAILS, SubIndication.CUSTOM),
    /** {field} {reason}. Certification with P=2, or the seal's FieldMDP and Lock, is not as it must be. */
    COPY_PROTECTION_WRONG(Effect.FAILS, SubIndication.CUSTOM),
    /** {field}. Not a PAdES baseline signature. */
    COPY_SIGNATURE_NOT_BASELINE(Effect.FAILS, SubIndication.CUSTOM),
    /** {field} {detail}. Certificates that belong to no chain have no place in a certified copy. */
    COPY_SIGNATURE_NOT_TIDY(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {certifier} {agency}. The two certificates name different organisations. */
    COPY_ORGANISATION_DIFFERS(Effect.FAILS, SubIndication.CUSTOM),
    /** {what}. A certificate or the record does not name it. */
    COPY_SIGNER_DETAIL_MISSING(Effect.FAILS, SubIndication.CUSTOM),
    /** {actual} {required}. */
    COPY_PAGE_COUNT_WRONG(Effect.FAILS, SubIndication.CUSTOM),
    /** {page}. The image is not the scan the record names. */
    COPY_PAGE_DIGEST_WRONG(Effect.FAILS, SubIndication.CUSTOM),
    /** {page} {reason}. */
    COPY_PAGE_UNCHECKED(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {page}. The scan was re-encoded; the record's digest is that of the file it came from. */
    COPY_PAGE_TRANSCODED(Effect.NOTES, null),
    /** {page}. What was transparent in the scan was laid on white; the record's digest is that of the file it came from. */
    COPY_PAGE_FLATTENED(Effect.NOTES, null),
    /** {page} {line}. A line of the statement is not on its page. */
    COPY_STATEMENT_NOT_VISIBLE(Effect.DOUBTS, SubIndication.CUSTOM),
    /** {what} {actual} {required}. The times that statement, signatures and timestamps name contradict each other. */
    COPY_DATE_INCONSISTENT(Effect.DOUBTS, SubIndication.CUSTOM),
    /** The file does not claim PDF/A-2. */
    COPY_PDFA_CLAIM_MISSING(Effect.DOUBTS, SubIndication.CUSTOM);

    /** What a finding does to the verdict. */
    public enum Effect {
        /** The signature, timestamp or document fails. */
        FAILS(Severity.ERROR, TOTAL_FAILED),
        /** It can't pass. */
        DOUBTS(Severity.WARNING, INDETERMINATE),
        /** It may pass, but is not a baseline signature. */
        LOWERS(Severity.WARNING, TOTAL_PASSED),
        /** Nothing but a note. */
        NOTES(Severity.INFO, TOTAL_PASSED);

        private final Severity severity;
        private final Indication best;

        Effect(Severity severity, Indication best) {
            this.severity = severity;
            this.best = best;
        }
    }

    private final Effect effect;
    private final @Nullable SubIndication subIndication;

    FindingCode(Effect effect, @Nullable SubIndication subIndication) {
        this.effect = effect;
        this.subIndication = subIndication;
    }

    /** What it does to the verdict. */
    public Effect effect() {
        return effect;
    }

    /** How much it matters. */
    public Severity severity() {
        return effect.severity;
    }

    /** The best indication it leaves. */
    public Indication best() {
        return effect.best;
    }

    /** The sub-indication it gives, where it leaves no {@link Indication#TOTAL_PASSED}. */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(subIndication);
    }

    @Override
    public ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.verify.Findings", locale);
    }
}
