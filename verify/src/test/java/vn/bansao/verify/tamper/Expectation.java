package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.bansao.verify.Verdict;

/**
 * What must be said to one vector: a line of the {@code .expect} file of its family, with the vector's name, the verdict
 * and the codes that must be among the findings, separated by spaces.
 */
record Expectation(Verdict verdict, List<String> codes) {

    /** The lines of a family, in their order. */
    static Map<String, Expectation> of(String family) {
        Map<String, Expectation> lines = new LinkedHashMap<>();
        try (InputStream in = Expectation.class.getResourceAsStream(family + ".expect")) {
            assertThat(in).as(family + ".expect").isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> words = List.of(line.split(" "));
                        assertThat(words).as(line).hasSizeGreaterThan(2);
                        Expectation read =
                                new Expectation(Verdict.valueOf(words.get(1)), words.subList(2, words.size()));
                        assertThat(lines.put(words.get(0), read))
                                .as("a second " + line)
                                .isNull();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static Expectation of(String family, String vector) {
        Expectation line = of(family).get(vector);
        assertThat(line)
                .as("the line of " + vector + " in " + family + ".expect")
                .isNotNull();
        return line;
    }

    void assertMet(Outcome outcome) {
        assertThat(outcome.codes()).as(outcome.told()).containsAll(codes);
        assertThat(outcome.verdict()).as(outcome.told()).isEqualTo(verdict);
    }
}
