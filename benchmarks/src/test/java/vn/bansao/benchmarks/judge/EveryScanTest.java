package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.examples.quickstart.Quickstart;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ValidationReport;

/**
 * Every file that the manifests of the real scans and of the corpus's images name: refused with the code and for the reason
 * that {@code refused-scans.tsv} tells, or certified so that all judges accept it, each page shows the pixels of the
 * original, and an image that passed through is the same bytes.
 */
class EveryScanTest {
    private static final ExternalTool MUTOOL = new ExternalTool("mutool", "Debian: mupdf-tools");
    private static final ExternalTool PDFTOPPM = new ExternalTool("pdftoppm", "Debian: poppler-utils");
    private static final int DECODERS = 4; // two decoders of JPEG may round differently
    private static final int PROFILES = 2; // as may two ways from a profile, or from 16 bits, to the screen

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        String scans = System.getProperty("bansao.scans", "");
        String corpus = System.getProperty("bansao.corpus", "");
        Assumptions.assumeFalse(
                scans.isEmpty() || corpus.isEmpty(),
                "skipped: no real scans, set -Dbansao.scans=<folder> -Dbansao.corpus=<folder>");
        List<Path> files = new ArrayList<>();
        rows(Path.of(scans, "manifest.tsv")).forEach(row -> files.add(Path.of(scans, row[0])));
        rows(Path.of(corpus, "manifest.tsv"))
                .filter(row -> row[1].equals("image"))
                .forEach(row -> files.add(Path.of(corpus, row[0])));
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        return files;
    }

    private static Stream<String[]> rows(Path manifest) throws IOException {
        return Files.readAllLines(manifest).stream().skip(1).map(line -> line.split("\t", -1));
    }

    private static Map<String, String> refusals() throws IOException {
        try (InputStream in = EveryScanTest.class.getResourceAsStream("refused-scans.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        }
    }

    @Test
    void everyRefusalIsOfAFileThatIsThere() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsAll(refusals().keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsCertifiedOrRefusedForItsReason(Path scan) throws IOException {
        Path copy = folder.resolve("copy.pdf");
        Path anchors = folder.resolve("anchors.pem");
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = run(err, "--out", "" + copy, "--anchors-out", "" + anchors, "--lang", "en", "--scan", "" + scan);

        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        String refusal = refusals().get(scan.getFileName().toString());
        if (refusal != null) {
            assertThat(exit).isEqualTo(1);
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("error: " + refusal + ": page ").contains("" + scan.getFileName());
            assertThat(lines.get(1)).startsWith("hint: ");
            assertThat(folder).isEmptyDirectory();
            return;
        }
        assertThat(exit).as("%s", lines).isZero();
        ValidationReport report = new DemoCopy(copy, anchors).requireAccepted();
        int pages = EmbeddedImages.pages(copy) - 1; // the statement's page comes after the scan
        requireSameBytes(scan, copy, pages, report);
        requireSamePixels(scan, copy, pages);
    }

    private static int run(ByteArrayOutputStream err, String... arguments) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Quickstart.run(arguments);
        } finally {
            System.setErr(before);
        }
    }

    /** JPEG and PDF always pass through, fax in one strip too; of anything else the report tells that it was coded again. */
    private static void requireSameBytes(Path scan, Path copy, int pages, ValidationReport report) throws IOException {
        List<String> embedded = EmbeddedImages.ofPdf(copy, pages);
        assertThat(embedded).hasSize(pages).doesNotContain("");
        long transcoded = report.findings().stream()
                .map(Finding::code)
                .filter(FindingCode.COPY_PAGE_TRANSCODED::equals)
                .count();
        String name = scan.toString();
        if (name.endsWith(".jpg")) {
            assertThat(embedded).containsExactly(EmbeddedImages.digest(Files.readAllBytes(scan)));
            assertThat(transcoded).isZero();
        } else if (name.endsWith(".pdf")) {
            assertThat(embedded).isEqualTo(EmbeddedImages.ofPdf(scan, pages));
            assertThat(transcoded).isZero();
        } else if (name.endsWith(".tif") && !embedded.equals(EmbeddedImages.ofTiff(scan))) {
            assertThat(transcoded).isEqualTo(pages);
        } else if (name.endsWith(".png")) {
            assertThat(transcoded).isEqualTo(pages);
        }
    }

    private void requireSamePixels(Path scan, Path copy, int pages) throws IOException {
        if (scan.toString().endsWith(".pdf")) {
            for (int page = 1; page <= pages; page++) {
                assertThat(drawn(PDFTOPPM, copy, page, List.of("-cropbox", "-r", "150")))
                        .as("page " + page)
                        .isEqualTo(drawn(PDFTOPPM, scan, page, List.of("-cropbox", "-r", "150")));
            }
            return;
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(scan.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(pages);
            for (int page = 1; page <= pages; page++) {
                requireSamePixels(scan, reader.read(page - 1), copy, page);
            }
            reader.dispose();
        }
    }

    private void requireSamePixels(Path scan, BufferedImage original, Path copy, int page) throws IOException {
        String size = original.getWidth() + "x" + original.getHeight();
        List<String> options = List.of("-q", "-w", "" + original.getWidth(), "-h", "" + original.getHeight());
        drawn(MUTOOL, copy, page, options);
        BufferedImage shown = ImageIO.read(folder.resolve("picture.png").toFile());
        assertThat(shown.getWidth() + "x" + shown.getHeight()).isEqualTo(size);
        boolean lossy = scan.toString().endsWith(".jpg");
        boolean deep = original.getSampleModel().getSampleSize(0) == Short.SIZE;
        assertThat(difference(original, shown))
                .as("page " + page)
                .isLessThanOrEqualTo(lossy ? DECODERS : deep ? PROFILES : 0);
    }

    private byte[] drawn(ExternalTool tool, Path pdf, int page, List<String> options) throws IOException {
        Assumptions.assumeTrue(tool.find().isPresent() || ExternalTool.required(), "skipped: no " + tool.name());
        Path picture = folder.resolve("picture.png");
        List<String> command = new ArrayList<>();
        if (tool == MUTOOL) {
            command.add("draw");
            command.addAll(options);
            command.addAll(List.of("-o", "" + picture, "" + pdf, "" + page));
        } else {
            command.addAll(options);
            command.addAll(List.of("-f", "" + page, "-l", "" + page, "-singlefile", "-png", "" + pdf));
            command.add("" + folder.resolve("picture"));
        }
        ExternalTool.Result result = tool.run(command);
        assertThat(result.exit()).as(result.output()).isZero();
        return Files.readAllBytes(picture);
    }

    /** The greatest difference of a sample. Grey is compared as it is stored: Java's way from grey to RGB changes it. */
    private static int difference(BufferedImage original, BufferedImage shown) {
        boolean grey =
                original.getColorModel().getNumComponents() == 1 && original.getType() == BufferedImage.TYPE_BYTE_GRAY;
        int most = 0;
        for (int y = 0; y < original.getHeight(); y++) {
            for (int x = 0; x < original.getWidth(); x++) {
                int a = grey ? original.getRaster().getSample(x, y, 0) * 0x10101 : original.getRGB(x, y);
                boolean greyShown = shown.getType() == BufferedImage.TYPE_BYTE_GRAY;
                int b = greyShown ? shown.getRaster().getSample(x, y, 0) * 0x10101 : shown.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    most = Math.max(most, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
                }
            }
        }
        return most;
    }

    /** One jar, run as people do: a file of each kind in one copy, JPEG, PNG, TIFF of several pages, PDF. */
    @Test
    void jarCertifiesEveryKindInOneCopy() throws IOException {
        Path jar = Path.of(System.getProperty("bansao.root", ""), "examples/quickstart/target/quickstart.jar");
        Assumptions.assumeTrue(Files.exists(jar), "skipped: quickstart.jar is not packaged");
        Path copy = folder.resolve("copy.pdf");
        Path anchors = folder.resolve("anchors.pem");
        List<String> command = new ArrayList<>(List.of("-jar", "" + jar, "--out", "" + copy, "--anchors-out"));
        command.addAll(List.of("" + anchors, "--scan"));
        for (String name : List.of("baiona_color.jpg", "typewriter.png", "ccittg4multi.tif", "ccitt.pdf")) {
            command.add(files().stream()
                    .filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow()
                    .toString());
        }
        List<String> java = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        java.addAll(command);
        Process process = new ProcessBuilder(java).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        assertThat(process.exitValue()).as(output).isZero();
        new DemoCopy(copy, anchors).requireAccepted();
        assertThat(EmbeddedImages.pages(copy)).isEqualTo(1 + 1 + 3 + 1 + 1);
    }
}
