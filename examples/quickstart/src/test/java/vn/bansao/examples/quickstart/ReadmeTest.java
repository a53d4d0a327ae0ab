package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's code is code that compiles. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("bansao.root", "../.."));

    @Test
    void codeBlocksAreThoseOfTheCompiledExamples() throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        List<String> rest = Files.readAllLines(ROOT.resolve("README.md"));
        for (int begin = rest.indexOf("```java"); begin >= 0; begin = rest.indexOf("```java")) {
            rest = rest.subList(begin + 1, rest.size());
            blocks.add(rest.subList(0, rest.indexOf("```")));
        }

        assertThat(blocks)
                .isEqualTo(List.of(region("FirstLines.java"), region("BatchLines.java"), region("RenewLines.java")));
    }

    private static List<String> region(String file) throws IOException {
        List<String> source = Files.readAllLines(
                Path.of("src/main/java/vn/bansao/examples/quickstart").resolve(file));
        return source
                .subList(source.indexOf("        // README: begin") + 1, source.indexOf("        // README: end"))
                .stream()
                .map(ReadmeTest::unindent)
                .toList();
    }

    @Test
    void readmeHasAtMost150Lines() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private static String unindent(String line) {
        return line.startsWith("        ") ? line.substring(8) : line;
    }
}
