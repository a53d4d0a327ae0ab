package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;

/** Decisions on real pages, as they are and spoilt by a known measure. */
class RealScansGateTest {
    private static final int DPI = 200; // where a file does not say, and of the pages made here
    private static final Original ONE = Original.of("Giấy tờ", 1);
    private static final ScanGate LENIENT = ScanGate.of(ScanPolicy.LENIENT).withPixels();
    private static final ScanGate STRICT = ScanGate.of(ScanPolicy.LENIENT
                    .with(ScanCheck.SCAN_PAGE_SKEWED, ScanRule.warn(0, "to be told every angle"))
                    .with(ScanCheck.SCAN_PAGE_BLURRED, ScanRule.warn(0, "to be told every width")))
            .withPixels();

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void findScans() throws IOException {
        String root = System.getProperty("bansao.scans", "");
        assumeFalse(root.isEmpty(), "skipped: -Dbansao.scans is not set");
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            all.filter(f -> f.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)"))
                    .sorted()
                    .forEach(FILES::add);
        }
        assertThat(FILES).hasSizeGreaterThanOrEqualTo(6);
    }

    private static BufferedImage rgb(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = rgb.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return rgb;
    }

    private static List<ScanFinding> findings(ScanGate gate, BufferedImage page) throws IOException {
        return gate.check(Scan.of(List.of(ImageFiles.jpeg("page.jpg", page, DPI))), ONE);
    }

    private static double measured(ScanCheck check, BufferedImage page) throws IOException {
        return findings(STRICT, page).stream()
                .filter(finding -> finding.check() == check)
                .mapToDouble(finding -> Double.parseDouble(finding.measured()))
                .findFirst()
                .orElse(0);
    }

    private static boolean has(ScanCheck check, List<ScanFinding> findings) {
        return findings.stream().anyMatch(finding -> finding.check() == check);
    }

    @Test
    void noUntouchedScanIsRefusedByTheLenientPolicy() throws IOException {
        for (Path file : FILES) {
            Scan scan = Scan.of(List.of(DocumentSource.of(file))).withFallbackDpi(DPI);
            assertThat(LENIENT.check(scan, ONE)).as(file.toString()).noneMatch(ScanFinding::refuses);
            assertThat(LENIENT.requirePassed(scan, ONE))
                    .as(file.toString())
                    .noneMatch(finding -> Set.of(ScanCheck.SCAN_PAGE_BLANK, ScanCheck.SCAN_PAGE_SIDEWAYS)
                            .contains(finding.check()));
        }
    }

    /** Pages of text are straight to a tenth or two; those without lines, such as photographs, have no angle. */
    @Test
    void aTurnIsMeasuredWithinThreeTenthsOfADegree() throws IOException {
        int pagesWithLines = 0;
        for (Path file : FILES) {
            BufferedImage page = rgb(file);
            double four = measured(ScanCheck.SCAN_PAGE_SKEWED, PageChanges.turned(page, 4));
            if (four == 0) {
                continue;
            }
            pagesWithLines++;
            for (double degrees : new double[] {2.5, 6.2}) {
                double more = measured(ScanCheck.SCAN_PAGE_SKEWED, PageChanges.turned(page, degrees));
                double less = measured(ScanCheck.SCAN_PAGE_SKEWED, PageChanges.turned(page, -degrees));
                assertThat(more + less).as(file + " ±" + degrees).isCloseTo(2 * degrees, within(0.6));
                assertThat(more - four).as(file + " " + degrees).isCloseTo(degrees - 4, within(0.3));
            }
        }
        assertThat(pagesWithLines).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatWasSpoiltIsFound() throws IOException {
        List<String> wrong = new ArrayList<>();
        int decisions = 0;
        for (Path file : FILES) {
            BufferedImage page = rgb(file);
            List<ScanFinding> blank = findings(LENIENT, PageChanges.noisy(PageChanges.blanked(page), 3, 5));
            List<ScanFinding> blurred = findings(LENIENT, PageChanges.blurred(page, 0.6 * DPI / 25.4));
            List<ScanFinding> black = findings(LENIENT, PageChanges.onBlack(page, page.getWidth() / 8, 0));
            List<ScanFinding> asItIs = findings(LENIENT, page);
            decisions += 6;
            check(wrong, file + " blank", has(ScanCheck.SCAN_PAGE_BLANK, blank));
            check(wrong, file + " blurred", has(ScanCheck.SCAN_PAGE_BLURRED, blurred));
            check(wrong, file + " black", has(ScanCheck.SCAN_BORDER_BLACK, black));
            check(wrong, file + " not blank", !has(ScanCheck.SCAN_PAGE_BLANK, asItIs));
            check(wrong, file + " not blurred", !has(ScanCheck.SCAN_PAGE_BLURRED, asItIs));
            check(wrong, file + " no border", !has(ScanCheck.SCAN_BORDER_BLACK, asItIs));
        }
        assertThat(wrong).as("%d decisions", decisions).hasSizeLessThanOrEqualTo(decisions / 50);
    }

    private static void check(List<String> wrong, String what, boolean right) {
        if (!right) {
            wrong.add(what);
        }
    }

    @Test
    void aColourPageWithoutItsColourHasNoRedInk() throws IOException {
        Original sealed = ONE.withSecurityElements(Set.of(SecurityElement.RED_STAMP));
        for (Path file : FILES) {
            BufferedImage grey = PageChanges.desaturated(rgb(file));
            Scan scan = Scan.of(List.of(ImageFiles.jpeg("page.jpg", grey, DPI)));
            assertThat(LENIENT.check(scan, sealed))
                    .as(file.toString())
                    .anyMatch(finding -> finding.check() == ScanCheck.SCAN_RED_INK_MISSING);
        }
    }
}
