package vn.bansao.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.KeyUnavailableException;
import vn.bansao.PolicyException;
import vn.bansao.ProblemCode;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

class SigningKeysTest {
    private static final char[] PIN = "b1-m@t".toCharArray();
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.system());

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("keys.p12"), bytes);
    }

    private Path store(TestIdentity... identities) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < identities.length; i++) {
            Certificate[] chain = identities[i].chain().toArray(Certificate[]::new);
            store.setKeyEntry("key" + i, identities[i].privateKey(), PIN, chain);
        }
        store.setCertificateEntry("root", PKI.rootCertificate());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PIN);
        return file(bytes.toByteArray());
    }

    private static void requireUnavailable(ProblemCode code, Path file, char[] pin, String alias) {
        assertThatThrownBy(() -> SigningKeys.pkcs12(file, pin, alias, null, null))
                .isInstanceOfSatisfying(
                        KeyUnavailableException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code))
                .hasMessageNotContaining(String.valueOf(pin));
    }

    @Test
    void wrongPinRejected() throws Exception {
        Path file = file(PKI.certifier().pkcs12("officer", PIN));
        requireUnavailable(CoreProblem.KEY_STORE_UNREADABLE, file, "wr0ng-p1n".toCharArray(), null);
        requireUnavailable(CoreProblem.KEY_STORE_UNREADABLE, file, new char[] {1}, null);
    }

    @Test
    void fileThatIsNotPkcs12Rejected() throws Exception {
        for (byte[] bytes : List.of(
                new byte[0], new byte[] {0x30, (byte) 0x80}, new byte[1000], "-----BEGIN".getBytes("US-ASCII"))) {
            requireUnavailable(CoreProblem.KEY_STORE_UNREADABLE, file(bytes), PIN, null);
        }
        byte[] certificate = PKI.rootCertificate().getEncoded();
        requireUnavailable(CoreProblem.KEY_STORE_UNREADABLE, file(certificate), PIN, null);
    }

    @Test
    void damagedFileEndsInATypedError() throws Exception {
        byte[] good = PKI.certifier().pkcs12("officer", PIN);
        Random random = new Random(5);
        int opened = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = good.clone();
            damaged[i < 100 ? i : random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = file(damaged);
            try (SigningKey key = SigningKeys.pkcs12(file, PIN)) {
                opened++; // Friendly names and the like may change; the key may not.
                assertThat(key.chain().get(0)).isEqualTo(PKI.certifier().certificate());
            } catch (CertifiedCopyException refused) {
                assertThat(refused).hasMessageNotContaining(String.valueOf(PIN));
            }
        }
        assertThat(opened).isLessThan(30);
    }

    @Test
    void missingFileIsTheCallersTrouble() {
        assertThatThrownBy(() -> SigningKeys.pkcs12(folder.resolve("none.p12"), PIN))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void storeWithoutAKeyRejected() throws Exception {
        requireUnavailable(CoreProblem.KEY_ENTRY_MISSING, store(), PIN, null);
        requireUnavailable(CoreProblem.KEY_ENTRY_MISSING, store(), PIN, "root");
    }

    @Test
    void oneOfTwoKeysNeedsItsAlias() throws Exception {
        Path store = store(PKI.certifier(), PKI.agency());
        requireUnavailable(CoreProblem.KEY_ENTRY_MISSING, store, PIN, null);
        requireUnavailable(CoreProblem.KEY_ENTRY_MISSING, store, PIN, "key2");
        try (SigningKey key = SigningKeys.pkcs12(store, PIN, "key1", null, null)) {
            assertThat(key.chain()).isEqualTo(PKI.agency().chain());
            assertThat(key.alias()).isEqualTo("key1");
        }
    }

    @Test
    void algorithmMayBeChosen() throws Exception {
        Path store = store(PKI.certifierWith(KeyKind.RSA2048));
        try (SigningKey key = SigningKeys.pkcs12(store, PIN, null, SignatureAlgorithm.RSA_PSS_SHA512, null)) {
            assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.RSA_PSS_SHA512);
            assertThat(key.sign(List.of(new byte[1])).get(0)).hasSize(256);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void keyOfAnotherCertificateRejected(KeyKind kind) {
        TestIdentity mine = PKI.certifierWith(kind);
        for (KeyKind other : KeyKind.values()) {
            TestIdentity its = PKI.certifierWith(other);
            assertThatThrownBy(() -> SigningKeys.of("officer", mine.privateKey(), its.chain(), kind.algorithm(), null))
                    .isInstanceOfSatisfying(
                            PolicyException.class,
                            refused -> assertThat(refused.problem().code())
                                    .isEqualTo(CoreProblem.KEY_CERTIFICATE_MISMATCH));
        }
    }

    @Test
    void providerWithoutTheAlgorithmRejected() {
        TestIdentity certifier = PKI.certifier();
        Provider lacking = Security.getProvider("SunRsaSign");
        assertThatThrownBy(() -> SigningKeys.of(
                        "officer",
                        certifier.privateKey(),
                        certifier.chain(),
                        SignatureAlgorithm.ECDSA_P256_SHA256,
                        lacking))
                .isInstanceOf(PolicyException.class)
                .hasMessage("CRYPTO_PROVIDER_LACKS_ALGORITHM: the provider SunRsaSign does not offer SHA256withECDSA");
    }

    @Test
    void keyOfAnotherTypeThanTheAlgorithmRefuses() {
        TestIdentity certifier = PKI.certifier();
        try (SigningKey key = SigningKeys.of(
                "officer", certifier.privateKey(), certifier.chain(), SignatureAlgorithm.RSA_PSS_SHA256, null)) {
            assertThatThrownBy(() -> key.sign(List.of(new byte[1])))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageStartingWith("KEY_REFUSED");
        }
    }

    /** Fails as tokens do: with an unchecked exception. */
    public static final class PulledToken extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new ProviderException("CKR_DEVICE_REMOVED");
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return name;
        }
    }

    private static final class TokenProvider extends Provider {
        private static final long serialVersionUID = 1;

        TokenProvider() {
            super("Token", "1", "a token");
            put("Signature.SHA256withECDSA", PulledToken.class.getName());
        }
    }

    @Test
    void tokenThatIsPulledIsAKeyThatRefuses() {
        TestIdentity certifier = PKI.certifier();
        try (SigningKey key = SigningKeys.of(
                "officer",
                certifier.privateKey(),
                certifier.chain(),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                new TokenProvider())) {
            assertThatThrownBy(() -> key.sign(List.of(new byte[1])))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageStartingWith("KEY_REFUSED")
                    .hasRootCauseMessage("CKR_DEVICE_REMOVED");
        }
    }
}
