package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** Memory does not grow with the file: a child JVM of 96 MiB archives a copy of 300 MB, and renews it. */
class LargeExtensionTest {
    private static final int PAGES = 1_000;
    private static final int PAGE_BYTES = 300_000;

    @TempDir
    private Path folder;

    @Test
    void aCopyOf300MegabytesIsArchivedAndRenewedInAHeapOf96() throws Exception {
        Path copy = folder.resolve("copy.pdf");
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        DocumentSource page = DocumentSource.of("page.jpg", LargeCopyTest.jpegOf(PAGE_BYTES));
        Samples.certifier(pki, PadesLevel.BASELINE_B)
                .build()
                .certify(Scan.of(Collections.nCopies(PAGES, page)).withFallbackDpi(100), Samples.record(PAGES))
                .writeTo(copy);
        assertThat(Files.size(copy)).isGreaterThan(300_000_000 - PAGES * 10L);

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeExtensionTest.class.getName(),
                        copy.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor()).isZero();
    }

    /** The child, which knows another PKI: the signers are strangers to it, the timestamps its own. */
    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        CopyExtender extender = CopyExtender.builder()
                .timestamps(TestTsa.inProcess(pki))
                .revocation(RevocationSource.of(new ValidationMaterial(List.of(), pki.crls())), pki.anchors())
                .clock(pki.clock())
                .build();
        for (int i = 0; i < 2; i++) {
            long before = Files.size(file);
            CopyExtender.Receipt receipt = extender.extend(DocumentSource.of(file), DocumentSink.of(file));
            if (receipt.updates() != 1 || receipt.sizeBytes() <= before || receipt.sizeBytes() != Files.size(file)) {
                throw new IllegalStateException(receipt.toString());
            }
        }
    }
}
