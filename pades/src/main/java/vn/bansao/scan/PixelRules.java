package vn.bansao.scan;

import java.math.RoundingMode;
import java.util.List;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;
import vn.bansao.pades.internal.pixels.PageMeasures;
import vn.bansao.pades.internal.pixels.PagePictures;
import vn.bansao.pades.internal.scan.ImageHeader;

/** The rules that pictures of pages answer. */
final class PixelRules {
    private final Findings findings;

    PixelRules(Findings findings) {
        this.findings = findings;
    }

    void judge(List<CheckedPage> pages, Original original) {
        pages.forEach(this::judge);
        judgeRed(pages, original);
        judgeAlike(pages);
    }

    private void judge(CheckedPage page) {
        String damage = page.damage();
        ImageHeader header = page.header();
        PageMeasures measures = page.measures();
        if (damage != null) {
            String whole = header == null ? "" : header.widthPx() + " x " + header.heightPx() + " px";
            findings.add(ScanCheck.SCAN_PAGE_DAMAGED, page, damage, whole);
        } else if (measures != null) {
            judge(page, measures);
        } else if (header != null && page.unreadable() == null) {
            String what = header.coding().filter() + ", " + header.widthPx() + " x " + header.heightPx() + " px";
            findings.add(ScanCheck.SCAN_PIXELS_UNCHECKED, page, what, PagePictures.DECODED);
        }
    }

    private void judge(CheckedPage page, PageMeasures measures) {
        findings.requireAtLeast(ScanCheck.SCAN_PAGE_BLANK, page, measures.inkPercent());
        measures.skewDegrees()
                .ifPresent(degrees -> findings.requireAtMost(ScanCheck.SCAN_PAGE_SKEWED, page, Math.abs(degrees)));
        if (measures.sideways()) {
            findings.add(ScanCheck.SCAN_PAGE_SIDEWAYS, page, "90", "0");
        }
        measures.percentBelow()
                .ifPresent(percent -> findings.requireAtMost(ScanCheck.SCAN_PAGE_UPSIDE_DOWN, page, percent));
        measures.edgeWidthMm().ifPresent(width -> findings.requireAtMost(ScanCheck.SCAN_PAGE_BLURRED, page, width));
        findings.requireAtMost(ScanCheck.SCAN_BORDER_BLACK, page, measures.blackBorderMm());
        findings.requireAtMost(ScanCheck.SCAN_EDGE_CLIPPED, page, measures.strokesAtEdge());
    }

    /** A red seal is on one page or another; which one, nobody declared. */
    private void judgeRed(List<CheckedPage> pages, Original original) {
        double red = 0;
        boolean allMeasured = true;
        for (CheckedPage page : pages) {
            PageMeasures measures = page.measures();
            red = Math.max(red, measures == null ? 0 : measures.redMm2());
            allMeasured &= measures != null;
        }
        String limit = findings.limit(ScanCheck.SCAN_RED_INK_MISSING);
        if (allMeasured
                && original.securityElements().contains(SecurityElement.RED_STAMP)
                && red < findings.policy().rule(ScanCheck.SCAN_RED_INK_MISSING).limit()) {
            findings.add(ScanCheck.SCAN_RED_INK_MISSING, 0, "", Findings.text(red, RoundingMode.FLOOR), limit);
        }
        for (CheckedPage page : pages) {
            ImageHeader header = page.header();
            if (header != null && !CheckedPage.isColoured(header)) {
                findings.requireAtMost(ScanCheck.SCAN_COLOUR_LOST, page, red);
            }
        }
    }

    /** Compares every page with all before it; blank pages are alike without being the same. */
    private void judgeAlike(List<CheckedPage> pages) {
        ScanRule rule = findings.policy().rule(ScanCheck.SCAN_PAGE_REPEATED);
        if (rule.severity() == ScanRule.Severity.OFF) {
            return;
        }
        for (int later = 1; later < pages.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (report(pages.get(earlier), pages.get(later), rule.limit())) {
                    break;
                }
            }
        }
    }

    private boolean report(CheckedPage earlier, CheckedPage later, double limit) {
        PageMeasures one = earlier.measures();
        PageMeasures other = later.measures();
        if (one == null || other == null || isBlank(one) || isBlank(other)) {
            return false;
        }
        double percent = 100 * one.likeness().to(other.likeness());
        if (percent < limit) {
            return false;
        }
        findings.add(
                ScanCheck.SCAN_PAGE_REPEATED,
                later,
                Findings.text(percent, RoundingMode.FLOOR),
                String.valueOf(earlier.number()));
        return true;
    }

    private boolean isBlank(PageMeasures page) {
        return page.inkPercent()
                < findings.policy().rule(ScanCheck.SCAN_PAGE_BLANK).limit();
    }
}
