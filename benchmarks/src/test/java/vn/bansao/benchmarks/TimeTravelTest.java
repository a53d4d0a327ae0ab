package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verdicts on copies that grow old, as EN 319 102-1 gives them, beside those of EU DSS: {@code docs/time-travel.tsv} has a
 * row for each story, with the clause and, where anybody says something else than the standard, the reason. DSS judges by
 * its default policy; only the ends of algorithms, which it would warn of, count.
 */
class TimeTravelTest {
    private static final int CELLS = 6;
    private static final String SAME = "=";

    /**
     * What is expected of one story.
     *
     * @param standard indication and sub-indication by the clause
     * @param ours the same and the level that we report
     * @param dss what DSS says; of the level, what elements the file has
     * @param reason why one of them differs, or empty
     */
    private record Row(String story, String clause, String standard, String ours, String dss, String reason) {
        @Override
        public String toString() {
            return story;
        }

        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(CELLS);
            return new Row(
                    cells[0], cells[1], cells[2], cells[3], cells[4].equals(SAME) ? cells[3] : cells[4], cells[5]);
        }

        boolean agreed() {
            return ours.equals(dss) && ours.startsWith(standard + " ");
        }
    }

    static Stream<Row> rows() throws IOException {
        return table().values().stream();
    }

    private static Map<String, Row> table() throws IOException {
        String root = System.getProperty("bansao.root", "");
        Assumptions.assumeFalse(root.isEmpty(), "skipped: -Dbansao.root is not set");
        List<String> lines = Files.readAllLines(Path.of(root, "docs", "time-travel.tsv"));
        Map<String, Row> rows = new LinkedHashMap<>();
        lines.stream().skip(1).map(Row::of).forEach(row -> rows.put(row.story(), row));
        return rows;
    }

    @Test
    void everyStoryHasItsRowAndEveryDifferenceItsReason() throws IOException {
        assertThat(table().keySet())
                .containsExactlyElementsOf(TravelScenes.all().keySet());
        assertThat(table().values()).allSatisfy(row -> {
            assertThat(row.clause()).as(row.story()).isNotBlank();
            assertThat(row.reason().isBlank()).as(row.story()).isEqualTo(row.agreed());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void judged(Row row) {
        TravelScenes.Scene scene = TravelScenes.all().get(row.story()).get();

        TravelVerdict ours = TravelVerdict.ours(scene.copy(), scene.world(), scene.lists());
        TravelVerdict dss = TravelVerdict.dss(scene.copy(), scene.world(), scene.lists());

        assertThat(ours + " | " + dss).isEqualTo(row.ours() + " | " + row.dss());
    }
}
