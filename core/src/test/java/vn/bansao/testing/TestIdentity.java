package vn.bansao.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;

/**
 * Somebody in a test PKI: a private key, and the certificates from his own up to and including the root.
 *
 * @param kind what the key is
 * @param privateKey the key
 * @param chain his certificate first
 */
public record TestIdentity(KeyKind kind, PrivateKey privateKey, List<X509Certificate> chain) {

    public TestIdentity {
        chain = List.copyOf(chain);
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The key as the library takes it. */
    public SigningKey signingKey(String alias) {
        return SigningKeys.of(alias, privateKey, chain, kind.algorithm(), null);
    }

    /** The key as the library takes it, giving the same signature for the same bytes each time. */
    public SigningKey deterministicKey(String alias) {
        return new DeterministicKey(alias, this);
    }

    /** A PKCS#12 file with the key and the chain under {@code alias}. */
    public byte[] pkcs12(String alias, char[] pin) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(alias, privateKey, pin, chain.toArray(Certificate[]::new));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, pin);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no PKCS#12 could be made", e);
        }
    }
}
