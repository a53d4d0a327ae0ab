package vn.bansao.internal.asn1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.Hostile;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Any bytes: one value or {@link Asn1FormatException}; and what was found to be DER can be walked without a look back. */
class DerFuzzTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    static Stream<byte[]> seeds() throws Exception {
        byte[] certificate =
                TestPki.create(KeyKind.P256, CLOCK).certifier().certificate().getEncoded();
        return Stream.concat(
                Stream.of(certificate),
                Stream.of("0500", "30060201010201ff", "9f8a39010f", "30800201010000", "308103020101", "24030401ff")
                        .map(HexFormat.of()::parseHex));
    }

    @MethodSource("seeds")
    @FuzzTest
    void oneValueOrATypedError(byte[] bytes) {
        Hostile.read(
                () -> {
                    if (TlvScan.oneValue(bytes) == TlvScan.Form.DER) {
                        assertThat(TlvScan.end(bytes, 0)).isEqualTo(bytes.length);
                        walk(bytes, 0);
                    }
                },
                Asn1FormatException.class);
    }

    /** One level of recursion for each of nesting, which the scan has bounded. */
    private static void walk(byte[] der, int at) {
        int end = TlvScan.end(der, at);
        if ((der[at] & 0x20) == 0) {
            return;
        }
        int part = TlvScan.contents(der, at);
        while (part < end) {
            walk(der, part);
            part = TlvScan.end(der, part);
        }
        assertThat(part).isEqualTo(end);
    }

    /** What the writer makes, the scan and Bouncy Castle read. */
    @MethodSource("seeds")
    @FuzzTest
    void whatIsWrittenIsDer(byte[] content) {
        Hostile.read(() -> {
            byte[] der = Der.setOf(Der.SET, Der.value(Der.OCTET_STRING, content), Der.sequence());
            assertThat(TlvScan.oneValue(der)).isEqualTo(TlvScan.Form.DER);
            assertThat(ASN1Primitive.fromByteArray(der).getEncoded("DER")).isEqualTo(der);
        });
    }
}
