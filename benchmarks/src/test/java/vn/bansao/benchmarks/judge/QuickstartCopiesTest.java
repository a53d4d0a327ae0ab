package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.examples.quickstart.Quickstart;

/** Every real JPEG and PNG scan, certified by the quickstart with every key and level: all judges agree, we too. */
class QuickstartCopiesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"P256,B", "P256,T", "P384,B", "P384,T", "RSA2048,B", "RSA2048,T", "RSA3072,B", "RSA3072,T"})
    void copiesOfRealScansAcceptedByAll(String key, Level level) throws IOException {
        for (Path scan : scans()) {
            judge(key, level, "A", 2, scan);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"B", "T"})
    void copyOfSeveralPagesAcceptedByAll(Level level) throws IOException {
        judge("P256", level, "A", 2, scans().toArray(Path[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"B", "T"})
    void officialCopyAcceptedByAll(Level level) throws IOException {
        judge("P256", level, "C", 1, scans().toArray(Path[]::new));
    }

    private void judge(String key, Level level, String kind, int signatures, Path... scans) throws IOException {
        Path copy = folder.resolve("copy.pdf");
        Path anchors = folder.resolve("anchors.pem");
        Stream<String> options = Stream.of(
                "--out",
                copy.toString(),
                "--anchors-out",
                anchors.toString(),
                "--key",
                key,
                "--level",
                level.name(),
                "--kind",
                kind,
                "--scan");
        String[] arguments =
                Stream.concat(options, Stream.of(scans).map(Path::toString)).toArray(String[]::new);

        assertThat(Quickstart.run(arguments)).isZero();

        new DemoCopy(copy, anchors).requireAccepted(new Expected(level, signatures, 0, key.startsWith("RSA")));
    }

    private static List<Path> scans() throws IOException {
        String folder = System.getProperty("bansao.scans", "");
        Assumptions.assumeFalse(folder.isEmpty(), "skipped: no real scans, set -Dbansao.scans=<folder>");
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> scans = files.filter(file -> file.toString().matches(".*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
            assertThat(scans).isNotEmpty();
            return scans;
        }
    }
}
