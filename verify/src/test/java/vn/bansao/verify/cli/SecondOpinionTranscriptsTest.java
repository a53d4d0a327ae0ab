package vn.bansao.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.verify.tamper.Bench;

/** The command line with EU DSS, and without its jars. */
class SecondOpinionTranscriptsTest {
    private static final String AT = "2026-11-22T02:05:07Z";

    @TempDir
    Path folder;

    private Path anchors;
    private Path copy;

    private record Transcript(int code, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        anchors = folder.resolve("anchors.pem");
        Bench.PKI.writeAnchors(anchors);
        copy = Files.write(folder.resolve("copy.pdf"), Bench.copy());
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--trust", anchors.toString(), "--at", AT, "--lang", "en"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private Transcript run(String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                arguments(more).toArray(String[]::new),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Transcript(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void jsonHoldsBothVerdicts() throws IOException {
        Transcript run = run("--second-opinion", "--format", "json", copy.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        JsonNode opinion = new ObjectMapper().readTree(run.out()).get("secondOpinion");
        List<String> names = new ArrayList<>();
        opinion.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("engine", "version", "verdict", "agrees", "failure", "signatures");
        assertThat(opinion.get("verdict").asText()).isEqualTo("VALID");
        assertThat(opinion.get("signatures")).hasSize(2);
        for (JsonNode signature : opinion.get("signatures")) {
            assertThat(signature.get("indication").asText()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.get("subIndication").isNull()).isTrue();
        }
    }

    @Test
    void etsiReportIsAllThatIsPrinted() {
        Transcript run = run("--format", "etsi-xml", copy.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("<?xml ").contains("ValidationReport").endsWith(">\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void etsiReportOfAnUnreadableFileIsMissingAndSaidToBe() throws IOException {
        Path garbage = Files.writeString(folder.resolve("x.pdf"), "no PDF");
        Transcript run = run("--format", "etsi-xml", garbage.toString());
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("\nhint: ");
    }

    @Test
    void etsiReportIsOfOneFile() {
        Transcript run = run("--format", "etsi-xml", copy.toString(), copy.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("2 files").contains("\nhint: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--second-opinion", "--format=etsi-xml"})
    void withoutTheJarsItIsWrongUsage(String option) throws Exception {
        Transcript run = withoutDss(option, copy.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error: EU DSS gives no second opinion: its jars are not on the class path")
                .contains("\nhint: put the jars of EU DSS on the class path");
    }

    @Test
    void withoutTheJarsEverythingElseWorks() throws Exception {
        Transcript run = withoutDss(copy.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    /** A JVM of its own, whose class path is this one's without DSS. */
    private Transcript withoutDss(String... more) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("dss-"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, Main.class.getName()));
        command.addAll(arguments(more));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Transcript(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
