package vn.bansao.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void pageAndChartStandBesideTheResults() throws IOException {
        Results results = Sample.results();

        Report.write(results, Ratios.ofQuickRun(results), folder.resolve("sample.json"));

        assertThat(folder.resolve("sample.md"))
                .content()
                .contains(Tables.summary(results), Tables.details(results), "![Copies a second](sample.png)");
        BufferedImage chart = ImageIO.read(folder.resolve("sample.png").toFile());
        assertThat(chart.getWidth()).isEqualTo(1600);
        assertThat(chart.getHeight()).isEqualTo(900);
        assertThat(coloursOf(chart)).as("bars, not an empty sheet").isGreaterThan(3);
    }

    private static long coloursOf(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }
}
