package vn.bansao.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.bansao.DocumentSource;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;

/** The rules that headers and file sizes answer. */
final class HeaderRules {
    private static final String FORMATS = "JPEG, JPEG 2000, PNG, TIFF";
    private static final String COLOUR = "RGB";

    private final Findings findings;

    HeaderRules(Findings findings) {
        this.findings = findings;
    }

    /** Judges each page by itself, and next to the first one. */
    void judge(List<CheckedPage> pages) {
        ImageHeader first = pages.stream()
                .map(CheckedPage::header)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        for (CheckedPage page : pages) {
            String unreadable = page.unreadable();
            if (unreadable != null) {
                findings.add(ScanCheck.SCAN_PAGE_UNREADABLE, page, unreadable, FORMATS);
            }
            ImageHeader header = page.header();
            if (header != null && first != null) {
                resolution(page, header);
                colour(page, header);
                paper(page, header);
                size(page, header, first);
            }
        }
    }

    private void resolution(CheckedPage page, ImageHeader header) {
        double low = Math.min(header.dpiX(), header.dpiY());
        double high = Math.max(header.dpiX(), header.dpiY());
        if (!header.density().stated()) {
            findings.add(ScanCheck.SCAN_RESOLUTION_ASSUMED, page, String.valueOf(Math.round(low)), "");
        }
        findings.requireAtLeast(ScanCheck.SCAN_RESOLUTION_LOW, page, low);
        findings.requireAtMost(ScanCheck.SCAN_RESOLUTION_UNEVEN, page, (high / low - 1) * 100);
    }

    private void colour(CheckedPage page, ImageHeader header) {
        if (!CheckedPage.isColoured(header)) {
            findings.add(ScanCheck.SCAN_COLOUR_MISSING, page, name(header), COLOUR);
            findings.requireAtLeast(ScanCheck.SCAN_DEPTH_LOW, page, header.bitsPerComponent());
        }
        if (header.coding().isJpeg()) {
            findings.add(ScanCheck.SCAN_FORMAT_LOSSY, page, "JPEG", "TIFF, PNG");
        }
    }

    private static String name(ImageHeader header) {
        String colour = header.colour() == Colour.INDEXED
                ? "INDEXED GRAY"
                : header.colour().name();
        return colour + ", " + header.bitsPerComponent() + " bit";
    }

    private void paper(CheckedPage page, ImageHeader header) {
        double wide = CheckedPage.shortMm(header);
        double tall = CheckedPage.longMm(header);
        findings.requireAtLeast(ScanCheck.SCAN_PAPER_SMALL, page, wide);
        findings.requireAtMost(ScanCheck.SCAN_PAPER_LARGE, page, tall);
        findings.requireAtMost(ScanCheck.SCAN_ASPECT_EXTREME, page, tall / wide);
    }

    /** Upright and lying pages of one size are alike. */
    private void size(CheckedPage page, ImageHeader header, ImageHeader first) {
        double shorter = difference(CheckedPage.shortMm(header), CheckedPage.shortMm(first));
        double longer = difference(CheckedPage.longMm(header), CheckedPage.longMm(first));
        findings.requireAtMost(ScanCheck.SCAN_SIZES_MIXED, page, Math.max(shorter, longer));
    }

    private static double difference(double a, double b) {
        return Math.abs(a / b - 1) * 100;
    }

    /** Judges the scan against what was declared of the original. */
    void judgeDeclared(List<CheckedPage> pages, Original original) {
        if (pages.size() != original.totalPages()) {
            findings.add(
                    ScanCheck.SCAN_PAGE_COUNT_WRONG,
                    0,
                    "",
                    String.valueOf(pages.size()),
                    String.valueOf(original.totalPages()));
        }
        String coloured = original.securityElements().stream()
                .filter(findings.policy().colouredElements()::contains)
                .map(SecurityElement::name)
                .sorted()
                .collect(Collectors.joining(", "));
        boolean anyColour = pages.stream()
                .map(CheckedPage::header)
                .anyMatch(header -> header != null && CheckedPage.isColoured(header));
        if (!coloured.isEmpty() && !anyColour) {
            findings.add(ScanCheck.SCAN_SEAL_COLOURLESS, 0, "", coloured, COLOUR);
        }
    }

    /** Finds files that are there twice; only files of one size are read for that. */
    void judgeRepeated(List<CheckedPage> pages, List<DocumentSource> files) throws IOException {
        if (findings.policy().rule(ScanCheck.SCAN_FILE_REPEATED).severity() == ScanRule.Severity.OFF) {
            return;
        }
        Map<Long, List<Integer>> bySize = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            bySize.computeIfAbsent(files.get(i).sizeBytes(), size -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> same : bySize.values()) {
            if (same.size() > 1) {
                judgeOfOneSize(same, pages, files);
            }
        }
    }

    private void judgeOfOneSize(List<Integer> indexes, List<CheckedPage> pages, List<DocumentSource> files)
            throws IOException {
        Map<String, Integer> firstWith = new HashMap<>();
        for (int index : indexes) {
            Integer before = firstWith.putIfAbsent(digest(files.get(index)), index);
            if (before != null) {
                boolean onePageEach = files.size() == pages.size();
                findings.add(
                        ScanCheck.SCAN_FILE_REPEATED,
                        onePageEach ? index + 1 : 0,
                        files.get(index).name(),
                        "SHA-256",
                        onePageEach
                                ? String.valueOf(before + 1)
                                : files.get(before).name());
            }
        }
    }

    private static String digest(DocumentSource file) throws IOException {
        if (file instanceof ReceivedDocument received) {
            return HexFormat.of().formatHex(received.sha256());
        }
        try (InputStream in = file.openStream()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
