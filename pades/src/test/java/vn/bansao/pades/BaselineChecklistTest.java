package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.RemoteServiceException;
import vn.bansao.testing.BaselineRow;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/**
 * Every row of the checklist of baseline signatures that a writer has to keep, on fresh copies of all four levels, with
 * P-256 and RSA-3072-PSS, with one and two signatures.
 */
class BaselineChecklistTest {
    @TempDir
    private Path folder;

    @Test
    void everyRowHasItsTest() {
        assertThat(tests(List.of()).keySet()).isEqualTo(BaselineRow.ofTheWriter());
    }

    @TestFactory
    Stream<DynamicTest> rows() throws IOException {
        List<BaselineCopy> copies = BaselineCopy.all();
        assertThat(copies).hasSize(16);
        return tests(copies).entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().title(), row.getValue()));
    }

    private Map<BaselineRow, Executable> tests(List<BaselineCopy> copies) {
        Map<BaselineRow, Consumer<BaselineCopy>> checks = new EnumMap<>(BaselineRow.class);
        checks.putAll(BaselineSignatureChecks.all());
        checks.putAll(BaselineLongTermChecks.all());
        Map<BaselineRow, Executable> tests = new EnumMap<>(BaselineRow.class);
        checks.forEach((row, check) ->
                tests.put(row, () -> assertThat(copies).isNotEmpty().allSatisfy(check)));
        tests.put(BaselineRow.B29, this::largerThanThePlaceholder);
        tests.put(BaselineRow.T06, this::authorityThatAnswersAnotherQuestion);
        return tests;
    }

    /** No broken file, but a new tail with a larger gap, signed again. */
    private void largerThanThePlaceholder() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        TimestampAuthority real = TestTsa.inProcess(pki);
        TimestampAuthority large = (algorithm, imprint) -> {
            TimeStampToken token = real.timestamp(algorithm, imprint);
            return new TimeStampToken(Arrays.copyOf(token.encoded(), 20_000), token.time());
        };

        byte[] copy = Samples.certifier(pki, PadesLevel.BASELINE_T)
                .timestamps(large)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();

        assertThat(ByteRanges.of(copy)).hasSize(2).allSatisfy(signature -> {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature.covered());
            assertThat(signature.contents()).hasSizeGreaterThan(20_000).containsSequence(digest);
        });
    }

    private void authorityThatAnswersAnotherQuestion() throws IOException {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        try (TestTsa tsa = TestTsa.start(pki)) {
            CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_T)
                    .timestamps(TimestampAuthority.httpBuilder()
                            .address(tsa.address())
                            .policy(TestTsa.POLICY)
                            .clock(Samples.CLOCK, Duration.ofMinutes(1))
                            .build())
                    .build();
            for (TsaFault fault : List.of(
                    TsaFault.WRONG_NONCE,
                    TsaFault.NO_NONCE,
                    TsaFault.WRONG_IMPRINT,
                    TsaFault.WRONG_IMPRINT_ALGORITHM,
                    TsaFault.WRONG_POLICY,
                    TsaFault.REJECTED,
                    TsaFault.WAITING)) {
                boolean refused = fault == TsaFault.REJECTED || fault == TsaFault.WAITING;
                tsa.always(fault);
                CertifiedCopy copy = certifier.certify(Samples.scan(1), Samples.record(1));

                assertThatThrownBy(() -> copy.writeTo(folder.resolve("copy.pdf")))
                        .as("%s", fault)
                        .isInstanceOfSatisfying(
                                RemoteServiceException.class,
                                e -> assertThat(e.code()).isEqualTo(refused ? "TSA_REJECTED" : "TSA_RESPONSE_WRONG"));
                assertThat(folder).isEmptyDirectory();
            }
            tsa.behave();
            certifier.certify(Samples.scan(1), Samples.record(1)).writeTo(folder.resolve("copy.pdf"));
            assertThat(folder).isNotEmptyDirectory();
        }
    }
}
