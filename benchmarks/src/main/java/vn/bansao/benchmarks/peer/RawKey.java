package vn.bansao.benchmarks.peer;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.testing.TestIdentity;

/** A private-key operation, the same for every peer. Thread-safe. */
public record RawKey(TestIdentity signer, @Nullable Provider provider) {

    /** A key of the job. */
    public static RawKey of(TestIdentity signer, CopyJob job) {
        return new RawKey(signer, job.provider());
    }

    SignatureAlgorithm algorithm() {
        return signer.kind().algorithm();
    }

    boolean isPss() {
        return algorithm().scheme() == Scheme.RSASSA_PSS;
    }

    /** The signature of {@code message}. */
    byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature engine = newEngine();
        engine.update(message);
        return engine.sign();
    }

    /** An engine that is ready to sign. */
    public Signature newEngine() throws GeneralSecurityException {
        String name = algorithm().jcaName();
        Signature engine = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        CmsSigner.configure(engine, algorithm());
        engine.initSign(signer.privateKey());
        return engine;
    }
}
