package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.scan.TiffFiles;

/** Memory does not grow with the pages of a file: a child JVM of 96 MiB certifies a TIFF of 1,000 pages and 60 MB. */
class LargeTiffTest {
    private static final int PAGES = 1_000;
    private static final int PAGE_BYTES = 60_000;
    private static final int WIDTH = 2_480;
    private static final int HEIGHT = 3_508;

    @TempDir
    private Path folder;

    @Test
    void aThousandPagesOf60MegabytesFitInAHeapOf96() throws Exception {
        Path scan = Files.write(folder.resolve("scan.tif"), file());
        Path copy = folder.resolve("copy.pdf");

        SmallHeap.certify(scan, copy, Embedding.EXTRACTED, PAGES * 9L / 10);

        assertThat(Files.size(copy)).isGreaterThan(PAGES * 9L / 10 * PAGE_BYTES);
    }

    /** Fax data in one strip, which nobody decodes, but every tenth page in several, which are decoded and joined. */
    private static byte[] file() {
        byte[] noise = new byte[PAGE_BYTES];
        new Random(1).nextBytes(noise);
        byte[] white = new byte[100]; // a bit a row says: as the one above
        Arrays.fill(white, (byte) 0xFF);
        byte[][] strips = new byte[(HEIGHT + 7) / 8][];
        Arrays.fill(strips, white);
        TiffFiles.Page[] pages = new TiffFiles.Page[PAGES];
        for (int i = 0; i < PAGES; i++) {
            TiffFiles.Page page = new TiffFiles.Page(WIDTH, HEIGHT, 4, 0);
            pages[i] = i % 10 == 0 ? page.strips(8, strips) : page.strips(HEIGHT, noise);
        }
        return TiffFiles.file(pages);
    }
}
