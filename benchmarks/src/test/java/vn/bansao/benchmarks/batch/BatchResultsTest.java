package vn.bansao.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.benchmarks.batch.Phase.Result;

class BatchResultsTest {

    @TempDir
    private Path folder;

    private static BatchResults results(double memory, double disk, double batch, double prompt, double slow) {
        return results(memory, disk, batch, prompt, slow, prompt, 3);
    }

    private static BatchResults results(
            double memory, double disk, double batch, double prompt, double slow, double longTerm, int ocspRequests) {
        return new BatchResults(
                "openjdk version \"25.0.1\" 2025-10-21",
                "-Xmx96m",
                2,
                "2026-11-26",
                List.of(
                        result(Phase.IN_MEMORY, memory),
                        result(Phase.DISK, disk),
                        result(Phase.BATCH, batch),
                        result(Phase.TSA_PROMPT, prompt),
                        result(Phase.LONG_TERM, longTerm).asking(ocspRequests),
                        result(Phase.TSA_SLOW, slow)));
    }

    private static Result result(Phase phase, double perSecond) {
        return new Result(phase.name(), 1000, 1000 / perSecond, 0.5, 150, 0);
    }

    @Test
    void theBatchIsHeldAgainstTheNarrowerOfProcessorsAndDisk() {
        assertThat(results(3000, 1000, 750, 100, 90).goals())
                .containsExactly(
                        "met     batch with journal, of what processors and disk allow: 0.75, at least 0.70",
                        "met     TSA after 50 ms, of the same TSA at once: 0.90, at least 0.85",
                        "met     B-LT, of B-T: 1.00, at least 0.80",
                        "met     OCSP requests for 1,000 copies at B-LT: 3, at least 1, at most 3");
        assertThat(results(1000, 3000, 690, 100, 80, 79, 4).goals())
                .hasSize(4)
                .allMatch(goal -> goal.startsWith("MISSED"));
    }

    /** Ten minutes a window: 1,000 copies at one a second need two. */
    @Test
    void eachWindowMayAskOnce() {
        assertThat(results(3000, 1000, 750, 1, 1, 1, 6).goals().get(3)).startsWith("met ");
        assertThat(results(3000, 1000, 750, 1, 1, 1, 7).goals().get(3)).startsWith("MISSED ");
    }

    /** Whoever asks nobody has proved nothing. */
    @Test
    void aBatchThatAskedNobodyIsNoPass() {
        assertThat(results(3000, 1000, 750, 100, 90, 100, 0).goals().get(3)).startsWith("MISSED ");
    }

    @Test
    void composingAndWritingShareTheProcessors() {
        // 0.5 ms of a processor for a copy, 0.5 ms for a file: two processors make 2,000 a second of both.
        assertThat(results(3900, 3900, 1500, 100, 90).goals().get(0)).contains("0.75");
    }

    @Test
    void aPhaseThatWasNotMeasuredIsNoPass() {
        BatchResults empty = new BatchResults("", "", 2, "", List.of());

        assertThatThrownBy(empty::goals).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTableNamesMachineAndPhases() {
        BatchResults results = results(3000, 1000, 750, 100, 90);

        assertThat(results.feature()).isEqualTo("25");
        assertThat(results.markdown())
                .contains("25.0.1", "-Xmx96m", "| batch with journal | 1,000 | 1.3 | 750 | 0.500 | 150 | 0 |");
    }

    /** Each phase for some items: that it works, not how fast. */
    @Test
    void everyPhaseRuns() throws Exception {
        Path scan = Files.write(folder.resolve("page.jpg"), page());
        for (Phase phase : Phase.values()) {
            Path work = folder.resolve(phase == Phase.RERUN ? Phase.BATCH.name() : phase.name());
            Files.createDirectories(work);
            assertThat(run(phase, work, scan).items()).as(phase.name()).isEqualTo(12);
        }
        assertThat(run(Phase.RESUME, folder.resolve(Phase.RESUME.name()), scan).seconds())
                .isPositive();
        try (Stream<Path> copies = Files.walk(folder.resolve(Phase.TSA_SLOW.name()))) {
            assertThat(copies.filter(file -> file.toString().endsWith(".pdf")))
                    .as("those of the warm-up, too")
                    .hasSize(24);
        }
    }

    private static Result run(Phase phase, Path work, Path scan) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            PhaseRun.main(new String[] {phase.name(), work.toString(), scan.toString(), "12"});
        } finally {
            System.setOut(before);
        }
        return new ObjectMapper().readValue(bytes.toString(StandardCharsets.UTF_8), Result.class);
    }

    private static byte[] page() throws IOException {
        String root = System.getProperty("bansao.root", "");
        Assumptions.assumeFalse(root.isEmpty(), "skipped: -Dbansao.root is not set");
        Path scans = Path.of(root, "examples/quickstart/src/main/resources/vn/bansao/examples/quickstart/scans");
        try (Stream<Path> files = Files.list(scans)) {
            Path jpeg = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no JPEG among " + Arrays.toString(scans.toFile().list())));
            return Files.readAllBytes(jpeg);
        }
    }
}
