package vn.bansao.verify.internal.signature;

import java.util.Map;
import java.util.Set;

/** The attributes the verifier knows, by object identifier (RFC 5652, RFC 5035, ETSI EN 319 122-1). */
final class Oids {
    static final String DATA = "1.2.840.113549.1.7.1";
    static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
    static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
    static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
    static final String SIGNATURE_TIMESTAMP = "1.2.840.113549.1.9.16.2.14";
    static final String COMMITMENT_TYPE = "1.2.840.113549.1.9.16.2.16";
    static final String SIGNATURE_POLICY = "1.2.840.113549.1.9.16.2.15";
    static final String SIGNER_ATTRIBUTES = "1.2.840.113549.1.9.16.2.18";
    static final String SIGNER_ATTRIBUTES_V2 = "0.4.0.19122.1.1";

    /** May occur once at most. */
    static final Map<String, String> SINGLE = Map.of(
            CONTENT_TYPE, "content-type",
            MESSAGE_DIGEST, "message-digest",
            SIGNING_TIME, "signing-time",
            SIGNATURE_POLICY, "signature-policy-identifier",
            SIGNER_ATTRIBUTES, "signer-attributes",
            SIGNER_ATTRIBUTES_V2, "signer-attributes-v2");

    /** Long-term values that PAdES keeps in the security store (EN 319 142-1, 6.3). */
    static final Map<String, String> LONG_TERM = Map.of(
            "1.2.840.113549.1.9.16.2.21", "complete-certificate-references",
            "1.2.840.113549.1.9.16.2.22", "complete-revocation-references",
            "1.2.840.113549.1.9.16.2.23", "certificate-values",
            "1.2.840.113549.1.9.16.2.24", "revocation-values",
            "1.2.840.113549.1.9.16.2.25", "CAdES-C-timestamp",
            "1.2.840.113549.1.9.16.2.26", "time-stamped-certs-crls-references",
            "1.2.840.113549.1.9.16.2.27", "archive-timestamp",
            "0.4.0.1733.2.4", "archive-timestamp-v3",
            "1.2.840.113583.1.1.8", "adbe-revocationInfoArchival");

    /** Unsigned attributes that need no comment. */
    static final Set<String> KNOWN_UNSIGNED = Set.of(SIGNATURE_TIMESTAMP);

    private Oids() {}
}
