package vn.bansao.pades;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;

/** A key behind a service: one call at a time, which takes a while, and many values in it. */
record ManyPerCallKey(SigningKey key, List<Integer> calls) implements SigningKey {
    static final int VALUES = 10;
    private static final long MILLIS = 30;

    ManyPerCallKey(SigningKey key) {
        this(key, Collections.synchronizedList(new ArrayList<>()));
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
        calls.add(toBeSigned.size());
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return key.sign(toBeSigned);
    }

    @Override
    public int sessions() {
        return 1;
    }

    @Override
    public int valuesPerCall() {
        return VALUES;
    }

    @Override
    public void close() {
        key.close();
    }
}
