package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Pages as Poppler draws them. */
record RenderedPages(Path folder) {
    private static final ExternalTool PDFTOPPM = new ExternalTool("pdftoppm", "Debian: poppler-utils");

    static void assumeRenderer() {
        Assumptions.assumeTrue(PDFTOPPM.find().isPresent() || ExternalTool.required(), "skipped: no pdftoppm");
    }

    /** A page's pixels, as a PPM file. */
    byte[] page(Path pdf, int page, int dpi) throws IOException {
        Path picture = folder.resolve("picture");
        String number = Integer.toString(page);
        ExternalTool.Result result = PDFTOPPM.run(List.of(
                "-cropbox",
                "-r",
                Integer.toString(dpi),
                "-f",
                number,
                "-l",
                number,
                "-singlefile",
                pdf.toString(),
                picture.toString()));
        assertThat(result.exit()).as(result.output()).isZero();
        return Files.readAllBytes(folder.resolve("picture.ppm"));
    }

    /** Measured colours are converted by a file's output intent: a copy has one, a scan has none. */
    Path withoutIntent(Path copy) throws IOException {
        String text = Files.readString(copy, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("/OutputIntents");
        return Files.writeString(
                folder.resolve("plain.pdf"),
                text.replace("/OutputIntents", "/OutputUnknown"),
                StandardCharsets.ISO_8859_1);
    }
}
