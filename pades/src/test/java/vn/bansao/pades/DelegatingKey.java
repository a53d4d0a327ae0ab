package vn.bansao.pades;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;

/** Another key, for tests that watch or change what it does. */
class DelegatingKey implements SigningKey {
    private final SigningKey key;

    DelegatingKey(SigningKey key) {
        this.key = key;
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
        return key.sign(toBeSigned);
    }

    @Override
    public int sessions() {
        return key.sessions();
    }

    @Override
    public void close() {
        key.close();
    }
}
