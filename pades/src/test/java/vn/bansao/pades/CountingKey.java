package vn.bansao.pades;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;

/** A key that counts its signatures. */
record CountingKey(SigningKey key, AtomicInteger uses) implements SigningKey {

    static CountingKey of(SigningKey key) {
        return new CountingKey(key, new AtomicInteger());
    }

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
        uses.addAndGet(toBeSigned.size());
        return key.sign(toBeSigned);
    }

    @Override
    public void close() {
        key.close();
    }
}
