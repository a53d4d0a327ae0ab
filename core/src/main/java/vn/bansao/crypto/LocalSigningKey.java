package vn.bansao.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.CmsSigner;

/** A key this process can use by itself. Initialised engines are kept, since setting one up costs as much as a hash. */
final class LocalSigningKey implements SigningKey {
    private final String alias;
    private final List<X509Certificate> chain;
    private final SignatureAlgorithm algorithm;
    private final @Nullable Provider provider;
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable PrivateKey key;

    LocalSigningKey(
            String alias,
            PrivateKey key,
            List<X509Certificate> chain,
            SignatureAlgorithm algorithm,
            @Nullable Provider provider) {
        this.alias = alias;
        this.key = key;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
        this.provider = provider;
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        PrivateKey open = key;
        if (open == null) {
            throw refused(null);
        }
        try {
            Signature engine = idle.poll();
            if (engine == null) {
                engine = newEngine(open);
            }
            List<byte[]> signatures = new ArrayList<>(toBeSigned.size());
            for (byte[] value : toBeSigned) {
                engine.update(value);
                signatures.add(engine.sign());
            }
            idle.add(engine); // Only an engine that worked is used again.
            return signatures;
        } catch (GeneralSecurityException | ProviderException e) { // The latter is how tokens fail.
            throw refused(e);
        }
    }

    private Signature newEngine(PrivateKey open) throws GeneralSecurityException {
        Signature engine = provider == null
                ? Signature.getInstance(algorithm.jcaName())
                : Signature.getInstance(algorithm.jcaName(), provider);
        CmsSigner.configure(engine, algorithm);
        engine.initSign(open);
        return engine;
    }

    @Override
    public int sessions() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
        key = null;
        idle.clear();
    }

    private KeyUnavailableException refused(@Nullable Throwable cause) {
        return new KeyUnavailableException(Problem.of(CoreProblem.KEY_REFUSED, "alias", alias), cause);
    }

    @Override
    public String toString() {
        return "SigningKey[" + alias + ", " + algorithm + "]";
    }
}
