package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.scan.Scan;
import vn.bansao.scan.TextLayer;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** The text layer with programs that answer as Tesseract does, and with such that do not: shell scripts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
@Timeout(60)
class TextLayerTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LANGUAGES =
            "if [ \"$1\" = --list-langs ]; then echo 'List of available languages (2):'; echo eng; echo vie; exit 0; fi\n";
    private static final String HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth"
            + "\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t420\t594\t-1\t\n4\t1\t1\t1\t1\t0\t40\t100\t300\t20\t-1\t\n";

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void outputFolder() throws IOException {
        out = Files.createDirectories(folder.resolve("out"));
    }

    /** A program that knows eng and vie and then does this. */
    private Path program(String script) throws IOException {
        return script("#!/bin/sh\n" + LANGUAGES + script + "\n");
    }

    private Path script(String text) throws IOException {
        Path file = folder.resolve("recogniser");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    /** A program that writes this table. */
    private Path writing(String table) throws IOException {
        Files.writeString(folder.resolve("table.tsv"), table);
        return program("cat '" + folder.resolve("table.tsv") + "'");
    }

    private static CopyCertifier.Builder builder(Path program, Duration limit) {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B).textLayer(TextLayer.tesseract(program, "vie+eng", limit));
    }

    private Path copy(Path program, Duration limit) throws IOException {
        Path file = out.resolve("copy.pdf");
        builder(program, limit)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .writeTo(file);
        return file;
    }

    private void assertRefused(String code, ThrowingCallable call) throws IOException {
        assertThatThrownBy(call).isInstanceOfSatisfying(PolicyException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("vi"))) {
                assertThat(e.problem().sentence(locale)).doesNotContain("{").doesNotContain("\n");
                assertThat(e.problem().hint(locale)).isPresent();
            }
        });
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void missingProgramRejectedBeforeAnyCopy() throws IOException {
        assertRefused(
                "TEXT_LAYER_PROGRAM_MISSING",
                () -> builder(folder.resolve("none"), LIMIT).build());
        assertRefused(
                "TEXT_LAYER_PROGRAM_MISSING",
                () -> builder(Path.of("no-such-program"), LIMIT).build());
        Path other = script("#!/bin/sh\necho 'usage: other'\n");
        assertRefused("TEXT_LAYER_PROGRAM_MISSING", () -> builder(other, LIMIT).build());
    }

    @Test
    void missingLanguageRejectedBeforeAnyCopy() throws IOException {
        Path program = script("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n");
        assertRefused(
                "TEXT_LAYER_LANGUAGE_MISSING", () -> builder(program, LIMIT).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vie+", "+eng", "-psm", "vie eng", "../x", "vie,eng"})
    void languagesWrittenOtherwiseRejected(String languages) {
        assertThatThrownBy(() -> TextLayer.tesseract(Path.of("tesseract"), languages, LIMIT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT2H"})
    void limitsThatAreNoneRejected(Duration limit) {
        assertThatThrownBy(() -> TextLayer.tesseract(Path.of("tesseract"), "vie", limit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void programThatHangsIsKilledWithItsChildren() throws Exception {
        Path pids = folder.resolve("pids");
        Path program = program("sleep 300 & echo $! $$ > '" + pids + "'; wait");
        long before = System.nanoTime();

        assertRefused("TEXT_LAYER_TIMEOUT", () -> copy(program, Duration.ofSeconds(2)));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(20);
        for (String pid : Files.readString(pids).strip().split(" ")) {
            for (int i = 0; i < 100 && runs(pid); i++) {
                Thread.sleep(100);
            }
            assertThat(runs(pid)).as("process " + pid).isFalse();
        }
    }

    /** A process that ended may stay in the list until somebody asks for its exit code: a zombie. */
    private static boolean runs(String pid) throws IOException {
        Path state = Path.of("/proc", pid, "stat");
        boolean known = ProcessHandle.of(Long.parseLong(pid))
                .map(ProcessHandle::isAlive)
                .orElse(false);
        try {
            return known && !(Files.exists(state) && Files.readString(state).contains(") Z "));
        } catch (NoSuchFileException ended) {
            return false;
        }
    }

    @Test
    void endlessOutputRejected() throws IOException {
        Path program = program("exec yes '" + "x".repeat(200) + "'");
        assertRefused("TEXT_LAYER_OUTPUT_WRONG", () -> copy(program, LIMIT));
    }

    @Test
    void endlessErrorsAreReadAndNotKept() throws IOException {
        Files.writeString(folder.resolve("table.tsv"), HEADER);
        Path program = program("head -c 20000000 /dev/zero >&2; cat '" + folder.resolve("table.tsv") + "'");
        assertThat(copy(program, LIMIT)).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, TEXT_LAYER_FAILED",
        "kill -9 $$, TEXT_LAYER_FAILED",
        "echo Failed loading language vie >&2, TEXT_LAYER_FAILED",
        "true, TEXT_LAYER_OUTPUT_WRONG",
        "echo garbage, TEXT_LAYER_OUTPUT_WRONG",
        "head -c 100000 /dev/urandom, TEXT_LAYER_OUTPUT_WRONG",
    })
    void otherAnswerRejected(String script, String code) throws IOException {
        Path program = program(script);
        assertRefused(code, () -> copy(program, LIMIT));
    }

    @Test
    void noKeyIsUsedWhereTheWordsCannotBeHad() throws IOException {
        CountingKey key = CountingKey.of(PKI.certifierKey());
        CopyCertifier certifier =
                builder(program("exit 1"), LIMIT).certifier(key).build();
        int before = key.uses().get();

        assertRefused(
                "TEXT_LAYER_FAILED",
                () -> certifier.certify(Samples.scan(1), Samples.record(1)).writeTo(out.resolve("copy.pdf")));
        assertThat(key.uses()).hasValue(before);
    }

    @Test
    void programSeesOneFileAndLittleElse() throws IOException {
        Files.writeString(folder.resolve("table.tsv"), HEADER);
        Path program = program("pwd > '" + folder + "/pwd'; ls -ld . > '" + folder + "/mode'; ls > '" + folder
                + "/files'; echo \"$@\" > '" + folder + "/arguments'; env > '" + folder + "/env'; cat > '" + folder
                + "/stdin'; cat '" + folder.resolve("table.tsv") + "'");
        copy(program, LIMIT);

        assertThat(Path.of(read("pwd"))).doesNotExist();
        assertThat(read("mode")).startsWith("drwx------");
        assertThat(read("files")).isEqualTo("page.jpg");
        assertThat(read("arguments")).isEqualTo("page.jpg stdout -l vie+eng --dpi 100 -c tessedit_create_tsv=1");
        assertThat(read("stdin")).isEmpty();
        assertThat(read("env").lines().map(line -> line.replaceAll("=.*", "")))
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "TMPDIR",
                        "TMP",
                        "TEMP",
                        "LD_LIBRARY_PATH",
                        "TESSDATA_PREFIX",
                        "LC_ALL",
                        "OMP_THREAD_LIMIT",
                        "PWD", // these three are the shell's own
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name)).strip();
    }

    @Test
    void wordsStandInvisibleWhereTheyWereRead() throws Exception {
        String words = "5\t1\t1\t1\t1\t1\t40\t102\t100\t18\t96\tĐộc\n"
                + "5\t1\t1\t1\t1\t2\t200\t100\t140\t20\t95\tla\u0323\u0302p漢字(\\)\n" // decomposed; no Chinese in the
                // font
                + "4\t1\t1\t1\t2\t0\t40\t200\t50\t20\t-1\t\n5\t1\t1\t1\t2\t1\t40\t200\t50\t20\t90\t漢字\n";
        Path copy = copy(writing(HEADER + words), LIMIT);

        CopyCheck.requireSigned(Files.readAllBytes(copy));
        try (PDDocument document = Loader.loadPDF(copy.toFile())) {
            List<TextPosition> letters = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    letters.add(letter);
                    super.processTextPosition(letter);
                }
            };
            stripper.setEndPage(1);
            assertThat(stripper.getText(document).strip()).isEqualTo("Độc lập(\\)");
            double point = 72.0 / 100; // of a pixel
            assertThat((double) letters.get(0).getX()).isCloseTo(40 * point, within());
            assertThat((double) letters.get(0).getFontSizeInPt()).isCloseTo(20 * point / 1.107, within());
            TextPosition last = letters.get(letters.size() - 2); // a space is behind it
            assertThat((double) last.getX() + last.getWidth()).isCloseTo(340 * point, within());
            assertThat((double) last.getY()).isCloseTo((120 - 0.216 * 20 / 1.107) * point, within());
            assertThat(new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1)
                            .strip())
                    .contains("BT 3 Tr\n")
                    .endsWith("0 Tr ET Q");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<bansao:textLayer>vie+eng</bansao:textLayer>");
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.1);
    }

    @Test
    void copyWithoutWordsIsLikeOneWithoutALayer() throws IOException {
        Path copy = copy(writing(HEADER), LIMIT);
        try (PDDocument document = Loader.loadPDF(copy.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            assertThat(stripper.getText(document)).isBlank();
        }
    }

    @Test
    void scanThatIsReplacedMeanwhileRejected() throws IOException {
        Path scan = folder.resolve("scan.jpg");
        Files.write(scan, Samples.jpeg(1));
        Path other = folder.resolve("other.jpg");
        Files.write(other, Samples.jpeg(2));
        Files.writeString(folder.resolve("table.tsv"), HEADER);
        Path program = program("cp '" + other + "' '" + scan + "'; cat '" + folder.resolve("table.tsv") + "'");
        assertRefused(
                "TEXT_LAYER_SCAN_CHANGED",
                () -> builder(program, LIMIT)
                        .build()
                        .certify(Scan.of(scan).withFallbackDpi(100), Samples.record(1))
                        .writeTo(out.resolve("copy.pdf")));
    }

    /** A PDF as scanners make it, of one picture of 420 x 594 pixels at 100 dpi that its page may cut. */
    private byte[] scannerPdf(PictureOf picture, float shownHeight) throws IOException {
        float width = 420 * 0.72f;
        float height = 594 * 0.72f;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            page.setCropBox(new PDRectangle(0, height - shownHeight, width, shownHeight));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture.in(document), 0, 0, width, height);
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface PictureOf {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    @Test
    void wordsThatThePageCutsOffAreLeftOut() throws Exception {
        String words = "5\t1\t1\t1\t1\t1\t40\t102\t100\t18\t96\tseen\n"
                + "4\t1\t1\t1\t2\t0\t40\t500\t50\t20\t-1\t\n5\t1\t1\t1\t2\t1\t40\t500\t50\t20\t90\thidden\n";
        BufferedImage picture = new BufferedImage(420, 594, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pdf = scannerPdf(document -> LosslessFactory.createFromImage(document, picture), 200);
        Path copy = out.resolve("copy.pdf");
        builder(writing(HEADER + words), LIMIT)
                .build()
                .certify(Scan.of(List.of(DocumentSource.of("scan.pdf", pdf))), Samples.record(1))
                .writeTo(copy);

        try (PDDocument document = Loader.loadPDF(copy.toFile())) {
            String content = new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(content.lines().filter(line -> line.endsWith("Tj"))).hasSize(1);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            assertThat(stripper.getText(document).strip()).isEqualTo("seen");
        }
    }

    @Test
    void pictureOfAnUnknownKindRejectedBeforeTheProgramRuns() throws Exception {
        Path ran = folder.resolve("ran");
        byte[] pdf = scannerPdf(
                document -> new PDImageXObject(
                        document,
                        new ByteArrayInputStream(new byte[40]),
                        COSName.JBIG2_DECODE,
                        420,
                        594,
                        1,
                        PDDeviceGray.INSTANCE),
                594 * 0.72f);
        List<DocumentSource> files =
                List.of(DocumentSource.of("first.jpg", Samples.jpeg(1)), DocumentSource.of("second.pdf", pdf));
        CopyCertifier certifier =
                builder(program("touch '" + ran + "'; exit 1"), LIMIT).build();

        assertRefused(
                "TEXT_LAYER_IMAGE_UNSUPPORTED",
                () -> certifier
                        .certify(Scan.of(files).withFallbackDpi(100), Samples.record(2))
                        .writeTo(out.resolve("copy.pdf")));
        assertThat(ran).doesNotExist();
    }

    @Test
    void interruptionKillsTheProgramAndLeavesNothing() throws Exception {
        Path pid = folder.resolve("pid");
        Path program = program("echo $$ > '" + pid + "'; pwd > '" + folder + "/pwd'; exec sleep 300");
        CopyCertifier certifier = builder(program, Duration.ofMinutes(5)).build();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                certifier.certify(Samples.scan(1), Samples.record(1)).writeTo(out.resolve("copy.pdf"));
            } catch (IOException | RuntimeException e) {
                thrown.set(e);
            }
        });
        thread.start();
        while (thread.isAlive()
                && !(Files.exists(folder.resolve("pwd")) && !read("pwd").isEmpty())) {
            Thread.sleep(20);
        }
        thread.interrupt();
        thread.join(20_000);

        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
        for (int i = 0; i < 100 && runs(read("pid")); i++) {
            Thread.sleep(100);
        }
        assertThat(runs(read("pid"))).isFalse();
        assertThat(Path.of(read("pwd"))).doesNotExist();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }
}
