package vn.bansao.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** A digest algorithm a copy may be made with (TT 15/2025/TT-BKHCN, Annex I). */
public enum DigestAlgorithm {
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA512("SHA-512", "2.16.840.1.101.3.4.2.3", 64);

    private final String jcaName;
    private final String oid;
    private final int sizeBytes;

    DigestAlgorithm(String jcaName, String oid, int sizeBytes) {
        this.jcaName = jcaName;
        this.oid = oid;
        this.sizeBytes = sizeBytes;
    }

    /** The name the Java security providers use. */
    public String jcaName() {
        return jcaName;
    }

    /** The object identifier, dotted. */
    public String oid() {
        return oid;
    }

    /** The size of a digest in bytes. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** A fresh digest from the JDK's preferred provider. */
    public MessageDigest newDigest() {
        return newDigest(null);
    }

    /** A fresh digest from {@code provider}, or from the JDK's preferred one for {@code null}. */
    public MessageDigest newDigest(@Nullable Provider provider) {
        try {
            return provider == null ? MessageDigest.getInstance(jcaName) : MessageDigest.getInstance(jcaName, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new PolicyException(
                    Problem.of(
                            CoreProblem.CRYPTO_PROVIDER_LACKS_ALGORITHM,
                            "provider",
                            provider == null ? "JDK" : provider.getName(),
                            "algorithm",
                            jcaName),
                    e);
        }
    }
}
