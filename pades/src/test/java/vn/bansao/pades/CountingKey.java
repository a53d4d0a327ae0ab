package vn.bansao.pades;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.bansao.crypto.SigningKey;

/** A key that counts its signatures. */
final class CountingKey extends DelegatingKey {
    private final AtomicInteger uses = new AtomicInteger();

    private CountingKey(SigningKey key) {
        super(key);
    }

    static CountingKey of(SigningKey key) {
        return new CountingKey(key);
    }

    AtomicInteger uses() {
        return uses;
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        uses.addAndGet(toBeSigned.size());
        return super.sign(toBeSigned);
    }
}
