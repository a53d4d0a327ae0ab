package vn.bansao.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreThoseOfTheFile() throws IOException {
        Results results = Sample.results();

        assertThat(results.rows()).hasSize(16);
        assertThat(results.rows().get(1)).isEqualTo(new Row(Case.signing(1, 1), Row.BANSAO, 2600, 10.5, 30720));
        assertThat(results.row(Case.verifying(2), Row.LIMIT).map(Row::perSecond))
                .contains(3300.0);
        assertThat(results.row(Case.signing(1, 1).threads(2), Row.BANSAO)).isPresent();
        assertThat(results.header().feature()).isEqualTo(25);
    }

    @Test
    void errorThatJmhCouldNotTellIsZero() throws IOException {
        assertThat(Sample.results().row(Case.signing(1, 1), "PDFBOX_BC").map(Row::error))
                .contains(0.0);
    }

    @Test
    void bestPeerIsTheFastestButNeverOursNorRebuiltNorTheLimit() throws IOException {
        assertThat(Sample.results().bestPeer(Case.signing(1, 1)).map(Row::who)).contains("PDFBOX_BC_TUNED");
    }

    @Test
    void rebuiltPeersAreKeptApart() throws IOException {
        assertThat(Sample.results().bestRebuilt(Case.signing(1, 1)).map(Row::who))
                .contains("PDFBOX_BC_REBUILT");
        assertThat(Sample.results().bestRebuilt(Case.signing(1, 2))).isEmpty();
    }

    @Test
    void noBestPeerWithoutATunedOne() throws IOException {
        Case of = Case.signing(1, 1);

        assertThat(Sample.without(of, "PDFBOX_BC_TUNED").bestPeer(of)).isEmpty();
    }

    @Test
    void headerSurvivesTheFile() throws IOException {
        Header header = Sample.results().header();
        Path file = folder.resolve("results.json");

        Results.write(file, header, new ObjectMapper().createArrayNode());

        assertThat(Results.read(file)).isEqualTo(new Results(header, List.of()));
    }

    /** Earlier results of verifiers tell no level, since there was only one. */
    @Test
    void levelOfAVerifiedCopyIsBUnlessTold() throws IOException {
        Path file = folder.resolve("results.json");
        Files.writeString(
                file, "{\"header\":null,\"benchmarks\":[" + verified("") + "," + verified(",\"level\":\"LT\"") + "]}");

        assertThat(Results.read(file).rows().stream().map(Row::of))
                .containsExactly(Case.verifying(1), Case.verifying(1).level("LT"));
    }

    private static String verified(String level) {
        return "{\"benchmark\":\"jmh.VerificationBenchmark.verify\",\"threads\":1,\"params\":{\"checker\":\"BANSAO\",\"signatures\":\"1\""
                + level + "},\"primaryMetric\":{\"score\":1},"
                + "\"secondaryMetrics\":{\"gc.alloc.rate.norm\":{\"score\":1}}}";
    }

    @Test
    void resultWithoutAllocationRejected() throws IOException {
        Path file = folder.resolve("results.json");
        Files.writeString(
                file,
                "{\"benchmarks\":[{\"benchmark\":\"jmh.VerificationLimitBenchmark.verify\",\"threads\":1,\"primaryMetric\":{\"score\":1}}]}");

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a result without score");
    }
}
