package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.testing.PdfFiles;

/** Memory does not grow with the pages of a file: a child JVM of 96 MiB certifies a PDF of 500 pages and 250 MB. */
class LargePdfTest {
    private static final int PAGES = 500;
    private static final int PAGE_BYTES = 500_000;
    private static final double WIDTH = 302.4;
    private static final double HEIGHT = 427.68;

    @TempDir
    private Path folder;

    /** Pages of one image, and pages of strips. */
    @ParameterizedTest
    @CsvSource({"1, EXTRACTED", "10, IMPORTED"})
    void fiveHundredPagesOf250MegabytesFitInAHeapOf96(int strips, Embedding embedding) throws Exception {
        Path scan = folder.resolve("scan.pdf");
        write(scan, strips);
        assertThat(Files.size(scan)).isGreaterThan(PAGES * (long) PAGE_BYTES);
        Path copy = folder.resolve("copy.pdf");

        SmallHeap.certify(scan, copy, embedding, PAGES);

        assertThat(Files.size(copy)).isGreaterThan(PAGES * (long) PAGE_BYTES);
    }

    /** Each page stands before its content and its JPEGs, which are made long by comments. */
    private static void write(Path file, int strips) throws IOException {
        byte[] jpeg = longer(Samples.jpeg(1), PAGE_BYTES / strips);
        int objects = 2 + strips; // of a page
        long[] offsets = new long[3 + objects * PAGES];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Counter counter = new Counter(out);
            counter.text("%PDF-1.4\n");
            StringBuilder kids = new StringBuilder();
            for (int i = 0; i < PAGES; i++) {
                int page = 3 + objects * i;
                kids.append(page).append(" 0 R ");
                StringBuilder images = new StringBuilder();
                StringBuilder content = new StringBuilder();
                for (int strip = 0; strip < strips; strip++) {
                    String name = "/Im" + strip + " ";
                    double height = HEIGHT / strips;
                    images.append(name).append(page + 2 + strip).append(" 0 R");
                    content.append("q ").append(WIDTH).append(" 0 0 ").append(height);
                    content.append(" 0 ")
                            .append(strip * height)
                            .append(" cm")
                            .append(name)
                            .append("Do Q ");
                }
                offsets[page] = counter.at;
                counter.text(page + " 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + WIDTH + " " + HEIGHT
                        + "]/Resources<</XObject<<" + images + ">>>>/Contents " + (page + 1) + " 0 R>>\nendobj\n");
                offsets[page + 1] = counter.at;
                counter.text((page + 1) + " 0 obj\n<</Length " + content.length() + ">>\nstream\n" + content
                        + "\nendstream\nendobj\n");
                for (int image = page + 2; image < page + objects; image++) {
                    offsets[image] = counter.at;
                    counter.text(image + " 0 obj\n<</Type/XObject/Subtype/Image/Width 420/Height 594"
                            + "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length " + jpeg.length
                            + ">>\nstream\n");
                    counter.bytes(jpeg);
                    counter.text("\nendstream\nendobj\n");
                }
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
    private static byte[] longer(byte[] small, int bytes) {
        byte[] large = new byte[bytes + small.length];
        System.arraycopy(small, 0, large, 0, 2);
        int at = 2;
        while (at < bytes) {
            int length = Math.min(65_000, bytes - at + 2);
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
