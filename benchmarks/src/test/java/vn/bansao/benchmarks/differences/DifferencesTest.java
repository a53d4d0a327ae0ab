package vn.bansao.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.verify.Verdict;

/**
 * Our verdict beside those of DSS and iText. Every difference stands in {@code docs/differences.tsv} with its reason; none
 * of them is an attack that we accept. A run writes the list it found to {@code
 * target/differences-*.tsv}, with what lies behind the verdicts in place of the reason.
 */
class DifferencesTest {
    private static final int CELLS = 5;

    /** A tool registers it when it first sees RSASSA-PSS; DSS's verdicts must not hang on which test was first. */
    @BeforeAll
    static void registerBouncyCastle() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @Test
    void corpus() throws IOException {
        compare("corpus", CorpusSamples.all());
    }

    @Test
    void generatedFiles() throws Exception {
        List<Sample> samples = GeneratedSamples.all();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(200);
        compare("generated", samples);
    }

    private static void compare(String name, List<Sample> samples) throws IOException {
        assertThat(samples).isNotEmpty();
        List<String> found = new ArrayList<>();
        List<String> explained = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (Sample sample : samples) {
            Opinions opinions = Opinions.of(sample);
            if (opinions.differ()) {
                found.add(opinions.line());
                explained.add(opinions.line() + '\t' + opinions.why());
            }
            if (sample.attack() && opinions.ours() == Verdict.VALID) {
                accepted.add(opinions.line());
            }
        }
        Files.write(Path.of("target", "differences-" + name + ".tsv"), explained);
        assertThat(accepted).as("attacks that we accept").isEmpty();
        List<String> listed = listed(name);
        found.replaceAll(line -> anyOfDss(line, listed));
        assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
    }

    /** A listed line with an asterisk in place of DSS's verdict, where that verdict hangs on what DSS judged before. */
    private static String anyOfDss(String line, List<String> listed) {
        String[] cells = line.split("\t", -1);
        String any = String.join("\t", cells[0], cells[1], "*", cells[3]);
        return listed.contains(any) ? any : line;
    }

    /** The listed differences of generated files, or of the others, without their reasons. */
    private static List<String> listed(String name) throws IOException {
        String root = System.getProperty("bansao.root", "");
        Assumptions.assumeFalse(root.isEmpty(), "skipped: -Dbansao.root is not set");
        List<String> lines = Files.readAllLines(Path.of(root, "docs", "differences.tsv"));
        List<String> listed = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(CELLS);
            assertThat(cells[CELLS - 1]).as("the reason of " + line).isNotBlank();
            if (line.startsWith("generated/") == name.equals("generated")) {
                listed.add(line.substring(0, line.lastIndexOf('\t')));
            }
        }
        return listed;
    }
}
