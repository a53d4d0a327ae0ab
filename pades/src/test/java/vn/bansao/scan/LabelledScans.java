package vn.bansao.scan;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import vn.bansao.DocumentSource;

/**
 * Real scans, each changed in known ways, with what a gate has to tell of it. They are in two halves by the digest of their
 * names: limits are set on the one, and judged on the other.
 */
final class LabelledScans {
    static final int DPI = 200;
    private static final double MM = DPI / 25.4;
    private static final int LARGEST_SIDE = 2000; // 254 mm; larger scans are brought to it, for time

    private static final int CUT = 20; // strokes, some of which only graze the cut: surely more than the limit of six
    private static final int UNCUT = 4; // surely fewer

    /** Which scans are changed: those that limits were set on, or those they are judged on. */
    enum Half {
        SETTING,
        JUDGING
    }

    /**
     * One changed scan.
     *
     * @param degrees the known turn, or NaN where the page has no lines, or none that are known
     * @param expected what must be told
     * @param unexpected what must not be
     */
    record Labelled(
            String name,
            String change,
            DocumentSource page,
            double degrees,
            Set<ScanCheck> expected,
            Set<ScanCheck> unexpected) {}

    private final Path file;
    private final String what;
    private final BufferedImage page;
    private final Consumer<Labelled> sink;

    private LabelledScans(Path file, String what, BufferedImage page, Consumer<Labelled> sink) {
        this.file = file;
        this.what = what;
        this.page = page;
        this.sink = sink;
    }

    /** All single pages of the folder that the platform decodes; the manifest beside them says what each shows. */
    static int each(Path folder, Half half, boolean full, Consumer<Labelled> sink) throws IOException {
        List<String> manifest = Files.readAllLines(folder.resolve("manifest.tsv"));
        int scans = 0;
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (half(name) != half) {
                continue;
            }
            String what = manifest.stream()
                    .filter(line -> line.startsWith(name + "\t"))
                    .map(line -> line.split("\t")[2])
                    .findFirst()
                    .orElse("");
            new LabelledScans(file, what, prepared(ImageIO.read(file.toFile())), sink).changeInEveryWay(full);
            scans++;
        }
        return scans;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|tiff?)"))
                    .sorted()
                    .toList();
        }
    }

    static Half half(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 1) == 0 ? Half.SETTING : Half.JUDGING;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In RGB, at a size that a page has at {@link #DPI}. */
    private static BufferedImage prepared(BufferedImage image) {
        double scale = Math.min(1, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) (image.getWidth() * scale);
        int height = (int) (image.getHeight() * scale);
        BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = rgb.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return rgb;
    }

    /** Whether the page is one of lines of writing. */
    private boolean hasLines() {
        return what.matches(".*(text|typewritten|column|magazine).*");
    }

    private void changeInEveryWay(boolean full) {
        give("untouched", page, DPI, hasLines() ? 0 : Double.NaN, Set.of(), sound());
        turned(full ? new double[] {-9, -6.2, -4, -3.4, 3.2, 5.1, 8.3, 12} : new double[] {-6.2, -3.4, 3.2, 9});
        blurred(full ? new double[] {0.45, 0.5, 0.6, 0.8} : new double[] {0.5, 0.7});
        for (int noise : full ? new int[] {0, 2, 4, 6} : new int[] {0, 4}) {
            BufferedImage blank = PageChanges.noisy(PageChanges.blanked(page), noise, 5);
            give("blanked, noise " + noise, blank, DPI, Double.NaN, Set.of(ScanCheck.SCAN_PAGE_BLANK), Set.of());
        }
        for (double mm : full ? new double[] {3, 5, 8, 12} : new double[] {3, 8}) {
            BufferedImage black = PageChanges.onBlack(page, (int) (mm * MM), 0);
            give("on black, mm " + mm, black, DPI, Double.NaN, Set.of(ScanCheck.SCAN_BORDER_BLACK), Set.of());
        }
        cropped(full);
        for (int by : new int[] {2, 3}) {
            BufferedImage small = PageChanges.downsampled(page, by);
            give("downsampled by " + by, small, DPI / by, Double.NaN, low(), Set.of(ScanCheck.SCAN_PAGE_BLANK));
        }
        Set<ScanCheck> noRed = Set.of(ScanCheck.SCAN_RED_INK_MISSING);
        give("desaturated", PageChanges.desaturated(page), DPI, Double.NaN, noRed, Set.of());
    }

    private static Set<ScanCheck> low() {
        return Set.of(ScanCheck.SCAN_RESOLUTION_LOW);
    }

    /** What no untouched scan may be accused of. */
    private static Set<ScanCheck> sound() {
        return Set.of(
                ScanCheck.SCAN_PAGE_BLANK,
                ScanCheck.SCAN_PAGE_BLURRED,
                ScanCheck.SCAN_BORDER_BLACK,
                ScanCheck.SCAN_PAGE_SKEWED,
                ScanCheck.SCAN_EDGE_CLIPPED,
                ScanCheck.SCAN_PAGE_SIDEWAYS,
                ScanCheck.SCAN_PAGE_UPSIDE_DOWN,
                ScanCheck.SCAN_RESOLUTION_LOW,
                ScanCheck.SCAN_PAGE_DAMAGED,
                ScanCheck.SCAN_PIXELS_UNCHECKED);
    }

    private static Set<ScanCheck> without(Set<ScanCheck> all, ScanCheck... checks) {
        Set<ScanCheck> left = new TreeSet<>(all);
        left.removeAll(Set.of(checks));
        return left;
    }

    /** Scans lie up to a degree askew as they are: turns keep that far from the limit of two. */
    private void turned(double[] much) {
        if (!hasLines()) {
            return;
        }
        Set<ScanCheck> skewed = Set.of(ScanCheck.SCAN_PAGE_SKEWED);
        Set<ScanCheck> still = without(sound(), ScanCheck.SCAN_PAGE_SKEWED, ScanCheck.SCAN_EDGE_CLIPPED);
        for (double degrees : much) {
            give("turned by " + degrees, PageChanges.turned(page, degrees), DPI, degrees, skewed, still);
        }
        for (double degrees : new double[] {-0.9, 1.1}) {
            Set<ScanCheck> slight = without(sound(), ScanCheck.SCAN_EDGE_CLIPPED);
            give("turned by " + degrees, PageChanges.turned(page, degrees), DPI, degrees, Set.of(), slight);
        }
        Set<ScanCheck> wrongWay = without(
                sound(), ScanCheck.SCAN_PAGE_SIDEWAYS, ScanCheck.SCAN_PAGE_UPSIDE_DOWN, ScanCheck.SCAN_EDGE_CLIPPED);
        Set<ScanCheck> upsideDown = Set.of(ScanCheck.SCAN_PAGE_UPSIDE_DOWN);
        give("turned by 180", PageChanges.turned(page, 180), DPI, Double.NaN, upsideDown, wrongWay);
        Set<ScanCheck> sideways = Set.of(ScanCheck.SCAN_PAGE_SIDEWAYS);
        give("turned by 90", PageChanges.quarterTurned(page), DPI, Double.NaN, sideways, wrongWay);
    }

    /** Standard deviations, in millimetres. */
    private void blurred(double[] much) {
        Set<ScanCheck> still = without(sound(), ScanCheck.SCAN_PAGE_BLURRED, ScanCheck.SCAN_EDGE_CLIPPED);
        for (double mm : much) {
            BufferedImage blurred = PageChanges.blurred(page, mm * MM);
            give("blurred by " + mm, blurred, DPI, Double.NaN, Set.of(ScanCheck.SCAN_PAGE_BLURRED), still);
        }
        give("blurred by 0.06", PageChanges.blurred(page, 0.06 * MM), DPI, Double.NaN, Set.of(), sound());
    }

    /** Through the middle of what is there; how many strokes that cuts is counted on the page before it is cut. */
    private void cropped(boolean full) {
        for (double share : full ? new double[] {0.3, 0.4, 0.5, 0.6} : new double[] {0.4, 0.6}) {
            int cut = (int) (page.getWidth() * share);
            int strokes = strokesAt(cut);
            Set<ScanCheck> clipped = Set.of(ScanCheck.SCAN_EDGE_CLIPPED);
            Set<ScanCheck> told = strokes > CUT ? clipped : Set.of();
            Set<ScanCheck> not = new TreeSet<>(strokes < UNCUT ? clipped : Set.of());
            not.add(ScanCheck.SCAN_PAGE_BLANK);
            BufferedImage right = PageChanges.cropped(page, cut, 0, page.getWidth() - cut, page.getHeight());
            give("left cropped by " + share, right, DPI, Double.NaN, told, not);
            BufferedImage left = PageChanges.cropped(page, 0, 0, cut, page.getHeight());
            give("cropped to " + share, left, DPI, Double.NaN, told, not);
        }
    }

    /** Separate runs of dark pixels down the page, where it will be cut. */
    private int strokesAt(int x) {
        int strokes = 0;
        boolean before = false;
        for (int y = 0; y < page.getHeight(); y++) {
            boolean dark = (page.getRGB(x, y) >> 8 & 0xFF) < 128;
            strokes += dark && !before ? 1 : 0;
            before = dark;
        }
        return strokes;
    }

    private void give(
            String change,
            BufferedImage image,
            int dpi,
            double degrees,
            Set<ScanCheck> expected,
            Set<ScanCheck> unexpected) {
        try {
            DocumentSource source = ImageFiles.jpeg("page.jpg", image, dpi);
            sink.accept(new Labelled(file.getFileName().toString(), change, source, degrees, expected, unexpected));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
