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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.verify.tamper.Bench;

/** The command line over good and broken copies: exit codes, and the JSON that others build on, key by key. */
class CopyTranscriptsTest {
    private static final String AT = "2026-11-22T02:05:07Z";

    @TempDir
    Path folder;

    private Path anchors;

    private record Transcript(int code, String out, String err) {}

    @BeforeEach
    void anchors() throws IOException {
        anchors = folder.resolve("anchors.pem");
        Bench.PKI.writeAnchors(anchors);
    }

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

    private Transcript judge(byte[] copy, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--trust", anchors.toString(), "--at", AT, "--format", "json"));
        arguments.addAll(List.of(more));
        arguments.add("-");
        return run(copy, arguments.toArray(String[]::new));
    }

    private static byte[] broken() {
        byte[] copy = Bench.copy();
        copy[2_000] ^= 1;
        return copy;
    }

    private static JsonNode json(Transcript run) throws IOException {
        assertThat(run.out()).endsWith("}\n");
        assertThat(run.out().lines()).hasSize(1);
        return new ObjectMapper().readTree(run.out());
    }

    private static void assertKeys(JsonNode node, String... keys) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly(keys);
    }

    @Test
    void goodCopyIsZero() throws IOException {
        Transcript run = judge(Bench.copy());
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode json = json(run);
        assertThat(json.get("verdict").asText()).isEqualTo("VALID");
        assertThat(json.get("signaturesCount").asInt()).isEqualTo(2);
        assertThat(json.get("validSignaturesCount").asInt()).isEqualTo(2);
        assertThat(json.get("checkedAt").asText()).isEqualTo("2026-11-22T09:05:07+07:00");
        assertThat(json.get("copy").get("year").asInt()).isEqualTo(2026);
        assertThat(json.get("copy").get("pages").asInt()).isEqualTo(1);
    }

    @Test
    void keysAreThoseOfTheContract() throws IOException {
        JsonNode json = json(judge(Bench.copy()));
        assertKeys(
                json,
                "file",
                "profile",
                "policy",
                "checkedAt",
                "verdict",
                "signaturesCount",
                "validSignaturesCount",
                "signatures",
                "timestamps",
                "copy",
                "findings");
        for (JsonNode signature : json.get("signatures")) {
            assertKeys(
                    signature,
                    "field",
                    "role",
                    "signer",
                    "organisation",
                    "issuer",
                    "algorithm",
                    "indication",
                    "subIndication",
                    "level",
                    "claimedTime",
                    "bestSignatureTime",
                    "coverage",
                    "modifications",
                    "findings");
        }
        assertThat(json.get("timestamps")).hasSize(2);
        for (JsonNode timestamp : json.get("timestamps")) {
            assertKeys(timestamp, "kind", "indication", "subIndication", "time", "authority");
        }
        assertKeys(
                json.get("copy"),
                "kind",
                "number",
                "volume",
                "year",
                "agency",
                "certifier",
                "copyCode",
                "pages",
                "renewBefore");
        JsonNode findings = json(judge(broken())).get("findings");
        assertThat(findings).isNotEmpty();
        for (JsonNode finding : findings) {
            assertKeys(finding, "code", "severity", "message", "values");
        }
    }

    @Test
    void brokenCopyIsOne() throws IOException {
        Transcript run = judge(broken());
        assertThat(run.code()).isEqualTo(1);
        JsonNode json = json(run);
        assertThat(json.get("verdict").asText()).isEqualTo("INVALID");
        assertThat(json.get("signatures").get(0).get("subIndication").asText()).isEqualTo("HASH_FAILURE");
    }

    @Test
    void copyWithoutRevocationListsIsThree() throws IOException {
        String pem = Files.readString(anchors);
        Files.writeString(anchors, pem.substring(0, pem.indexOf("-----BEGIN X509 CRL")));
        Transcript run = judge(Bench.copy());
        assertThat(run.code()).isEqualTo(3);
        assertThat(json(run).get("signatures").get(0).get("subIndication").asText())
                .isEqualTo("TRY_LATER");
    }

    @Test
    void garbageIsFive() throws IOException {
        Transcript run = judge("garbage".getBytes(StandardCharsets.US_ASCII));
        assertThat(run.code()).isEqualTo(5);
        assertThat(json(run).get("verdict").asText()).isEqualTo("UNREADABLE");
    }

    @Test
    void greatestCodeOfGoodAndBrokenIsOne() throws IOException {
        Files.write(folder.resolve("a.pdf"), Bench.copy());
        Files.write(folder.resolve("b.pdf"), broken());
        Transcript run =
                run(new byte[0], "--trust", anchors.toString(), "--at", AT, "--format", "json", folder.toString());
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void textSaysItInVietnameseAndEnglish() {
        String[] english = {"--trust", anchors.toString(), "--at", AT, "--lang", "en", "-"};
        String[] vietnamese = {"--trust", anchors.toString(), "--at", AT, "--lang", "vi", "-"};
        assertThat(run(Bench.copy(), english).out()).contains("VALID");
        assertThat(run(Bench.copy(), vietnamese).out()).contains("HỢP LỆ");
    }

    @Test
    void htmlOfGoodAndBrokenIsOneDocumentInTheFileGiven() throws IOException {
        Files.write(folder.resolve("a.pdf"), Bench.copy());
        Files.write(folder.resolve("b.pdf"), broken());
        Path out = folder.resolve("report.html");
        Transcript run = run(
                new byte[0],
                "--trust",
                anchors.toString(),
                "--at",
                AT,
                "--lang",
                "en",
                "--format",
                "html",
                "--out",
                out.toString(),
                folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(out))
                .containsOnlyOnce("</html>")
                .contains("<strong>VALID</strong>", "<strong>INVALID</strong>", "a.pdf", "b.pdf");
    }

    @Test
    void htmlOfTheStandardInputShowsItsPages() {
        Transcript run =
                run(Bench.copy(), "--trust", anchors.toString(), "--at", AT, "--lang", "vi", "--format", "html", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("<strong>HỢP LỆ</strong>", "data:image/jpeg;base64,", "Chữ ký 2");
    }

    @Test
    void unknownOptionIsRefused() {
        Transcript run = run(Bench.copy(), "--trustt", anchors.toString(), "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains("--trustt");
    }

    @Test
    void copyOnTheFileSystemIsJudgedUnderItsName() throws IOException {
        Path file = Files.write(folder.resolve("bản sao.pdf"), Bench.copy());
        Transcript run =
                run(new byte[0], "--trust", anchors.toString(), "--at", AT, "--format", "json", file.toString());
        assertThat(run.code()).isZero();
        assertThat(json(run).get("file").asText()).isEqualTo(file.toString());
    }
}
