package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.copy.PageRecord;
import vn.bansao.pades.internal.scan.PdfFiles;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Memory does not grow with the pages of a file: a child JVM of 96 MiB certifies a PDF of 500 pages and 250 MB. */
class LargePdfTest {
    private static final int PAGES = 500;
    private static final int PAGE_BYTES = 500_000;

    @TempDir
    private Path folder;

    @Test
    void fiveHundredPagesOf250MegabytesFitInAHeapOf96() throws Exception {
        Path scan = folder.resolve("scan.pdf");
        write(scan);
        assertThat(Files.size(scan)).isGreaterThan(PAGES * (long) PAGE_BYTES);
        Path copy = folder.resolve("copy.pdf");

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePdfTest.class.getName(),
                        scan.toString(),
                        copy.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor()).isZero();
        assertThat(Files.size(copy)).isGreaterThan(PAGES * (long) PAGE_BYTES);
    }

    /** The child. */
    public static void main(String... arguments) throws IOException {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        Scan scan = Scan.of(Path.of(arguments[0]));
        long extracted = Samples.certifier(pki, PadesLevel.BASELINE_T)
                .random(new SecureRandom())
                .build()
                .certify(scan, Samples.record(scan.pageCount()))
                .writeTo(Path.of(arguments[1]))
                .record()
                .pages()
                .stream()
                .filter(page -> page.embedding() == PageRecord.Embedding.EXTRACTED)
                .count();
        if (extracted != PAGES) {
            throw new AssertionError(extracted + " pages extracted");
        }
    }

    /** Objects 3, 6, 9 … are pages, each before its content and its JPEG, which is made long by fill bytes at its end. */
    private static void write(Path file) throws IOException {
        byte[] small = Samples.jpeg(1);
        byte[] jpeg = longer(small);
        long[] offsets = new long[3 + 3 * PAGES];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Counter counter = new Counter(out);
            counter.text("%PDF-1.4\n");
            StringBuilder kids = new StringBuilder();
            for (int i = 0; i < PAGES; i++) {
                int page = 3 + 3 * i;
                kids.append(page).append(" 0 R ");
                offsets[page] = counter.at;
                counter.text(
                        page + " 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 302.4 427.68]/Resources<</XObject<</Im0 "
                                + (page + 2) + " 0 R>>>>/Contents " + (page + 1) + " 0 R>>\nendobj\n");
                offsets[page + 1] = counter.at;
                String content = "q 302.4 0 0 427.68 0 0 cm /Im0 Do Q";
                counter.text((page + 1) + " 0 obj\n<</Length " + content.length() + ">>\nstream\n" + content
                        + "\nendstream\nendobj\n");
                offsets[page + 2] = counter.at;
                counter.text(
                        (page + 2) + " 0 obj\n<</Type/XObject/Subtype/Image/Width 420/Height 594/ColorSpace/DeviceRGB"
                                + "/BitsPerComponent 8/Filter/DCTDecode/Length " + jpeg.length + ">>\nstream\n");
                counter.bytes(jpeg);
                counter.text("\nendstream\nendobj\n");
            }
            offsets[1] = counter.at;
            counter.text("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
            offsets[2] = counter.at;
            counter.text("2 0 obj\n<</Type/Pages/Count " + PAGES + "/Kids[" + kids + "]>>\nendobj\n");
            long table = counter.at;
            counter.text("xref\n0 " + offsets.length + "\n0000000000 65535 f \n");
            for (int i = 1; i < offsets.length; i++) {
                counter.text(String.format(Locale.ROOT, "%010d 00000 n \n", offsets[i]));
            }
            counter.text("trailer\n<</Root 1 0 R/Size " + offsets.length + ">>\nstartxref\n" + table + "\n%%EOF\n");
        }
    }

    /** Comment segments, which every reader skips. */
    private static byte[] longer(byte[] small) {
        byte[] large = new byte[PAGE_BYTES + small.length];
        System.arraycopy(small, 0, large, 0, 2);
        int at = 2;
        while (at < PAGE_BYTES) {
            int length = Math.min(65_000, PAGE_BYTES - at + 2);
            large[at] = (byte) 0xFF;
            large[at + 1] = (byte) 0xFE;
            large[at + 2] = (byte) (length >> 8);
            large[at + 3] = (byte) length;
            at += 2 + length;
        }
        large = Arrays.copyOf(large, at + small.length - 2);
        System.arraycopy(small, 2, large, at, small.length - 2);
        return large;
    }

    private static final class Counter {
        private final OutputStream out;
        private long at;

        Counter(OutputStream out) {
            this.out = out;
        }

        void text(String text) throws IOException {
            bytes(PdfFiles.bytes(text));
        }

        void bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            at += bytes.length;
        }
    }
}
