package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;

@Timeout(30)
class SharedCallsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void everyOneGetsTheSignatureOfItsOwnValueInFullCalls() throws Exception {
        EchoKey key = new EchoKey(1, 8, 5);
        SharedCalls calls = new SharedCalls(key);

        List<SharedCalls.Expectation> expected =
                Stream.generate(calls::expect).limit(200).toList();

        List<byte[]> signatures = all(200, number -> expected.get(number).sign(new byte[] {(byte) number}));

        for (int number = 0; number < 200; number++) {
            assertThat(signatures.get(number)).containsExactly((byte) number, 42);
        }
        assertThat(key.sizes).allMatch(size -> size <= 8);
        // Full, but for one or two that a stalled machine held back too long.
        assertThat(key.sizes).hasSizeLessThanOrEqualTo(200 / 8 + 3);
        assertThat(key.mostAtOnce).hasValue(1);
    }

    @Test
    void asManyCallsRunAtOnceAsThereAreSessions() throws Exception {
        EchoKey key = new EchoKey(3, 1, 5);
        SharedCalls calls = new SharedCalls(key);

        all(60, number -> calls.sign(new byte[] {(byte) number}));

        assertThat(key.mostAtOnce).hasValue(3);
    }

    @Test
    void aloneAValueIsSignedAtOnce() {
        EchoKey key = new EchoKey(1, 100, 0);

        assertThat(new SharedCalls(key).sign(new byte[] {7})).containsExactly(7, 42);

        assertThat(key.sizes).containsExactly(1);
    }

    @Test
    void aCallWaitsForValuesThatAreExpected() throws Exception {
        EchoKey key = new EchoKey(1, 3, 0);
        SharedCalls calls = new SharedCalls(key);
        List<SharedCalls.Expectation> expected = List.of(calls.expect(), calls.expect(), calls.expect());

        all(3, number -> {
            sleep(20L * number);
            return expected.get(number).sign(new byte[] {(byte) number});
        });

        assertThat(key.sizes).containsExactly(3);
    }

    @Test
    void aValueThatDoesNotComeHoldsNothingBackOnceThatIsKnown() throws Exception {
        EchoKey key = new EchoKey(1, 3, 0);
        SharedCalls calls = new SharedCalls(key);
        SharedCalls.Expectation given = calls.expect();
        SharedCalls.Expectation failed = calls.expect();
        threads.submit(() -> {
            sleep(20);
            failed.close();
        });

        given.close();
        long start = System.nanoTime();
        calls.sign(new byte[] {1});

        assertThat(System.nanoTime() - start).isLessThan(180_000_000);
    }

    @Test
    void aValueThatIsLongInComingHoldsNothingBackForever() {
        SharedCalls calls = new SharedCalls(new EchoKey(1, 3, 0));
        calls.expect();

        assertThat(calls.sign(new byte[] {1})).containsExactly(1, 42);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCallThatFailsFailsForItsOwnValuesOnly() throws Exception {
        AtomicInteger number = new AtomicInteger();
        EchoKey key = new EchoKey(1, 4, 2) {
            @Override
            public List<byte[]> sign(List<byte[]> values) {
                List<byte[]> signatures = super.sign(values);
                if (number.incrementAndGet() == 3) {
                    throw new RemoteServiceException(
                            Problem.of(CoreProblem.TSA_HTTP_STATUS, "address", "", "status", 503),
                            URI.create("https://key.example.vn/"),
                            503);
                }
                return signatures;
            }
        };
        SharedCalls calls = new SharedCalls(key);
        AtomicInteger failed = new AtomicInteger();

        all(40, value -> {
            try {
                return calls.sign(new byte[] {(byte) value});
            } catch (RemoteServiceException e) {
                failed.incrementAndGet();
                return new byte[0];
            }
        });

        assertThat(failed).hasValueBetween(1, 4);
    }

    @Test
    void aKeyThatGivesTooFewSignaturesIsRefused() {
        EchoKey key = new EchoKey(1, 4, 0) {
            @Override
            public List<byte[]> sign(List<byte[]> values) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> new SharedCalls(key).sign(new byte[] {1})).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void anErrorLeavesNobodyWaiting() {
        EchoKey key = new EchoKey(1, 4, 0) {
            @Override
            public List<byte[]> sign(List<byte[]> values) {
                throw new StackOverflowError();
            }
        };
        SharedCalls calls = new SharedCalls(key);

        assertThatThrownBy(() -> calls.sign(new byte[] {1})).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> calls.sign(new byte[] {1})).isInstanceOf(StackOverflowError.class);
    }

    /** All at once, each on a thread of its own. */
    private List<byte[]> all(int count, IntFunction<byte[]> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<byte[]>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            futures.add(threads.submit(() -> {
                start.await();
                return work.apply(number);
            }));
        }
        start.countDown();
        List<byte[]> results = new ArrayList<>();
        for (Future<byte[]> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** Signs by appending 42, after a while. */
    private static class EchoKey implements SigningKey {
        final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final int sessions;
        private final int values;
        private final long millis;

        EchoKey(int sessions, int values, long millis) {
            this.sessions = sessions;
            this.values = values;
            this.millis = millis;
        }

        @Override
        public String alias() {
            return "echo";
        }

        @Override
        public List<X509Certificate> chain() {
            return List.of();
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ECDSA_P256_SHA256;
        }

        @Override
        public int sessions() {
            return sessions;
        }

        @Override
        public int valuesPerCall() {
            return values;
        }

        @Override
        public List<byte[]> sign(List<byte[]> toBeSigned) {
            sizes.add(toBeSigned.size());
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            return toBeSigned.stream().map(value -> new byte[] {value[0], 42}).toList();
        }

        @Override
        public void close() {}
    }
}
