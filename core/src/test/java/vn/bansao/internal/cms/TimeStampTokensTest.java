package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;

class TimeStampTokensTest {
    private static final TestPki PKI =
            TestPki.create(KeyKind.P256, InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z")));
    private static final byte[] IMPRINT = DigestAlgorithm.SHA384.newDigest().digest(new byte[] {1});

    private static byte[] token() {
        return TestTsa.inProcess(PKI).timestamp(DigestAlgorithm.SHA384, IMPRINT).encoded();
    }

    private static List<TokenCheck> flaws(byte[] encoded) throws Asn1FormatException {
        ParsedToken token = TimeStampTokens.parse(encoded);
        return TimeStampTokens.flaws(token, token.tsaCertificate().orElse(null)).stream()
                .map(TokenFlaw::check)
                .toList();
    }

    @Test
    void factsAreTheTokens() throws Exception {
        ParsedToken token = TimeStampTokens.parse(token());
        assertThat(token.form()).isEqualTo(TlvScan.Form.DER);
        assertThat(token.time()).isEqualTo(Instant.parse("2026-11-22T02:05:07Z"));
        assertThat(token.accuracy()).contains(Duration.ofSeconds(1));
        assertThat(token.policy()).isEqualTo(TestTsa.POLICY);
        assertThat(token.serialNumber()).isEqualTo(1);
        assertThat(token.nonce()).isEmpty();
        assertThat(token.imprintAlgorithm()).isEqualTo(DigestAlgorithm.SHA384.oid());
        assertThat(token.imprint()).isEqualTo(IMPRINT);
        assertThat(token.certificates()).hasSize(2);
        assertThat(token.tsaCertificate()).contains(PKI.tsa().certificate());
        assertThat(flaws(token())).isEmpty();
    }

    @Test
    void tokenOverSomethingElseRejected() throws Exception {
        ParsedToken token = TimeStampTokens.parse(token());
        assertThat(TimeStampTokens.imprintFlaw(token, DigestAlgorithm.SHA384, IMPRINT))
                .isEmpty();
        assertThat(TimeStampTokens.imprintFlaw(token, DigestAlgorithm.SHA384, new byte[48]))
                .isPresent();
        assertThat(TimeStampTokens.imprintFlaw(token, DigestAlgorithm.SHA256, IMPRINT))
                .isPresent();
    }

    @Test
    void certificateOfTheSameNameRejected() throws Exception {
        ParsedToken token = TimeStampTokens.parse(token());
        assertThat(token.tsaCertificateAmong(List.of(PKI.stranger().tsa().certificate())))
                .isEmpty();
        assertThat(TimeStampTokens.flaws(token, PKI.stranger().tsa().certificate()))
                .extracting(TokenFlaw::check)
                .containsExactly(TokenCheck.SIGNING_CERTIFICATE, TokenCheck.SIGNATURE);
    }

    @Test
    void everyFlawOfATokenIsListed() throws Exception {
        byte[] wrong = TestTsa.inProcess(PKI, TsaFault.WRONG_VERSION)
                .timestamp(DigestAlgorithm.SHA256, new byte[32])
                .encoded();
        assertThat(flaws(wrong)).containsExactly(TokenCheck.VERSION);
        byte[] bare = TestTsa.inProcess(PKI, TsaFault.NO_CERTIFICATE)
                .timestamp(DigestAlgorithm.SHA256, new byte[32])
                .encoded();
        assertThat(flaws(bare)).containsExactly(TokenCheck.CERTIFICATE);
        assertThat(TimeStampTokens.flaws(TimeStampTokens.parse(bare), PKI.tsa().certificate()))
                .isEmpty();
    }

    /** The issuing CA's certificate is left out: it is not signed here, and the verifier sees to it on the path. */
    @Test
    void anyChangedByteRejected() throws Exception {
        byte[] good = token();
        int issuer = indexOf(good, PKI.issuing().certificate().getEncoded());
        int issuerEnd = issuer + PKI.issuing().certificate().getEncoded().length;
        List<String> accepted = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            for (int mask : new int[] {1, 0x20}) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) mask;
                boolean elsewhere = at >= issuer && at < issuerEnd;
                if (!elsewhere && soundlyRead(changed)) {
                    accepted.add("byte " + at + " ^ " + mask);
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static boolean soundlyRead(byte[] encoded) {
        try {
            return flaws(encoded).isEmpty();
        } catch (Asn1FormatException refused) {
            return false;
        }
    }

    @Test
    void randomDamageEndsInATypedErrorOrAFlaw() {
        byte[] good = token();
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = 0; damaged.length > 0 && i <= random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                flaws(damaged);
            } catch (Asn1FormatException expected) {
                assertThat(expected.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void bytesBehindATokenRejected() {
        byte[] good = token();
        assertThatThrownBy(() -> TimeStampTokens.parse(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(Asn1FormatException.class);
    }

    private static int indexOf(byte[] in, byte[] part) {
        for (int at = 0; at <= in.length - part.length; at++) {
            if (Arrays.equals(in, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
