package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.testing.Hostile;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** Damaged files are extended or refused for a reason that is documented, soon; what is extended can be read. */
class HostileFilesTest {
    private static final int MUTANTS = 400;
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final RevocationSource SOURCE = RevocationSource.of(new ValidationMaterial(List.of(), PKI.crls()));
    private static final CopyExtender EXTENDER = CopyExtender.builder()
            .timestamps(TestTsa.inProcess(PKI))
            .revocation(SOURCE, PKI.anchors())
            .clock(PKI.clock())
            .build();

    static Stream<byte[]> files() throws IOException {
        byte[] archived = Samples.certifier(PKI, PadesLevel.BASELINE_LTA)
                .revocation(SOURCE)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
        byte[] cms = ByteRanges.of(archived).get(0).contents();
        return Stream.of(
                archived,
                new ForeignPdf(cms).bytes(),
                extend(new ForeignPdf(cms).inStreams(1, 2, 3, 5).bytes()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void damagedFileIsExtendedOrRefused(byte[] file) {
        Random random = new Random(7);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = file.clone();
            // Behind the scans and fonts lies what is read: the form, the signatures, the updates.
            int from = Math.max(0, file.length - 60_000);
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant[from + random.nextInt(file.length - from)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "0123456789 /<>[]()R".charAt(random.nextInt(19));
            }
            Hostile.read(() -> readAgain(mutant, extend(mutant)), CertifiedCopyException.class);
        }
    }

    private static byte[] extend(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EXTENDER.extend(DocumentSource.of("file.pdf", file), DocumentSink.of(out));
        return out.toByteArray();
    }

    private static void readAgain(byte[] before, byte[] after) throws IOException {
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        PdfFile file = PdfFile.read(DocumentSource.of("file.pdf", after), PdfLimits.DEFAULT);
        assertThat(file.last().catalog().has("DSS")).isTrue();
    }
}
