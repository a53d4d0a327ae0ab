package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.testing.Hostile;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;

/** A timestamp token is a SignedData like any other; copies of all levels are taken apart in pades. */
class SignatureContentsTest {
    private static final TestPki PKI =
            TestPki.create(KeyKind.P256, InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z")));

    private static byte[] token(TimestampAuthority authority) {
        return authority.timestamp(DigestAlgorithm.SHA256, new byte[32]).encoded();
    }

    @Test
    void paddingIsCutAndTheSignerComesFirst() throws Exception {
        byte[] token = token(TestTsa.inProcess(PKI));

        SignatureContents contents = SignatureContents.parse(Arrays.copyOf(token, token.length + 100));

        assertThat(contents.certificates().get(0)).isEqualTo(PKI.tsa().certificate());
        assertThat(contents.timestamps()).isEmpty();
    }

    @Test
    void signerWhoseCertificateIsNotThereRefused() {
        byte[] token = token(TestTsa.inProcess(PKI, TsaFault.NO_CERTIFICATE));

        assertThatThrownBy(() -> SignatureContents.parse(token)).isInstanceOf(Asn1FormatException.class);
    }

    static Stream<byte[]> signatures() {
        return Stream.of(new byte[0], new byte[] {0x30, 0}, token(TestTsa.inProcess(PKI)));
    }

    @MethodSource("signatures")
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] bytes) {
        Hostile.read(() -> SignatureContents.parse(bytes), Asn1FormatException.class);
    }
}
