package vn.bansao.crypto;

/**
 * A signature algorithm a copy may be signed with. RSASSA-PSS always carries its parameters: MGF1 with the same hash,
 * salt as long as the hash (RFC 4056; TT 15/2025/TT-BKHCN, Annex I).
 */
public enum SignatureAlgorithm {
    ECDSA_P256_SHA256(Scheme.ECDSA, DigestAlgorithm.SHA256, "SHA256withECDSA"),
    ECDSA_P384_SHA384(Scheme.ECDSA, DigestAlgorithm.SHA384, "SHA384withECDSA"),
    RSA_PSS_SHA256(Scheme.RSASSA_PSS, DigestAlgorithm.SHA256, "RSASSA-PSS"),
    RSA_PSS_SHA384(Scheme.RSASSA_PSS, DigestAlgorithm.SHA384, "RSASSA-PSS"),
    RSA_PSS_SHA512(Scheme.RSASSA_PSS, DigestAlgorithm.SHA512, "RSASSA-PSS"),
    /** Outside TT 15/2025; only a policy whose name says compatibility permits it. */
    RSA_PKCS1_SHA256(Scheme.RSASSA_PKCS1, DigestAlgorithm.SHA256, "SHA256withRSA"),
    /** Outside TT 15/2025; only a policy whose name says compatibility permits it. */
    RSA_PKCS1_SHA384(Scheme.RSASSA_PKCS1, DigestAlgorithm.SHA384, "SHA384withRSA"),
    /** Outside TT 15/2025; only a policy whose name says compatibility permits it. */
    RSA_PKCS1_SHA512(Scheme.RSASSA_PKCS1, DigestAlgorithm.SHA512, "SHA512withRSA");

    /** The family of a signature algorithm. */
    public enum Scheme {
        ECDSA,
        RSASSA_PSS,
        RSASSA_PKCS1
    }

    private final Scheme scheme;
    private final DigestAlgorithm digest;
    private final String jcaName;

    SignatureAlgorithm(Scheme scheme, DigestAlgorithm digest, String jcaName) {
        this.scheme = scheme;
        this.digest = digest;
        this.jcaName = jcaName;
    }

    /** The family. */
    public Scheme scheme() {
        return scheme;
    }

    /** The digest of the signed attributes and of the document. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** The name the Java security providers use; RSASSA-PSS needs its parameters beside it. */
    public String jcaName() {
        return jcaName;
    }
}
