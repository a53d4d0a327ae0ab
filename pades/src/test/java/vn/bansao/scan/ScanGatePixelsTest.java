package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;
import vn.bansao.scan.TextPages.Layout;

/** Decisions on drawn pages that were spoilt by a known measure. */
class ScanGatePixelsTest {
    private static final ScanGate GATE = ScanGate.of(ScanPolicy.ND30_2020).withPixels();
    private static final Original ONE = Original.of("Quyết định", 1);
    private static final Original SEALED = ONE.withSecurityElements(Set.of(SecurityElement.RED_STAMP));

    private final List<String> wrong = new ArrayList<>();
    private int decisions;

    private static BufferedImage page(Layout layout, int dpi, long seed) {
        return new TextPages(layout, dpi, seed).draw();
    }

    private static Set<String> codes(Original original, DocumentSource... pages) throws IOException {
        return GATE.check(Scan.of(List.of(pages)), original).stream()
                .map(ScanFinding::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One decision is right if exactly the expected findings are there. */
    private void decide(String what, BufferedImage page, int dpi, String... expected) throws IOException {
        decide(what, ONE, ImageFiles.jpeg("page.jpg", page, dpi), expected);
    }

    private void decide(String what, Original original, DocumentSource page, String... expected) throws IOException {
        decisions++;
        Set<String> found = codes(original, page);
        if (!found.equals(Set.of(expected))) {
            wrong.add(what + ": " + found + " for " + Set.of(expected));
        }
    }

    private static BufferedImage noisy(BufferedImage page) {
        return PageChanges.noisy(page, 3, 11);
    }

    @Test
    void atLeastNinetyEightPercentOfTheDecisionsAreRight() throws IOException {
        for (Layout layout : Layout.values()) {
            for (int dpi : new int[] {200, 300}) {
                decide(layout, dpi, 31 * layout.ordinal() + dpi);
            }
        }
        assertThat(decisions).isGreaterThan(120);
        assertThat(wrong).as("%d decisions", decisions).hasSizeLessThanOrEqualTo(decisions / 50);
    }

    private void decide(Layout layout, int dpi, long seed) throws IOException {
        String name = layout + " at " + dpi + " dpi ";
        BufferedImage good = page(layout, dpi, seed);
        boolean seal = layout == Layout.LETTER || layout == Layout.CERTIFICATE;
        double pixelsPerMm = dpi / 25.4;

        decide(name + "as it is", good, dpi);
        decide(name + "with noise", noisy(good), dpi);
        for (double degrees : new double[] {-1.6, 0.7, 1.5}) {
            decide(
                    name + "turned " + degrees,
                    noisy(new TextPages(layout, dpi, seed).turned(degrees).draw()),
                    dpi);
        }
        for (double degrees : new double[] {-6, -2.4, 3.3}) {
            BufferedImage turned =
                    new TextPages(layout, dpi, seed).turned(degrees).draw();
            decide(name + "turned " + degrees, turned, dpi, "SCAN_PAGE_SKEWED");
        }
        for (double mm : new double[] {0.05, 0.12}) {
            decide(name + "blurred " + mm, noisy(PageChanges.blurred(good, mm * pixelsPerMm)), dpi);
        }
        for (double mm : new double[] {0.35, 0.5}) {
            BufferedImage blurred = noisy(PageChanges.blurred(good, mm * pixelsPerMm));
            decide(name + "blurred " + mm, blurred, dpi, "SCAN_PAGE_BLURRED");
        }
        decide(name + "blank", noisy(PageChanges.blanked(good)), dpi, "SCAN_PAGE_BLANK");
        int cut = (int) (38 * pixelsPerMm);
        BufferedImage cropped = PageChanges.cropped(good, cut, 0, good.getWidth() - cut, good.getHeight());
        decide(name + "cropped", cropped, dpi, "SCAN_EDGE_CLIPPED");
        BufferedImage margin = PageChanges.cropped(
                good, (int) (8 * pixelsPerMm), 0, good.getWidth() - (int) (16 * pixelsPerMm), good.getHeight());
        decide(name + "cropped in the margin", margin, dpi);
        int border = (int) (4 * pixelsPerMm);
        decide(name + "on black", PageChanges.onBlack(good, border, 0), dpi, "SCAN_BORDER_BLACK");
        decide(name + "on a black line", PageChanges.onBlack(good, 0, border / 4), dpi);
        decide(name + "downsampled", PageChanges.downsampled(good, 3), dpi / 3, "SCAN_RESOLUTION_LOW");
        DocumentSource bilevel = ImageFiles.png("page.png", PageChanges.bilevel(good), dpi);
        decide(name + "bilevel", ONE, bilevel, "SCAN_COLOUR_MISSING");
        DocumentSource grey = ImageFiles.jpeg("page.jpg", PageChanges.grey(good), dpi);
        decide(name + "grey", SEALED, grey, "SCAN_COLOUR_MISSING", "SCAN_SEAL_COLOURLESS", "SCAN_RED_INK_MISSING");
        DocumentSource desaturated = ImageFiles.jpeg("page.jpg", PageChanges.desaturated(good), dpi);
        decide(name + "desaturated", SEALED, desaturated, "SCAN_RED_INK_MISSING");
        if (seal) {
            decide(name + "sealed", SEALED, ImageFiles.jpeg("page.jpg", noisy(good), dpi));
        }
    }

    @Test
    void skewIsMeasuredWithinThreeTenthsOfADegree() throws IOException {
        ScanPolicy strict =
                ScanPolicy.LENIENT.with(ScanCheck.SCAN_PAGE_SKEWED, ScanRule.warn(0.05, "so that every angle is told"));
        double worst = 0;
        for (Layout layout : Layout.values()) {
            for (double degrees : new double[] {-13.2, -7.1, -3.05, -0.55, 0.3, 0.85, 2.2, 5.7, 11.4}) {
                DocumentSource page = ImageFiles.jpeg(
                        "page.jpg",
                        noisy(new TextPages(layout, 200, 5).turned(degrees).draw()),
                        200);
                String measured = ScanGate.of(strict).withPixels().check(Scan.of(List.of(page)), ONE).stream()
                        .filter(finding -> finding.check() == ScanCheck.SCAN_PAGE_SKEWED)
                        .map(ScanFinding::measured)
                        .findFirst()
                        .orElse("0");
                worst = Math.max(worst, Math.abs(Double.parseDouble(measured) - Math.abs(degrees)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(0.3);
    }

    @Test
    void aPageOfTextOnItsSideIsFound() throws IOException {
        BufferedImage page = page(Layout.LETTER, 200, 3);

        assertThat(codes(ONE, ImageFiles.jpeg("page.jpg", PageChanges.quarterTurned(page), 200)))
                .containsExactly("SCAN_PAGE_SIDEWAYS");
    }

    @Test
    void aPageOfTextOnItsHeadIsFound() throws IOException {
        BufferedImage page = PageChanges.turned(page(Layout.TWO_COLUMNS, 200, 3), 180);

        assertThat(codes(ONE, ImageFiles.jpeg("page.jpg", noisy(page), 200))).containsExactly("SCAN_PAGE_UPSIDE_DOWN");
    }

    @Test
    void aPageScannedTwiceIsFoundAndOtherPagesOfItsKindAreNot() throws IOException {
        List<DocumentSource> pages = new ArrayList<>();
        for (Layout layout : List.of(Layout.LETTER, Layout.TABLE, Layout.TWO_COLUMNS)) {
            for (long seed = 1; seed <= 3; seed++) {
                pages.add(ImageFiles.jpeg(layout + "-" + seed + ".jpg", noisy(page(layout, 200, seed)), 200));
            }
        }
        BufferedImage again = PageChanges.noisy(
                new TextPages(Layout.LETTER, 200, 2).turned(0.8).draw(), 4, 77);
        BufferedImage moved = PageChanges.cropped(again, 14, 18, again.getWidth(), again.getHeight());
        pages.add(ImageFiles.jpeg("again.jpg", moved, 200));

        List<ScanFinding> findings = GATE.check(Scan.of(pages), Original.of("Hồ sơ", pages.size()));

        assertThat(findings)
                .filteredOn(finding -> finding.check() == ScanCheck.SCAN_PAGE_REPEATED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.page()).isEqualTo(pages.size());
                    assertThat(finding.required()).isEqualTo("2");
                });
    }

    @Test
    void manyThreadsFindWhatOneFinds() throws IOException {
        List<DocumentSource> pages = new ArrayList<>();
        for (int page = 0; page < 6; page++) {
            BufferedImage image = page(Layout.values()[page % 4], 200, page);
            pages.add(ImageFiles.jpeg(page + ".jpg", page % 2 == 0 ? PageChanges.blurred(image, 4) : image, 200));
        }
        pages.add(DocumentSource.of("broken", new byte[100]));
        Original original = Original.of("Hồ sơ", 7);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(ScanGate.of(ScanPolicy.ND30_2020).withPixels(pool).check(Scan.of(pages), original))
                    .isEqualTo(GATE.check(Scan.of(pages), original))
                    .hasSizeGreaterThan(3);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPageWithoutColourBesideRedInkIsTold() throws IOException {
        ScanGate archive = ScanGate.of(ScanPolicy.CV7197_2025).withPixels();
        DocumentSource red = ImageFiles.jpeg("1.jpg", page(Layout.LETTER, 300, 1), 300);
        DocumentSource grey = ImageFiles.jpeg("2.jpg", PageChanges.grey(page(Layout.TABLE, 300, 2)), 300);

        assertThat(archive.check(Scan.of(List.of(red, grey)), Original.of("Hồ sơ", 2)))
                .filteredOn(finding -> finding.check() == ScanCheck.SCAN_COLOUR_LOST)
                .extracting(ScanFinding::page)
                .containsExactly(2);
    }
}
