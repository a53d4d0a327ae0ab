package vn.bansao.verify.internal.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;

/** A hash function the verifier can compute; which of them count is the policy's business. */
public enum Hash {
    MD5("MD5", "1.2.840.113549.2.5"),
    SHA1("SHA-1", "1.3.14.3.2.26"),
    RIPEMD160("RIPEMD160", "1.3.36.3.2.1"),
    SHA224("SHA-224", "2.16.840.1.101.3.4.2.4"),
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1"),
    SHA384("SHA-384", "2.16.840.1.101.3.4.2.2"),
    SHA512("SHA-512", "2.16.840.1.101.3.4.2.3"),
    SHA512_224("SHA-512/224", "2.16.840.1.101.3.4.2.5"),
    SHA512_256("SHA-512/256", "2.16.840.1.101.3.4.2.6"),
    SHA3_224("SHA3-224", "2.16.840.1.101.3.4.2.7"),
    SHA3_256("SHA3-256", "2.16.840.1.101.3.4.2.8"),
    SHA3_384("SHA3-384", "2.16.840.1.101.3.4.2.9"),
    SHA3_512("SHA3-512", "2.16.840.1.101.3.4.2.10"),
    /** As a digest 256 bits long; as the mask generation function of RFC 8702. */
    SHAKE128("SHAKE128-256", "2.16.840.1.101.3.4.2.11"),
    /** As a digest 512 bits long (RFC 8419, RFC 8702). */
    SHAKE256("SHAKE256-512", "2.16.840.1.101.3.4.2.12");

    private final String jcaName;
    private final String oid;

    Hash(String jcaName, String oid) {
        this.jcaName = jcaName;
        this.oid = oid;
    }

    static Optional<Hash> ofOid(String oid) {
        // id-shake256-len with an explicit length is another identifier and is not supported.
        return Arrays.stream(values()).filter(hash -> hash.oid.equals(oid)).findFirst();
    }

    static Optional<Hash> ofName(String jcaName) {
        return Arrays.stream(values())
                .filter(hash -> hash.jcaName.equals(jcaName) || hash.name().equals(jcaName))
                .findFirst();
    }

    /** The object identifier, dotted. */
    String oid() {
        return oid;
    }

    /** The name the Java providers use. */
    String jcaName() {
        return jcaName;
    }

    /** The name policies use: as the Java providers, without an output length. */
    String policyName() {
        return switch (this) {
            case SHAKE128 -> "SHAKE128";
            case SHAKE256 -> "SHAKE256";
            default -> jcaName;
        };
    }

    /** A fresh digest of the JDK, which is fast; where it has none, of {@code fallback}. */
    public MessageDigest newDigest(Provider fallback) {
        try {
            return MessageDigest.getInstance(jcaName);
        } catch (NoSuchAlgorithmException notInTheJdk) {
            try {
                return MessageDigest.getInstance(jcaName, fallback);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("no provider has " + jcaName, e);
            }
        }
    }
}
