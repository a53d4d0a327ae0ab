package vn.bansao.verify;

/** Why an indication is not {@link Indication#TOTAL_PASSED}, in the words of EN 319 102-1; those this verifier gives. */
public enum SubIndication {
    /** The signature is not built as its format demands. */
    FORMAT_FAILURE,
    /** The signed bytes are not the bytes of the document. */
    HASH_FAILURE,
    /** The signature value does not fit the signed bytes and the signer's key. */
    SIG_CRYPTO_FAILURE,
    /** The proved time of the signature lies before the certificate's validity. */
    NOT_YET_VALID,
    /** A rule of the policy about the signature itself is not met. */
    SIG_CONSTRAINTS_FAILURE,
    /** A rule about the chain or the use of its certificates is not met. */
    CHAIN_CONSTRAINTS_FAILURE,
    /** An algorithm or a key size the policy never accepted, or did not when it was used. */
    CRYPTO_CONSTRAINTS_FAILURE,
    /** An algorithm or a key size the policy accepts no more, and nothing proves that it was used before. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /** The timestamps contradict each other or the clock. */
    TIMESTAMP_ORDER_FAILURE,
    /** The signer's certificate is not in the signature. */
    NO_SIGNING_CERTIFICATE_FOUND,
    /** No chain leads from the signer's certificate to an anchor. */
    NO_CERTIFICATE_CHAIN_FOUND,
    /** The certificate is revoked, and nothing proves that the signature is older. */
    REVOKED_NO_POE,
    /** The certificate of an authority is revoked, and nothing proves that the signature is older. */
    REVOKED_CA_NO_POE,
    /** The certificate is out of its validity, and nothing proves that the signature is older. */
    OUT_OF_BOUNDS_NO_POE,
    /** Revocation data is missing or not fresh: try again with newer data. */
    TRY_LATER,
    /** What was signed can't be found. */
    SIGNED_DATA_NOT_FOUND,
    /** A reason outside the standard; the findings name it. */
    CUSTOM
}
