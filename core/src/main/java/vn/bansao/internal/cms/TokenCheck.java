package vn.bansao.internal.cms;

/** What can be wrong with a time-stamp token, as far as the token itself tells; trust is decided elsewhere. */
public enum TokenCheck {
    /**
     * What the signature does not cover is as RFC 5652 prescribes: DER, version numbers, the list of digest algorithms,
     * absent parameters, readable certificates. Without it some bytes of a token could be changed unseen.
     */
    ENCODING,
    /** TSTInfo is version 1 (RFC 3161, 2.4.2). */
    VERSION,
    /** The imprint is the one expected. */
    IMPRINT,
    /** The nonce is the request's. */
    NONCE,
    /** The policy is the one asked for. */
    POLICY,
    /** The TSA's certificate is at hand. */
    CERTIFICATE,
    /** The certificate has the critical extended key usage timeStamping and no other (RFC 3161, 2.3). */
    PURPOSE,
    /** A signing-certificate attribute names the certificate (RFC 3161, 2.4.1; RFC 5816). */
    SIGNING_CERTIFICATE,
    /** The signed attributes are there, each once, and the message-digest is the content's (RFC 5652, 5.4 and 11). */
    ATTRIBUTES,
    /** The signature is the certificate's key's. */
    SIGNATURE,
    /** The certificate was in force at genTime. */
    VALIDITY
}
