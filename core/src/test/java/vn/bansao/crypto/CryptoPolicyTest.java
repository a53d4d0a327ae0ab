package vn.bansao.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;
import vn.bansao.internal.CoreProblem;

class CryptoPolicyTest {
    private static final CryptoPolicy STRICT = CryptoPolicy.TT15_2025;
    private static final CryptoPolicy COMPATIBLE = CryptoPolicy.TT15_2025_RSA_PKCS1_COMPATIBILITY;

    /** Only the length counts for a policy. */
    private record RsaOf(BigInteger getModulus) implements RSAPublicKey {
        private static final long serialVersionUID = 1;

        static RsaOf bits(int bits) {
            return new RsaOf(BigInteger.ONE.shiftLeft(bits - 1).setBit(0));
        }

        @Override
        public BigInteger getPublicExponent() {
            return BigInteger.valueOf(65_537);
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }

    private static PublicKey curve(String name) throws Exception {
        ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec(name);
        return KeyFactory.getInstance("EC", new BouncyCastleProvider())
                .generatePublic(new ECPublicKeySpec(curve.getG(), curve));
    }

    private static PublicKey fitting(SignatureAlgorithm algorithm) throws Exception {
        return algorithm.scheme() == Scheme.ECDSA ? curve("P-256") : RsaOf.bits(2048);
    }

    private static void requireRejected(
            CoreProblem code, CryptoPolicy policy, SignatureAlgorithm algorithm, PublicKey key) {
        assertThatThrownBy(() -> policy.require(algorithm, key))
                .isInstanceOfSatisfying(PolicyException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().values()).containsEntry("policy", policy.name());
                });
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void circularPermitsEcdsaAndPssOnly(SignatureAlgorithm algorithm) throws Exception {
        COMPATIBLE.require(algorithm, fitting(algorithm));
        if (algorithm.scheme() == Scheme.RSASSA_PKCS1) {
            requireRejected(CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED, STRICT, algorithm, fitting(algorithm));
        } else {
            STRICT.require(algorithm, fitting(algorithm));
        }
    }

    @ParameterizedTest
    @CsvSource({"512", "1024", "2047"})
    void shortRsaKeyRejected(int bits) {
        for (CryptoPolicy policy : new CryptoPolicy[] {STRICT, COMPATIBLE}) {
            requireRejected(
                    CoreProblem.CRYPTO_KEY_TOO_SHORT, policy, SignatureAlgorithm.RSA_PSS_SHA256, RsaOf.bits(bits));
            assertThatThrownBy(() -> policy.require(SignatureAlgorithm.RSA_PSS_SHA512, RsaOf.bits(bits)))
                    .hasMessage("CRYPTO_KEY_TOO_SHORT: the key has " + bits + " bits, the policy " + policy.name()
                            + " requires 2048");
        }
        requireRejected(
                CoreProblem.CRYPTO_KEY_TOO_SHORT, COMPATIBLE, SignatureAlgorithm.RSA_PKCS1_SHA256, RsaOf.bits(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 2049, 3072, 4096, 8192})
    void longRsaKeyAccepted(int bits) {
        STRICT.require(SignatureAlgorithm.RSA_PSS_SHA256, RsaOf.bits(bits));
        COMPATIBLE.require(SignatureAlgorithm.RSA_PKCS1_SHA256, RsaOf.bits(bits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-192", "P-224", "secp112r1", "brainpoolP224r1", "B-163", "K-233"})
    void shortCurveRejected(String name) throws Exception {
        for (CryptoPolicy policy : new CryptoPolicy[] {STRICT, COMPATIBLE}) {
            requireRejected(
                    CoreProblem.CRYPTO_KEY_TOO_SHORT, policy, SignatureAlgorithm.ECDSA_P256_SHA256, curve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "P-521", "brainpoolP256r1"})
    void longCurveAccepted(String name) throws Exception {
        STRICT.require(SignatureAlgorithm.ECDSA_P256_SHA256, curve(name));
        STRICT.require(SignatureAlgorithm.ECDSA_P384_SHA384, curve(name));
    }

    @Test
    void keyOfAnotherTypeRejected() throws Exception {
        CoreProblem code = CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED;
        requireRejected(code, STRICT, SignatureAlgorithm.RSA_PSS_SHA256, curve("P-256"));
        requireRejected(code, COMPATIBLE, SignatureAlgorithm.RSA_PKCS1_SHA256, curve("P-384"));
        requireRejected(code, STRICT, SignatureAlgorithm.ECDSA_P256_SHA256, RsaOf.bits(4096));
        PublicKey edwards =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            requireRejected(code, COMPATIBLE, algorithm, edwards);
        }
    }

    @Test
    void constantsDoNotChange() {
        assertThat(STRICT)
                .isEqualTo(new CryptoPolicy(
                        "TT15_2025",
                        Set.of(Scheme.ECDSA, Scheme.RSASSA_PSS),
                        Set.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512),
                        2048,
                        256));
        assertThat(COMPATIBLE.name()).containsIgnoringCase("compatibility");
        for (CryptoPolicy policy : new CryptoPolicy[] {STRICT, COMPATIBLE}) {
            assertThatThrownBy(() -> policy.schemes().remove(Scheme.ECDSA))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> policy.digests().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void setsOfTheCallerAreCopied() {
        Set<Scheme> schemes = new HashSet<>(Set.of(Scheme.ECDSA));
        CryptoPolicy policy = new CryptoPolicy("mine", schemes, Set.of(DigestAlgorithm.SHA256), 3072, 384);
        schemes.add(Scheme.RSASSA_PKCS1);
        requireRejected(
                CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED,
                policy,
                SignatureAlgorithm.RSA_PKCS1_SHA256,
                RsaOf.bits(4096));
    }

    @Test
    void digestOutsideThePolicyRejected() throws Exception {
        CryptoPolicy policy = new CryptoPolicy("mine", Set.of(Scheme.ECDSA), Set.of(DigestAlgorithm.SHA384), 3072, 384);
        policy.require(SignatureAlgorithm.ECDSA_P384_SHA384, curve("P-384"));
        requireRejected(
                CoreProblem.CRYPTO_ALGORITHM_NOT_PERMITTED,
                policy,
                SignatureAlgorithm.ECDSA_P256_SHA256,
                curve("P-384"));
        requireRejected(CoreProblem.CRYPTO_KEY_TOO_SHORT, policy, SignatureAlgorithm.ECDSA_P384_SHA384, curve("P-256"));
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void digestsHaveTheSizeAndTheNameOfTheirIdentifier(DigestAlgorithm digest) throws Exception {
        assertThat(digest.newDigest().getDigestLength()).isEqualTo(digest.sizeBytes());
        byte[] ours = digest.newDigest().digest(new byte[] {1});
        assertThat(MessageDigest.getInstance(digest.oid(), new BouncyCastleProvider())
                        .digest(new byte[] {1}))
                .isEqualTo(ours);
        assertThat(digest.newDigest(new BouncyCastleProvider()).digest(new byte[] {1}))
                .isEqualTo(ours);
    }

    @Test
    void providerWithoutTheDigestRejected() {
        assertThatThrownBy(() -> DigestAlgorithm.SHA256.newDigest(Security.getProvider("SunRsaSign")))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("CRYPTO_PROVIDER_LACKS_ALGORITHM");
    }
}
