package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's code is code that compiles. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("bansao.root", "../.."));

    @Test
    void firstLinesAreThoseOfTheCompiledExample() throws IOException {
        List<String> source =
                Files.readAllLines(Path.of("src/main/java/vn/bansao/examples/quickstart/FirstLines.java"));
        List<String> region = source.subList(
                source.indexOf("        // README: begin") + 1, source.indexOf("        // README: end"));
        List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
        int begin = readme.indexOf("```java") + 1;
        List<String> block = readme.subList(
                begin, begin + readme.subList(begin, readme.size()).indexOf("```"));

        assertThat(block).isEqualTo(region.stream().map(ReadmeTest::unindent).toList());
    }

    @Test
    void readmeHasAtMost150Lines() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private static String unindent(String line) {
        return line.startsWith("        ") ? line.substring(8) : line;
    }
}
