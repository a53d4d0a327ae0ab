package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.testing.Hostile;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.tamper.Bench;

/** Any bytes as a file: a report, never an exception, never a defect of the verifier; VALID for the good copy alone. */
class CopyVerifierFuzzTest {
    private static final byte[] COPY = Bench.copy();
    private static final CopyVerifier VERIFIER = CopyVerifier.builder()
            .trust(Bench.PKI.anchors())
            .material(new ValidationMaterial(List.of(), Bench.PKI.crls()))
            .clock(Bench.PKI.clock())
            .build();

    static Stream<byte[]> files() {
        byte[] unsigned = """
                %PDF-1.7
                1 0 obj
                <</Type/Catalog>>
                endobj
                xref
                0 2
                0000000000 65535 f\s
                0000000009 00000 n\s
                trailer
                <</Size 2/Root 1 0 R>>
                startxref
                41
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
        return Stream.of(unsigned, COPY);
    }

    @MethodSource("files")
    @FuzzTest
    void anyFileEndsInAReport(byte[] file) {
        Hostile.read(() -> judge(file));
    }

    static Stream<byte[]> ranges() {
        return Stream.of("[]", "[0 1 2 3]", "[0 1000 1000 1000]", "[-1 2 3 4]", "[0 99999999999 0 1]", "[0 1 2 3 4 5]")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first byte chooses the signature; the rest takes the place of its /ByteRange, as far as there is room. */
    @MethodSource("ranges")
    @FuzzTest
    void anyByteRangeEndsInAReport(byte[] value) {
        String text = new String(COPY, StandardCharsets.ISO_8859_1);
        boolean seal = value.length > 0 && (value[0] & 1) != 0;
        int from = (seal ? text.lastIndexOf("/ByteRange") : text.indexOf("/ByteRange")) + "/ByteRange".length();
        int room = text.indexOf(']', from) + 1 - from;
        byte[] file = COPY.clone();
        Arrays.fill(file, from, from + room, (byte) ' ');
        System.arraycopy(value, 0, file, from, Math.min(room, value.length));
        Hostile.read(() -> judge(file));
    }

    private static void judge(byte[] file) throws IOException {
        ValidationReport report = VERIFIER.verify(DocumentSource.of("any.pdf", file));
        assertThat(report.findings()).extracting(Finding::code).doesNotContain(FindingCode.VERIFIER_INTERNAL_ERROR);
        if (report.verdict() == Verdict.VALID) {
            assertThat(file).isEqualTo(COPY);
        }
    }
}
