package vn.bansao.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The README's numbers are those of committed result files. A block is
 *
 * <pre>
 * &lt;!-- benchmarks:begin benchmarks/results/2026-11-27-jdk25.json -->
 * what {@link Tables#headline} makes of that file
 * &lt;!-- benchmarks:end -->
 * </pre>
 */
class ReadmeBenchmarksTest {
    private static final Path ROOT = Path.of(System.getProperty("bansao.root", ".."));
    private static final String BEGIN = "<!-- benchmarks:begin ";
    private static final String END = "<!-- benchmarks:end -->";

    /** A block of a text: the file it names, and its lines. */
    private record Block(String file, String text) {}

    @Test
    void readmeSaysWhatWasMeasured() throws IOException {
        for (Block block : blocks(Files.readString(ROOT.resolve("README.md"), StandardCharsets.UTF_8))) {
            Results results = Results.read(ROOT.resolve(block.file()));

            assertThat(block.text()).as(block.file()).isEqualTo(Tables.headline(results));
        }
    }

    @Test
    void blockIsFound() {
        assertThat(blocks("before\n" + BEGIN + "a.json -->\none\ntwo\n" + END + "\nafter\n"))
                .containsExactly(new Block("a.json", "one\ntwo\n"));
    }

    @Test
    void textWithoutABlockRejected() {
        assertThatThrownBy(() -> blocks("nothing\n")).isInstanceOf(AssertionError.class);
    }

    @Test
    void blockWithoutAnEndRejected() {
        assertThatThrownBy(() -> blocks(BEGIN + "a.json -->\none\n")).isInstanceOf(AssertionError.class);
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int first = text.indexOf('\n', begin) + 1;
            int end = text.indexOf(END, first);
            assertThat(end).as("a benchmarks:end for each benchmarks:begin").isPositive();
            String file = text.substring(begin + BEGIN.length(), text.indexOf(" -->", begin));
            blocks.add(new Block(file, text.substring(first, end)));
            begin = text.indexOf(BEGIN, end);
        }
        assertThat(blocks)
                .as("blocks between benchmarks:begin and benchmarks:end")
                .isNotEmpty();
        return blocks;
    }
}
