package vn.bansao.pades;

import java.util.List;
import java.util.function.BooleanSupplier;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;

/** A key that refuses when it is told to. */
final class FailingKey extends DelegatingKey {
    private final BooleanSupplier refuses;

    FailingKey(SigningKey key, BooleanSupplier refuses) {
        super(key);
        this.refuses = refuses;
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        if (refuses.getAsBoolean()) {
            throw new KeyUnavailableException(Problem.of(CoreProblem.KEY_REFUSED, "alias", alias()), null);
        }
        return super.sign(toBeSigned);
    }
}
