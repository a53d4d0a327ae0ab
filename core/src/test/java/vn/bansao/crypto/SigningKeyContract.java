package vn.bansao.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.KeyUnavailableException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

/** What every signing key promises, for every kind of key; Bouncy Castle is the judge. */
abstract class SigningKeyContract {
    static final char[] PIN = "b1-m@t".toCharArray();
    static final String ALIAS = "officer";
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.system());
    private static final Map<KeyKind, TestIdentity> SIGNERS = new EnumMap<>(KeyKind.class);

    @TempDir
    Path folder;

    /** The key of {@code identity} under {@link #ALIAS}. */
    abstract SigningKey keyOf(TestIdentity identity) throws Exception;

    private SigningKey key(KeyKind kind) throws Exception {
        return keyOf(signer(kind));
    }

    /** Made once, since RSA keys take their time. */
    private static TestIdentity signer(KeyKind kind) {
        return SIGNERS.computeIfAbsent(kind, PKI::certifierWith);
    }

    @AfterEach
    void noProviderWasRegistered() {
        assertThat(Security.getProvider("BC")).isNull();
    }

    private static byte[] message(int number) {
        return ("lời chứng " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static void requireSigned(SigningKey key, byte[] message, byte[] signature) throws Exception {
        SignatureAlgorithm algorithm = key.algorithm();
        Signature judge = Signature.getInstance(algorithm.jcaName(), new BouncyCastleProvider());
        if (algorithm.scheme() == SignatureAlgorithm.Scheme.RSASSA_PSS) {
            String hash = algorithm.digest().jcaName();
            judge.setParameter(new PSSParameterSpec(
                    hash,
                    "MGF1",
                    new MGF1ParameterSpec(hash),
                    algorithm.digest().sizeBytes(),
                    1));
        }
        judge.initVerify(key.chain().get(0));
        judge.update(message);
        assertThat(judge.verify(signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void oneValueIsSigned(KeyKind kind) throws Exception {
        try (SigningKey key = key(kind)) {
            List<byte[]> signatures = key.sign(List.of(message(1)));
            assertThat(signatures).hasSize(1);
            requireSigned(key, message(1), signatures.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void manyValuesAreSignedInTheirOrder(KeyKind kind) throws Exception {
        try (SigningKey key = key(kind)) {
            List<byte[]> values = new ArrayList<>(
                    IntStream.range(0, 5).mapToObj(SigningKeyContract::message).toList());
            values.add(new byte[0]);
            values.add(new byte[1 << 20]); // 1 MiB
            List<byte[]> signatures = key.sign(values);
            assertThat(signatures).hasSameSizeAs(values);
            for (int i = 0; i < values.size(); i++) {
                requireSigned(key, values.get(i), signatures.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void keyTellsItsAliasChainAndAlgorithm(KeyKind kind) throws Exception {
        TestIdentity identity = signer(kind);
        try (SigningKey key = keyOf(identity)) {
            assertThat(key.alias()).isEqualTo(ALIAS);
            assertThat(key.chain()).isEqualTo(identity.chain());
            assertThat(key.algorithm()).isEqualTo(kind.algorithm());
            assertThat(key.sessions()).isPositive();
            assertThatThrownBy(() -> key.chain().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void eightThreadsSignAtOnce(KeyKind kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SigningKey key = key(kind)) {
            List<Future<List<byte[]>>> running = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> key.sign(List.of(message(i), message(-i)))))
                    .toList();
            for (int i = 0; i < running.size(); i++) {
                List<byte[]> signatures = running.get(i).get(60, TimeUnit.SECONDS);
                requireSigned(key, message(i), signatures.get(0));
                requireSigned(key, message(-i), signatures.get(1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void closedKeySignsNoMore(KeyKind kind) throws Exception {
        SigningKey key = key(kind);
        key.sign(List.of(message(1)));
        key.close();
        key.close();
        assertThatThrownBy(() -> key.sign(List.of(message(1))))
                .isInstanceOfSatisfying(KeyUnavailableException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(CoreProblem.KEY_REFUSED);
                    assertThat(refused).hasMessageContaining(ALIAS);
                });
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void nothingThatIsPrintedHoldsThePin(KeyKind kind) throws Exception {
        SigningKey key = key(kind);
        key.close();
        assertThat(key.toString()).doesNotContain(String.valueOf(PIN));
        assertThatThrownBy(() -> key.sign(List.of(message(1)))).hasMessageNotContaining(String.valueOf(PIN));
    }
}
