package vn.bansao.benchmarks.peer;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;
import vn.bansao.testing.TestIdentity;

/** A private-key operation, the same for every peer. Thread-safe. */
record RawKey(TestIdentity signer, @Nullable Provider provider) {

    /** A key of the job. */
    static RawKey of(TestIdentity signer, CopyJob job) {
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
        String name = algorithm().jcaName();
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        if (isPss()) {
            String hash = algorithm().digest().jcaName();
            signature.setParameter(new PSSParameterSpec(
                    hash,
                    "MGF1",
                    new MGF1ParameterSpec(hash),
                    algorithm().digest().sizeBytes(),
                    PSSParameterSpec.TRAILER_FIELD_BC));
        }
        signature.initSign(signer.privateKey());
        signature.update(message);
        return signature.sign();
    }
}
