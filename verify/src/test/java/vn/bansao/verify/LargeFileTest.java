package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.cli.Main;

/** Memory does not grow with the file: a child JVM of 128 MiB judges 1,000 pages of 300 MB. */
class LargeFileTest {
    private static final int PAGES = 1_000;
    private static final int COMMENTS = 5; // of 60 kB each
    private static final int COMMENT_BYTES = 60_000;

    @TempDir
    private Path folder;

    @Test
    void aThousandPagesOf300MegabytesAreJudgedInAHeapOf128() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Copies.CLOCK);
        Path anchors = folder.resolve("anchors.pem");
        pki.writeAnchors(anchors);
        Path copy = folder.resolve("copy.pdf");
        DocumentSource page = DocumentSource.of("page.jpg", longJpeg());
        Copies.certified(
                        pki,
                        PadesLevel.BASELINE_T,
                        Scan.of(Collections.nCopies(PAGES, page)).withFallbackDpi(100))
                .writeTo(copy);
        assertThat(Files.size(copy)).isGreaterThan(300_000_000);
        Path report = folder.resolve("report.json");

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--trust",
                        anchors.toString(),
                        "--at",
                        Copies.CLOCK.instant().toString(),
                        "--format",
                        "json",
                        "--out",
                        report.toString(),
                        copy.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor()).isZero();
        assertThat(report).content().contains("\"verdict\":\"VALID\"").contains("\"pages\":1000");
    }

    /** A JPEG made long by comment segments, which every reader skips (T.81, B.2.4.5). */
    private static byte[] longJpeg() throws IOException {
        byte[] small = Copies.image("jpg", 0);
        try (ByteArrayOutputStream large = new ByteArrayOutputStream()) {
            large.write(small, 0, 2);
            for (int i = 0; i < COMMENTS; i++) {
                large.writeBytes(
                        new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) (COMMENT_BYTES >> 8), (byte) COMMENT_BYTES});
                large.writeBytes(new byte[COMMENT_BYTES - 2]);
            }
            large.write(small, 2, small.length - 2);
            return large.toByteArray();
        }
    }
}
