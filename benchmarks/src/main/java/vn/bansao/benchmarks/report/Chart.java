package vn.bansao.benchmarks.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Results as a picture: copies a second, a bar a row, on a logarithmic axis, so that equal ratios have equal lengths. */
public final class Chart {
    private static final int WIDTH_PIXELS = 1600;
    private static final int HEIGHT_PIXELS = 900;

    /** The limit, this library twice, then three shades for each library: as shipped, tuned, rebuilt. */
    private static final Color[] COLOURS = colours(
            0x222222, 0xD7191C, 0xF4A0A0, 0x9ECAE1, 0x4292C6, 0xA1D99B, 0x41AB5D, 0xFDD0A2, 0xFD8D3C, 0xBCBDDC,
            0x084594, 0x005A32, 0xA63603);

    private Chart() {}

    private static Color[] colours(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Color::new).toArray(Color[]::new);
    }

    /** Writes a PNG file. Needs no display, but the system's fonts: {@code fontconfig} on Linux. */
    public static void write(Results results, Path file) throws IOException {
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart(results));
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("this JDK writes no PNG");
        }
    }

    private static CategoryChart chart(Results results) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH_PIXELS)
                .height(HEIGHT_PIXELS)
                .title("Copies a second, JDK " + results.header().jdk() + ", "
                        + results.header().cpu())
                .yAxisTitle("copies/s, logarithmic")
                .build();
        CategoryStyler style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE);
        style.setSeriesColors(COLOURS);
        style.setAvailableSpaceFill(0.9);
        style.setYAxisLogarithmic(true);
        style.setYAxisMin(1.0);
        style.setLegendPosition(LegendPosition.OutsideE);
        List<Case> cases = results.cases().stream().filter(Case::isHeadline).toList();
        List<String> labels = cases.stream().map(Chart::label).toList();
        for (String who : results.rows().stream()
                .filter(row -> cases.contains(row.of()))
                .map(Row::who)
                .distinct()
                .toList()) {
            @Nullable
            Double[] heights = cases.stream()
                    .map(of -> results.row(of, who).map(Row::perSecond).orElse(null))
                    .toArray(Double[]::new);
            chart.addSeries(Names.of(who), labels, Arrays.asList(heights));
        }
        return chart;
    }

    private static String label(Case of) {
        return of.pages() + " p, " + of.signatures() + " sig, " + of.provider();
    }
}
