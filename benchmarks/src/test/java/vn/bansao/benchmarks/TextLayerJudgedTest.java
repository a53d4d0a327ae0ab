package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.scan.TextLayer;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Copies with a text layer by Tesseract: found by pdftotext, seen by nobody, and sound for the panel and our verifier. */
class TextLayerJudgedTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final TestPki PKI = TestPki.create(KeyKind.P256, CLOCK);
    private static final TextLayer LAYER = TextLayer.tesseract(Path.of("tesseract"), "vie+eng", Duration.ofMinutes(2));
    private static final int DPI = 200;
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 800;
    private static final double NEAR_PT = 4; // the size of a letter is 14 points
    private static final List<String> LINES = List.of(
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Độc lập Tự do Hạnh phúc",
            "Giấy chứng nhận quyền sử dụng đất",
            "Phường Bến Nghé ngày 22 tháng 11");
    private static final Pattern WORD = Pattern.compile(
            "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">(.*?)</word>");

    @TempDir
    Path folder;

    /** A word and where it stands, in points from the top left. */
    private record Placed(String text, Rectangle2D box) {}

    @BeforeEach
    void programs() throws Exception {
        run(List.of("tesseract", "--version"));
        run(List.of("pdftotext", "-v"));
    }

    @Test
    void wordsOfUprightAndTurnedPagesAreFoundAtTheirPlaces() throws Exception {
        List<Placed> drawn = new ArrayList<>();
        BufferedImage page = page(BufferedImage.TYPE_INT_RGB, drawn);
        BufferedImage bilevel = page(BufferedImage.TYPE_BYTE_BINARY);
        BufferedImage grey = page(BufferedImage.TYPE_BYTE_GRAY);
        List<DocumentSource> files = new ArrayList<>();
        for (int orientation = 1; orientation <= 8; orientation++) {
            files.add(DocumentSource.of("turned-" + orientation + ".jpg", ScanKinds.turned(page, orientation)));
            files.add(DocumentSource.of("lzw-" + orientation + ".tif", tiff(page, "LZW", orientation)));
            files.add(DocumentSource.of("fax-" + orientation + ".tif", tiff(bilevel, "CCITT T.6", orientation)));
        }
        files.add(DocumentSource.of("rgb.png", encoded(page, "png")));
        files.add(DocumentSource.of("bilevel.png", encoded(bilevel, "png")));
        files.add(DocumentSource.of("palette.png", encoded(page(BufferedImage.TYPE_BYTE_INDEXED), "png")));
        files.add(DocumentSource.of("grey.png", encoded(page(BufferedImage.TYPE_USHORT_GRAY), "png")));
        files.add(DocumentSource.of("fax-3.tif", tiff(bilevel, "CCITT T.4", 1)));
        files.add(DocumentSource.of("grey-turned.tif", tiff(grey, "Deflate", 3)));
        files.add(DocumentSource.of("page.jp2", jpeg2000(page)));

        requireFoundAndUnseen("files", files, files.size(), drawn);
    }

    @Test
    void wordsOfPagesOutOfContainersAreFoundAtTheirPlaces() throws Exception {
        List<Placed> drawn = new ArrayList<>();
        BufferedImage page = page(BufferedImage.TYPE_INT_RGB, drawn);
        BufferedImage bilevel = page(BufferedImage.TYPE_BYTE_BINARY);
        ScannerPdf scanner = new ScannerPdf(DPI);
        for (int turns = 0; turns < 4; turns++) {
            scanner.jpeg(page, turns).fax(bilevel, turns).flate(page, turns);
        }
        scanner.flate(bilevel, 0).inverted(bilevel).palette(page(BufferedImage.TYPE_BYTE_INDEXED));
        List<DocumentSource> files = List.of(
                DocumentSource.of("scanner.pdf", scanner.file()),
                DocumentSource.of("pages.tif", tiffOf(List.of(bilevel, page, bilevel))));

        requireFoundAndUnseen("containers", files, scanner.pages() + 3, drawn);
    }

    @Test
    void wordsOfPictureThatLiesSlantwiseAreFoundThere() throws Exception {
        List<Placed> drawn = new ArrayList<>();
        BufferedImage page = page(BufferedImage.TYPE_INT_RGB, drawn);
        ScannerPdf scanner = new ScannerPdf(DPI);
        AffineTransform slant = scanner.slantwise(page, Math.toRadians(1.5));
        List<Placed> moved = drawn.stream()
                .map(word -> new Placed(
                        word.text(), slant.createTransformedShape(word.box()).getBounds2D()))
                .toList();

        requireFoundAndUnseen("slant", List.of(DocumentSource.of("slant.pdf", scanner.file())), 1, moved);
    }

    /** Found by pdftotext on every page, and drawn by poppler pixel by pixel as a copy without the layer. */
    private void requireFoundAndUnseen(String name, List<DocumentSource> files, int pages, List<Placed> drawn)
            throws Exception {
        CopyRecord record = JudgedSamples.record(2, pages);
        Path copy = copy(name + ".pdf", record, files, true);
        SoftAssertions found = new SoftAssertions();
        for (int page = 1; page <= pages; page++) {
            requireFound(copy, page, drawn, name + ", page " + page, found);
        }
        found.assertAll();
        assertSound(copy, 2);

        List<Path> with = shown(copy);
        List<Path> without = shown(copy(name + "-without.pdf", record, files, false));
        assertThat(with).hasSameSizeAs(without).hasSize(pages + 1);
        for (int i = 0; i < with.size(); i++) {
            assertThat(with.get(i)).hasSameBinaryContentAs(without.get(i));
        }
    }

    private byte[] jpeg2000(BufferedImage image) throws Exception {
        Path png = Files.write(folder.resolve("page.png"), encoded(image, "png"));
        Path file = folder.resolve("page.jp2");
        run(List.of("opj_compress", "-i", png.toString(), "-o", file.toString()));
        return Files.readAllBytes(file);
    }

    @Test
    void officialCopyIsSound() throws Exception {
        List<Placed> drawn = new ArrayList<>();
        List<DocumentSource> files =
                List.of(DocumentSource.of("page.png", encoded(page(BufferedImage.TYPE_INT_RGB, drawn), "png")));
        Path copy = copy("official.pdf", JudgedSamples.record(1, 1), files, true);

        SoftAssertions found = new SoftAssertions();
        requireFound(copy, 1, drawn, "official copy", found);
        found.assertAll();
        assertSound(copy, 1);
    }

    /** The statement's words are read from what is seen, although others stand over the same page. */
    @Test
    void statementOnTheScanIsReadBesideTheLayer() throws Exception {
        byte[] page = encoded(page(BufferedImage.TYPE_INT_RGB), "png");
        Path copy = folder.resolve("overlay.pdf");
        CopyCertifier.builder()
                .certifier(PKI.certifierKey())
                .agency(PKI.agencyKey())
                .level(PadesLevel.BASELINE_B)
                .clock(CLOCK)
                .statementTemplate(StatementTemplate.VN_2025_11.withPlacement(new LastPageOverlay(15, 5, 130, 100)))
                .textLayer(LAYER)
                .build()
                .certify(
                        Scan.of(List.of(DocumentSource.of("page.png", page))).withFallbackDpi(DPI / 2),
                        JudgedSamples.record(2, 1))
                .writeTo(copy);
        assertSound(copy, 2);
    }

    private Path copy(String name, CopyRecord record, List<DocumentSource> files, boolean layer) throws IOException {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .agency(PKI.agencyKey())
                .level(PadesLevel.BASELINE_B)
                .clock(CLOCK);
        if (record.certifier() != null) {
            builder.certifier(PKI.certifierKey());
        }
        if (layer) {
            builder.textLayer(LAYER);
        }
        Path copy = folder.resolve(name);
        builder.build().certify(Scan.of(files).withFallbackDpi(DPI), record).writeTo(copy);
        return copy;
    }

    private void assertSound(Path copy, int signatures) throws IOException {
        ValidationReport report = CopyVerifier.builder()
                .trust(PKI.anchors())
                .material(new ValidationMaterial(List.of(), PKI.crls()))
                .clock(CLOCK)
                .build()
                .verify(DocumentSource.of(copy));
        assertThat(report.verdict()).as(() -> report.findings().toString()).isEqualTo(Verdict.VALID);
        JudgeInput input = new JudgeInput(
                List.copyOf(PKI.anchors().certificates()),
                PKI.crls(),
                CLOCK.instant().plus(Duration.ofMinutes(1)),
                new Expected(Level.B, signatures, 0, false));
        Judges.requireAccepted(Judges.all(), copy, input);
    }

    /** Each drawn word, at its place; one in twenty may be read otherwise. */
    private void requireFound(Path copy, int page, List<Placed> drawn, String what, SoftAssertions found)
            throws Exception {
        Path html = folder.resolve("words.html");
        run(List.of("pdftotext", "-bbox", "-f", "" + page, "-l", "" + page, copy.toString(), html.toString()));
        List<Placed> read = WORD.matcher(Files.readString(html))
                .results()
                .map(TextLayerJudgedTest::placed)
                .toList();
        List<Placed> missing = drawn.stream()
                .filter(word -> read.stream().noneMatch(other -> same(word, other)))
                .toList();
        found.assertThat(missing.size())
                .as(what + ": " + missing + " of " + drawn.size() + " are not among " + read)
                .isLessThanOrEqualTo(drawn.size() / 20);
    }

    private static Placed placed(MatchResult word) {
        double left = Double.parseDouble(word.group(1));
        double top = Double.parseDouble(word.group(2));
        double width = Double.parseDouble(word.group(3)) - left;
        return new Placed(
                word.group(5), new Rectangle2D.Double(left, top, width, Double.parseDouble(word.group(4)) - top));
    }

    private static boolean same(Placed drawn, Placed read) {
        return drawn.text().equals(read.text())
                && Math.abs(drawn.box().getMinX() - read.box().getMinX()) < NEAR_PT
                && Math.abs(drawn.box().getMaxX() - read.box().getMaxX()) < NEAR_PT
                && Math.abs(drawn.box().getCenterY() - read.box().getCenterY()) < NEAR_PT;
    }

    private static BufferedImage page(int type) throws Exception {
        return page(type, new ArrayList<>());
    }

    private static BufferedImage page(int type, List<Placed> words) throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(serif().deriveFont(14f * DPI / 72));
        double point = 72.0 / DPI;
        for (int line = 0; line < LINES.size(); line++) {
            double x = 90;
            double y = 150 + 120 * line;
            for (String word : LINES.get(line).split(" ", -1)) {
                graphics.drawString(word, (float) x, (float) y);
                Rectangle2D box = graphics.getFont()
                        .createGlyphVector(graphics.getFontRenderContext(), word)
                        .getVisualBounds();
                double left = x + box.getMinX();
                words.add(new Placed(
                        word,
                        new Rectangle2D.Double(
                                left * point,
                                (y + box.getMinY()) * point,
                                box.getWidth() * point,
                                box.getHeight() * point)));
                x += graphics.getFontMetrics().stringWidth(word + " ");
            }
        }
        graphics.dispose();
        return image;
    }

    private static Font serif() throws Exception {
        String name = "/vn/bansao/pades/internal/compose/LiberationSerif-Regular.ttf";
        try (InputStream in = CopyCertifier.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] tiff(BufferedImage upright, String compression, int orientation) throws IOException {
        BufferedImage stored = ScanKinds.stored(upright, orientation);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(stored), parameters));
            directory.addTIFFField(new TIFFField(
                    BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_ORIENTATION), orientation));
            IIOMetadata metadata = directory.getAsMetadata();
            writer.write(null, new IIOImage(stored, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] tiffOf(List<BufferedImage> pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                boolean bilevel = page.getType() == BufferedImage.TYPE_BYTE_BINARY;
                parameters.setCompressionType(bilevel ? "CCITT T.6" : "JPEG");
                writer.writeToSequence(new IIOImage(page, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private List<Path> shown(Path copy) throws Exception {
        Path pages = Files.createDirectories(folder.resolve(copy.getFileName() + "-pages"));
        run(List.of(
                "pdftoppm", "-r", "100", copy.toString(), pages.resolve("page").toString()));
        try (var all = Files.list(pages)) {
            return all.sorted().toList();
        }
    }

    private void run(List<String> command) throws Exception {
        Path output = folder.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.get(0)).isTrue();
            assertThat(process.exitValue())
                    .as(command + "\n" + Files.readString(output))
                    .isZero();
        } catch (IOException missing) {
            if (System.getProperty("bansao.externalTools", "").equals("required")) {
                Assertions.fail(command.get(0) + " is required and missing", missing);
            }
            Assumptions.abort("skipped: " + command.get(0) + " is not installed");
        }
    }
}
