package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people give by mistake: one error and one hint in their language, and no file that was not there before. */
class ScanTroubleTest {
    private static final String SCAN = "Giấy khai sinh số 1.JPG";

    @TempDir
    private Path folder;

    /** How one run has ended. */
    private record Run(int exit, List<String> lines) {}

    @BeforeEach
    void scan() throws IOException {
        try (InputStream jpeg = Quickstart.class.getResourceAsStream("scans/baiona_color.jpg")) {
            Files.copy(Objects.requireNonNull(jpeg), folder.resolve(SCAN));
        }
    }

    @Test
    void namesWithBlanksAndVietnameseLettersAndWrongExtensionsAccepted() throws IOException {
        try (InputStream png = Quickstart.class.getResourceAsStream("scans/typewriter.png")) {
            Files.copy(Objects.requireNonNull(png), folder.resolve("trang 2.jpg"));
        }
        Run run = run("en", folder.resolve("bản sao.pdf"), folder.resolve(SCAN), folder.resolve("trang 2.jpg"));
        assertThat(run.exit()).as("%s", run.lines()).isZero();
        assertThat(names()).containsExactlyInAnyOrder(SCAN, "trang 2.jpg", "bản sao.pdf", "anchors.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "en, none.jpg, 'FILE_NOT_FOUND: ', there is no such file or folder, check the path",
        "vi, none.jpg, 'FILE_NOT_FOUND: ', không có tệp hoặc thư mục này, kiểm tra đường dẫn",
        "en, folder, 'FILE_NOT_READ: ', (is a directory): can't be read, 'give files of images or PDF, not folders'",
        "vi, folder, 'FILE_NOT_READ: ', (is a directory): không đọc được, không đưa thư mục",
        "en, empty.jpg, 'SCAN_FORMAT_UNSUPPORTED: page 1, ', the file is empty, let the scanner save JPEG",
        "en, text.pdf, 'SCAN_FORMAT_UNSUPPORTED: page 1, ', the file is of an unknown kind, let the scanner save JPEG",
    })
    void wrongFileIsOneErrorWithItsNameAndLeavesNothing(
            String language, String name, String code, String sentence, String hint) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.createFile(folder.resolve("empty.jpg"));
        Files.writeString(folder.resolve("text.pdf"), "xin chào");
        List<String> before = names();

        Run run = run(language, folder.resolve("copy.pdf"), folder.resolve(name));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0))
                .startsWith("error: " + code)
                .contains(name)
                .contains(sentence);
        assertThat(run.lines().get(1)).startsWith("hint: ").contains(hint);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void placeThatCannotBeWrittenIsNamedAsItWasGiven() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("copy.pdf"));
        Run run = run("vi", inTheWay, folder.resolve(SCAN));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines())
                .containsExactly(
                        "error: FILE_NOT_WRITTEN: " + inTheWay
                                + " (not a regular file): không ghi được, không để lại tệp dở dang",
                        "hint: giải phóng ổ đĩa, hoặc chọn tên tệp ở thư mục khác");
        assertThat(names()).containsExactlyInAnyOrder(SCAN, "copy.pdf");
    }

    /** Else a copy would take the place of a device, for every other program too. */
    @Test
    void deviceIsNeverReplaced() throws IOException {
        Path device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(device), "skipped: no /dev/full");
        Run run = run("en", device, folder.resolve(SCAN));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("error: FILE_NOT_WRITTEN: /dev/full (not a regular file)");
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(names()).containsExactly(SCAN);
    }

    @Test
    void originalIsNeverOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve(SCAN));
        Path link = Files.createSymbolicLink(folder.resolve("link.jpg"), folder.resolve(SCAN));
        for (Path out : List.of(folder.resolve(SCAN), folder.resolve(".").resolve(SCAN), link)) {
            Run run = run("en", out, folder.resolve(SCAN));
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.lines().get(0)).contains("--out and --anchors-out need names of their own");
        }
        assertThat(folder.resolve(SCAN)).hasBinaryContent(before);
    }

    @Test
    void unknownLanguageIsAnErrorOfUse() throws IOException {
        assertThat(run("fr", folder.resolve("copy.pdf"), folder.resolve(SCAN)).exit())
                .isEqualTo(2);
        assertThat(names()).containsExactly(SCAN);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Run run(String language, Path out, Path... scans) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Stream<String> options = Stream.of(
                    "--lang",
                    language,
                    "--out",
                    out.toString(),
                    "--anchors-out",
                    folder.resolve("anchors.pem").toString(),
                    "--scan");
            int exit =
                    Quickstart.run(Stream.concat(options, Arrays.stream(scans).map(Path::toString))
                            .toArray(String[]::new));
            return new Run(exit, err.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setErr(before);
        }
    }
}
