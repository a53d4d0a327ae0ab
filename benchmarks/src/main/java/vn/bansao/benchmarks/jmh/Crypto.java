package vn.bansao.benchmarks.jmh;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** Whose cryptography the signers' keys use. Passed in, never registered. */
public enum Crypto {
    /** The JDK's own. */
    JDK,
    /** Amazon Corretto Crypto Provider. */
    ACCP;

    /**
     * The provider, null for the JDK's.
     *
     * @throws IllegalStateException if its native library does not run here: it would fall back to the JDK's in silence
     */
    public @Nullable Provider provider() {
        if (this == JDK) {
            return null;
        }
        AmazonCorrettoCryptoProvider accp = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable failure = accp.getLoadingError();
        if (failure != null) {
            throw new IllegalStateException("Amazon Corretto Crypto does not run on this machine", failure);
        }
        return accp;
    }
}
