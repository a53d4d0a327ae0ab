package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.testing.LayeredPages;

/** One PDF with a page of every kind that is not one image: all judges accept its copy, whose pages are the same to a renderer. */
class LayeredPdfTest {
    @TempDir
    private Path folder;

    @Test
    void copyAcceptedAndEachPageLooksTheSame() throws IOException {
        Path scan = Files.write(folder.resolve("scan.pdf"), LayeredPages.all());
        DemoCopy demo = DemoCopy.in(folder);

        assertThat(demo.certify(scan)).isZero();
        demo.requireAccepted();
        RenderedPages.assumeRenderer();
        RenderedPages rendered = new RenderedPages(folder);
        Path plain = rendered.withoutIntent(demo.copy());
        for (LayeredPages page : LayeredPages.values()) {
            int number = page.ordinal() + 1;
            assertThat(rendered.page(plain, number, 144)).as(page.name()).isEqualTo(rendered.page(scan, number, 144));
        }
    }
}
