package vn.bansao.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts: arguments, exit code, standard output, standard error. */
class MainTest {
    private static final String UNSIGNED = """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[]/Count 0>>
            endobj
            xref
            0 3
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000054 00000 n\s
            trailer
            <</Size 3/Root 1 0 R>>
            startxref
            100
            %%EOF
            """;

    @TempDir
    Path folder;

    private record Transcript(int code, String out, String err) {}

    private static Transcript run(byte[] in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                arguments,
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Transcript(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Transcript run(String... arguments) {
        return run(new byte[0], arguments);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] unsigned() {
        String text = UNSIGNED.replace("startxref\n100", "startxref\n" + UNSIGNED.indexOf("xref\n0 3"));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void unsignedFileIsFour() {
        Transcript run = run(unsigned(), "--format", "json", "-");
        assertThat(run.out()).contains("\"verdict\":\"NOT_SIGNED\"").contains("\"file\":\"-\"");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void missingFileIsFiveWithOneLineOfJson() throws IOException {
        Transcript run = run("--format", "json", folder.resolve("none.pdf").toString());
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out().lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("verdict").asText()).isEqualTo("UNREADABLE");
        assertThat(json.get("profile").asText()).isEqualTo("copy");
        assertThat(json.get("policy").asText()).isEqualTo("V2026");
        assertThat(json.get("signatures").isArray()).isTrue();
        assertThat(json.get("copy").isNull()).isTrue();
        assertThat(json.get("findings").get(0).get("severity").asText()).isEqualTo("ERROR");
    }

    @Test
    void greatestCodeOfSeveralFilesCounts() throws IOException {
        Path garbage = file("a.pdf", "not a PDF at all");
        Files.write(folder.resolve("b.PDF"), unsigned());
        Transcript run = run("--format", "json", folder.toString());
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).contains(garbage.getFileName().toString()).contains("NOT_SIGNED");
    }

    @Test
    void fileOverTheLimitIsFive() {
        Transcript run = run(unsigned(), "--max-size", "100", "--format", "json", "-");
        assertThat(run.out()).contains("PDF_OVER_LIMIT");
        assertThat(run.code()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--allow-host example.vn -",
                "--format etsi-xml - -",
                "--format yaml -",
                "--profile other -",
                "--lang fr -",
                "--at yesterday -",
                "--trust /does/not/exist -",
                "--no-such-option -",
                ""
            })
    void wrongUsageIsTwoWithErrorAndHint(String line) {
        Transcript run = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("\nhint: ");
    }

    @Test
    void htmlOfAnUnsignedFileIsOneDocument() {
        Transcript run = run(unsigned(), "--format", "html", "--lang", "vi", "-");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("KHÔNG CÓ CHỮ KÝ");
    }

    @Test
    void htmlOfAFileThatIsMissingIsFive() {
        Transcript run = run("--format", "html", folder.resolve("none.pdf").toString());
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).contains("UNREADABLE").doesNotContain("<figure");
    }

    @Test
    void reportThatCannotBeWrittenIsTwoAndLeavesNothing() {
        Path out = folder.resolve("no/such/folder/report.html");
        Transcript run = run(unsigned(), "--format", "html", "--out", out.toString(), "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("error: can't write").doesNotContain("internal");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void vietnameseTextWithoutColour() {
        Transcript run = run(unsigned(), "--lang", "vi", "-");
        assertThat(run.out()).contains("KHÔNG CÓ CHỮ KÝ").doesNotContain("\u001B");
    }

    @Test
    void reportGoesToTheFileGiven() throws IOException {
        Path out = folder.resolve("report.jsonl");
        Transcript run = run(unsigned(), "--format", "json", "--out", out.toString(), "-");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(out)).endsWith("}\n");
    }

    @Test
    void controlTimeIsTheOneGiven() {
        Transcript run = run(unsigned(), "--format", "json", "--at", "2026-11-22T09:05:07+07:00", "-");
        assertThat(run.out()).contains("\"checkedAt\":\"2026-11-22T09:05:07+07:00\"");
    }

    @Test
    void onlineIsAccepted() {
        Transcript run = run(unsigned(), "--online", "--allow-host", "crl.example.vn", "--format", "json", "-");
        assertThat(run.out()).contains("NOT_SIGNED");
        assertThat(run.code()).isEqualTo(4);
    }

    /** What the launcher learns the classes from must go the whole way. */
    @Test
    void exampleOfTheLauncherIsValid() {
        Path example = Path.of("src/main/dist/share/warm-up");
        Transcript run = run(
                "--at",
                "2026-11-27T09:00:00+07:00",
                "--trust",
                example.resolve("anchors.pem").toString(),
                example.resolve("copy.pdf").toString());
        assertThat(run.code()).as(run.out()).isZero();
    }

    @Test
    void helpIsZero() {
        Transcript run = run("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--trust-tsa");
    }
}
