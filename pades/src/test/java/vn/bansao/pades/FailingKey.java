package vn.bansao.pades;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BooleanSupplier;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;

/** A key that refuses when it is told to. */
record FailingKey(SigningKey key, BooleanSupplier refuses) implements SigningKey {

    @Override
    public String alias() {
        return key.alias();
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return key.algorithm();
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        if (refuses.getAsBoolean()) {
            throw new KeyUnavailableException(Problem.of(CoreProblem.KEY_REFUSED, "alias", alias()), null);
        }
        return key.sign(toBeSigned);
    }

    @Override
    public void close() {
        key.close();
    }
}
