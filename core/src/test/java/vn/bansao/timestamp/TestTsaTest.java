package vn.bansao.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

class TestTsaTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07.5Z"));
    private final TestPki pki = TestPki.create(KeyKind.P256, CLOCK);

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void bouncyCastleAcceptsTheTokensOfTheKit(DigestAlgorithm digest) throws Exception {
        byte[] imprint = digest.newDigest().digest();
        TimeStampToken token = TestTsa.inProcess(pki).timestamp(digest, imprint);
        org.bouncycastle.tsp.TimeStampToken judged = new org.bouncycastle.tsp.TimeStampToken(
                org.bouncycastle.asn1.cms.ContentInfo.getInstance(token.encoded()));
        judged.validate(new JcaSimpleSignerInfoVerifierBuilder().build(pki.tsa().certificate()));
        assertThat(judged.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(imprint);
        assertThat(token.time()).isEqualTo(Instant.parse("2026-11-22T02:05:07Z"));
        assertThat(TestTsa.inProcess(pki).timestamp(digest, imprint).encoded()).isEqualTo(token.encoded());
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void authoritiesMayHaveEveryKindOfKey(KeyKind kind) throws Exception {
        var tsa = pki.tsaWith(kind);
        TimeStampToken token = TestTsa.inProcess(pki, tsa).timestamp(DigestAlgorithm.SHA256, new byte[32]);
        new org.bouncycastle.tsp.TimeStampToken(org.bouncycastle.asn1.cms.ContentInfo.getInstance(token.encoded()))
                .validate(new JcaSimpleSignerInfoVerifierBuilder().build(tsa.certificate()));
    }
}
