package vn.bansao.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.bansao.ProblemCode;

/** What can be wrong in core. Sentences: {@code CoreProblems_vi.properties}, {@code CoreProblems_en.properties}. */
public enum CoreProblem implements ProblemCode {
    /** {file}. The bytes are not those that had arrived. */
    DOCUMENT_CHANGED,
    /** {file} {limit}, in bytes. */
    DOCUMENT_TOO_LARGE,
    /** {what} {actual} {required}. A value of the model is missing or out of its bounds. */
    RECORD_VALUE_INVALID,
    /** {alias}. The key store has no such entry, or none with a private key. */
    KEY_ENTRY_MISSING,
    /** {file}. The key store can't be opened: wrong PIN, or not PKCS#12. */
    KEY_STORE_UNREADABLE,
    /** {alias}. The key did not sign. */
    KEY_REFUSED,
    /** {subject}. The private key does not belong to the certificate. */
    KEY_CERTIFICATE_MISMATCH,
    /** {subject} {notBefore} {now}. */
    KEY_CERTIFICATE_NOT_YET_VALID,
    /** {subject} {notAfter} {now}. */
    KEY_CERTIFICATE_EXPIRED,
    /** {subject} {actual} {required}. */
    KEY_USAGE_UNFIT,
    /** {policy} {actual} {required}. */
    CRYPTO_ALGORITHM_NOT_PERMITTED,
    /** {policy} {actualBits} {requiredBits}. */
    CRYPTO_KEY_TOO_SHORT,
    /** {provider} {algorithm}. */
    CRYPTO_PROVIDER_LACKS_ALGORITHM,
    /** {key} {actual} {required}. A row of the verifier's table of algorithms. */
    CRYPTO_TABLE_INVALID,
    /** {file}. Neither a certificate, a CRL nor a PKCS#12 store. */
    TRUST_FILE_UNREADABLE,
    /** {file}. No certificate in it. */
    TRUST_ANCHORS_EMPTY,
    /** {subject} {since} {reason} {source}. The reason is named as in RFC 5280, 5.3.1. */
    REVOCATION_CERTIFICATE_REVOKED,
    /** {subject} {source}. Its own authority's responder does not know the certificate. */
    REVOCATION_CERTIFICATE_UNKNOWN,
    /** {subject} {notAfter} {now}. For expired certificates authorities no longer answer. */
    REVOCATION_CERTIFICATE_EXPIRED,
    /** {subject} {issuer}. No certificate that was given has issued this one. */
    REVOCATION_ISSUER_MISSING,
    /** {subject}. It names neither responder nor CRL, or no CRL of its issuer was given. */
    REVOCATION_SOURCE_MISSING,
    /** {source} {reason}. Not of the public web, and not allowed by name. */
    REVOCATION_ADDRESS_REFUSED,
    /** {source} {reason}. No answer: refused, cut off, timed out. */
    REVOCATION_UNREACHABLE,
    /** {source} {status}. */
    REVOCATION_HTTP_STATUS,
    /** {source} {status}. OCSPResponseStatus, RFC 6960, 4.2.1. */
    REVOCATION_REJECTED,
    /** {source} {reason}. Neither an OCSP answer nor a CRL, or over the size limit. */
    REVOCATION_ANSWER_MALFORMED,
    /** {source} {check} {actual} {required}. Signer, signature, algorithm, certificate, issuer, nonce. */
    REVOCATION_ANSWER_WRONG,
    /** {source} {thisUpdate} {nextUpdate} {now}. Replaced by a newer one, or not yet in force. */
    REVOCATION_ANSWER_NOT_CURRENT,
    /** {source} {limitBytes}. */
    REVOCATION_CRL_TOO_LARGE,
    /** {source} {reason}. A delta, indirect or partial CRL, RFC 5280, 5.2. */
    REVOCATION_CRL_UNSUPPORTED,
    /** {address} {reason}. No answer: refused, cut off, timed out. */
    TSA_UNREACHABLE,
    /** {address} {status}. */
    TSA_HTTP_STATUS,
    /** {address} {status} {failure} {text}. PKIStatus and PKIFailureInfo, RFC 3161, 2.4.2. */
    TSA_REJECTED,
    /** {address} {reason}. Not a TimeStampResp, or over the size limit. */
    TSA_RESPONSE_MALFORMED,
    /** {address} {check} {actual} {required}. Imprint, nonce, policy, version, time, signature, certificate. */
    TSA_RESPONSE_WRONG,
    /** {address} {subject} {reason}. */
    TSA_UNTRUSTED,
    /** {address} {actual} {now} {allowed}. genTime and the machine's clock are too far apart. */
    TSA_TIME_OFF,
    /** {address} {requests} {per} {wait}. The limit the caller has set. */
    TSA_RATE_LIMITED,
    /** {item} {reason}. A file of the item can't be read or written. */
    BATCH_FILE_FAILED,
    /** {item} {reason}. A failure that no code describes. */
    BATCH_ITEM_FAILED,
    /** {actual} {required}. */
    BATCH_ID_INVALID,
    /** {file}. Another run has the journal. */
    BATCH_JOURNAL_LOCKED,
    /** {file}. The file is something else. */
    BATCH_JOURNAL_UNKNOWN,
    /** {file} {actual} {required}. The version is below those this library reads. */
    BATCH_JOURNAL_TOO_OLD,
    /** {file} {actual} {required}. The version is above those this library reads. */
    BATCH_JOURNAL_TOO_NEW,
    /** {file} {offset} {reason}. Damage that a crash can't explain; the offset is in bytes from 0. */
    BATCH_JOURNAL_CORRUPT,
    /** {actual} {limit}, each with its unit. */
    PDF_OVER_LIMIT,
    /** {what} {reason}. Not readable as PDF by a strict reader. */
    PDF_MALFORMED,
    /** Encrypted files can't be judged without the key. */
    PDF_ENCRYPTED,
    /** {reason}. */
    CMS_MALFORMED;

    @Override
    public ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.internal.CoreProblems", locale);
    }
}
