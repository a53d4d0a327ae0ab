package vn.bansao.verify.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.testing.Hostile;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.tamper.Bench;

/** Any bytes as DER, as the CMS of a signature and as a token: findings, and no exception at all but that of the scan. */
class CmsFuzzTest {
    private static final SignatureMath MATH = new SignatureMath(List.of());
    private static final byte[] COPY = Bench.copy();
    private static final PdfSignature SEAL = seal();
    private static final byte[] SIGNED = signed(Objects.requireNonNull(SEAL.ranges()));

    private static PdfSignature seal() {
        try {
            PdfFile file = PdfFile.read(DocumentSource.of("copy.pdf", COPY), PdfLimits.DEFAULT);
            return PdfSignatures.find(file).signatures().get(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] signed(ByteRangeFacts ranges) {
        byte[] before = Arrays.copyOf(COPY, (int) ranges.gapFrom());
        byte[] signed = Arrays.copyOf(before, (int) (before.length + ranges.end() - ranges.gapTo()));
        System.arraycopy(COPY, (int) ranges.gapTo(), signed, before.length, signed.length - before.length);
        return signed;
    }

    private static byte[] withoutPadding() {
        byte[] contents = Objects.requireNonNull(SEAL.contents()).bytes();
        return Arrays.copyOf(contents, TlvScan.end(contents, 0));
    }

    private static byte[] token() throws IOException {
        return new CmsCheck(MATH, new Findings())
                .detached(withoutPadding(), Message.of(SIGNED))
                .tokens()
                .get(0);
    }

    static Stream<byte[]> values() throws IOException {
        return Stream.concat(
                Stream.of("0500", "30060201010201ff", "9f8a39010f", "30800201010000", "308103020101", "24030401ff")
                        .map(HexFormat.of()::parseHex),
                Stream.of(token()));
    }

    static Stream<byte[]> signatures() throws IOException {
        return Stream.of(token(), withoutPadding());
    }

    static Stream<byte[]> tokens() throws IOException {
        return Stream.of(withoutPadding(), token());
    }

    /** The scan of the verifier may forgive what follows the value; else it agrees with the scan of the writer. */
    @MethodSource("values")
    @FuzzTest
    void scanEndsInAResultOrATypedError(byte[] bytes) {
        Hostile.read(
                () -> {
                    DerScan.Result result = DerScan.scan(bytes);
                    assertThat(result.length()).isBetween(2, bytes.length);
                    if (result.defectOrNull() == null) {
                        assertThat(TlvScan.oneValue(Arrays.copyOf(bytes, result.length())))
                                .isNotNull();
                    }
                },
                DerScan.NotAsn1Exception.class);
    }

    @MethodSource("signatures")
    @FuzzTest
    void signatureEndsInFindings(byte[] contents) {
        Hostile.read(() -> {
            Findings findings = new Findings();
            CmsFacts facts = new CmsCheck(MATH, findings).detached(contents, Message.of(SIGNED));
            if (findings.passed()) { // whoever signed it: it is a signature over these bytes
                assertThat(facts.signer()).isPresent();
                assertThat(facts.algorithmOrNull()).isNotNull();
                assertThat(isOneValue(contents)).isTrue();
            }
        });
    }

    @MethodSource("tokens")
    @FuzzTest
    void tokenEndsInFindings(byte[] encoded) {
        Hostile.read(() -> {
            Findings findings = new Findings();
            TokenCheck.Token token = new TokenCheck(MATH, findings).check(encoded, Message.of(SIGNED));
            assertThat(findings.passed()).as("a token over something else").isFalse();
            assertThat(token.cms()).isNotNull();
        });
    }

    private static boolean isOneValue(byte[] padded) throws DerScan.NotAsn1Exception {
        byte[] value = Arrays.copyOf(padded, DerScan.scan(padded).length());
        try {
            return TlvScan.oneValue(value) != null;
        } catch (Asn1FormatException e) {
            return false;
        }
    }
}
