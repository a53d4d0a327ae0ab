package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** A machine with little memory, in which a scan is certified. */
final class SmallHeap {
    private static final String HEAP = "-Xmx96m";

    private SmallHeap() {}

    /** Certifies a scan, of whose pages so many are to go into the copy in that way. */
    static void certify(Path scan, Path copy, Embedding embedding, long pages)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        scan.toString(),
                        copy.toString(),
                        embedding.name(),
                        Long.toString(pages))
                .inheritIO()
                .start();
        assertThat(child.waitFor()).isZero();
    }

    /** The child. */
    public static void main(String... arguments) throws IOException {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        Scan scan = Scan.of(Path.of(arguments[0]));
        long pages = Samples.certifier(pki, PadesLevel.BASELINE_T)
                .random(new SecureRandom())
                .build()
                .certify(scan, Samples.record(scan.pageCount()))
                .writeTo(Path.of(arguments[1]))
                .record()
                .pages()
                .stream()
                .filter(page -> page.embedding() == Embedding.valueOf(arguments[2]))
                .count();
        if (pages != Long.parseLong(arguments[3])) {
            throw new AssertionError(pages + " pages are " + arguments[2]);
        }
    }
}
