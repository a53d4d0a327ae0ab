package vn.bansao.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.KeyUnavailableException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** Makes signing keys. No provider is ever registered with the JVM: one may be passed in as an instance. */
public final class SigningKeys {

    private SigningKeys() {}

    /**
     * The only private key of a PKCS#12 file, signing with the algorithm its type suggests: ECDSA with the curve's hash,
     * RSA as RSASSA-PSS with SHA-256.
     *
     * @param pin used while this method runs; the caller may wipe it afterwards
     * @throws KeyUnavailableException if the file can't be opened or has no single private key
     */
    public static SigningKey pkcs12(Path file, char[] pin) throws IOException {
        return pkcs12(file, pin, null, null, null);
    }

    /**
     * A private key of a PKCS#12 file.
     *
     * @param alias which entry, or null for the only one
     * @param algorithm what to sign with, or null for what the key's type suggests
     * @param provider who computes, or null for the JDK's choice
     */
    public static SigningKey pkcs12(
            Path file,
            char[] pin,
            @Nullable String alias,
            @Nullable SignatureAlgorithm algorithm,
            @Nullable Provider provider)
            throws IOException {
        KeyStore store = load(file, pin);
        try {
            String entry = alias == null ? onlyKey(store, file) : alias;
            Key key = store.getKey(entry, pin);
            Certificate[] chain = store.getCertificateChain(entry);
            if (!(key instanceof PrivateKey privateKey) || chain == null) {
                throw missing(entry);
            }
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : chain) {
                certificates.add((X509Certificate) certificate);
            }
            SignatureAlgorithm chosen =
                    algorithm == null ? suggested(certificates.get(0).getPublicKey()) : algorithm;
            return of(entry, privateKey, certificates, chosen, provider);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException(
                    Problem.of(CoreProblem.KEY_STORE_UNREADABLE, "file", file.getFileName()), e);
        }
    }

    /**
     * A private key at hand.
     *
     * @param chain the signer's certificate first, then its issuers
     * @param provider who computes, or null for the JDK's choice
     * @throws PolicyException if the key does not belong to the certificate, or the provider lacks the algorithm
     */
    public static SigningKey of(
            String alias,
            PrivateKey key,
            List<X509Certificate> chain,
            SignatureAlgorithm algorithm,
            @Nullable Provider provider) {
        KeyPairCheck.requirePair(key, chain.get(0));
        if (provider != null && provider.getService("Signature", algorithm.jcaName()) == null) {
            throw new PolicyException(Problem.of(
                    CoreProblem.CRYPTO_PROVIDER_LACKS_ALGORITHM,
                    "provider",
                    provider.getName(),
                    "algorithm",
                    algorithm.jcaName()));
        }
        return new LocalSigningKey(alias, key, chain, algorithm, provider);
    }

    private static SignatureAlgorithm suggested(PublicKey key) {
        if (key instanceof ECKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits > 256 ? SignatureAlgorithm.ECDSA_P384_SHA384 : SignatureAlgorithm.ECDSA_P256_SHA256;
        }
        return SignatureAlgorithm.RSA_PSS_SHA256;
    }

    private static KeyStore load(Path file, char[] pin) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try {
                store.load(stream, pin);
            } catch (IOException e) { // The JDK's way to say: wrong PIN, or not PKCS#12.
                throw new KeyUnavailableException(
                        Problem.of(CoreProblem.KEY_STORE_UNREADABLE, "file", file.getFileName()), e);
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException(
                    Problem.of(CoreProblem.KEY_STORE_UNREADABLE, "file", file.getFileName()), e);
        }
    }

    private static String onlyKey(KeyStore store, Path file) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw missing("(" + keys.size() + " entries in " + file.getFileName() + ")");
        }
        return keys.get(0);
    }

    private static KeyUnavailableException missing(String alias) {
        return new KeyUnavailableException(Problem.of(CoreProblem.KEY_ENTRY_MISSING, "alias", alias));
    }
}
