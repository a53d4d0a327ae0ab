package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Memory does not grow with the scan: a child JVM of 64 MiB writes 1,000 pages of 300 MB. */
class LargeCopyTest {
    private static final int PAGES = 1_000;
    private static final int PAGE_BYTES = 300_000;

    @TempDir
    private Path folder;

    @Test
    void aThousandPagesOf300MegabytesFitInAHeapOf64() throws Exception {
        Path page = folder.resolve("page.jpg");
        Files.write(page, jpegOf(PAGE_BYTES));
        Path copy = folder.resolve("copy.pdf");

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeCopyTest.class.getName(),
                        page.toString(),
                        copy.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor()).isZero();
        assertThat(Files.size(copy)).isGreaterThan(PAGES * (PAGE_BYTES - 10L));
    }

    /** The child. */
    public static void main(String... arguments) throws IOException {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        DocumentSource page = DocumentSource.of(Path.of(arguments[0]));
        Scan scan = Scan.of(Collections.nCopies(PAGES, page)).withFallbackDpi(100);
        Samples.certifier(pki, PadesLevel.BASELINE_T)
                .random(new SecureRandom())
                .build()
                .certify(scan, Samples.record(PAGES))
                .writeTo(Path.of(arguments[1]));
    }

    /** A JPEG made long by comment segments, which every reader skips. */
    static byte[] jpegOf(int size) {
        byte[] small = Samples.jpeg(1);
        byte[] large = new byte[size];
        large[0] = small[0];
        large[1] = small[1];
        int at = 2;
        while (size - at > small.length - 2 + 4) {
            int length = Math.min(65_000, size - at - (small.length - 2) - 2);
            large[at] = (byte) 0xFF;
            large[at + 1] = (byte) 0xFE;
            large[at + 2] = (byte) (length >> 8);
            large[at + 3] = (byte) length;
            at += 2 + length;
        }
        System.arraycopy(small, 2, large, at, small.length - 2);
        return Arrays.copyOf(large, at + small.length - 2);
    }
}
