package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.testing.Hostile;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;

/** Any bytes as a time-stamp token: its facts and flaws, or {@link Asn1FormatException}. */
class TokenFuzzTest {
    private static final TestPki PKI =
            TestPki.create(KeyKind.P256, InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z")));

    static Stream<byte[]> seeds() {
        Stream<TimestampAuthority> faulty = Stream.of(
                        TsaFault.NO_CERTIFICATE, TsaFault.WRONG_VERSION, TsaFault.WRONG_ESS)
                .map(fault -> TestTsa.inProcess(PKI, fault));
        return Stream.concat(Stream.of(TestTsa.inProcess(PKI)), faulty)
                .map(tsa -> tsa.timestamp(DigestAlgorithm.SHA256, new byte[32]).encoded());
    }

    @MethodSource("seeds")
    @FuzzTest
    void factsOrATypedError(byte[] bytes) {
        Hostile.read(
                () -> {
                    ParsedToken token = TimeStampTokens.parse(bytes);
                    assertThat(token.time()).isNotNull();
                    assertThat(token.accuracy()).isNotNull();
                    assertThat(token.imprintAlgorithm()).isNotEmpty();
                    assertThat(token.digestAlgorithm()).isNotEmpty();
                    TimeStampTokens.imprintFlaw(token, DigestAlgorithm.SHA256, new byte[32]);
                    boolean flawless = TimeStampTokens.flaws(
                                    token, token.tsaCertificate().orElse(null))
                            .isEmpty();
                    boolean known = token.tsaCertificate()
                            .filter(PKI.tsa().certificate()::equals)
                            .isPresent();
                    if (flawless
                            && known) { // then nothing may differ but what nobody signs: certificates beside the TSA's
                        assertThat(token.imprint()).isEqualTo(new byte[32]);
                    }
                    TimeStampTokens.flaws(token, PKI.tsa().certificate());
                },
                Asn1FormatException.class);
    }
}
