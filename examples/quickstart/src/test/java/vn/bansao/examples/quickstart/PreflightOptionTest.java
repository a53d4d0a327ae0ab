package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --preflight} prints, and its exit code. */
class PreflightOptionTest {

    /** What one run has printed. */
    private record Run(int exit, String out) {}

    private static Run run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            String[] all = Stream.concat(Stream.of("--preflight"), Arrays.stream(arguments))
                    .toArray(String[]::new);
            return new Run(Quickstart.run(all), out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LT", "LTA"})
    void setUpInOrderIsAllOk(String level) {
        Run run = run("--level", level, "--lang", "en");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.startsWith("ok timestamps(...): the timestamp authority"))
                .anyMatch(line -> line.startsWith("ok revocation(...): the certificate of"));
    }

    @Test
    void warningsPassWithTheirHints() {
        Run run = run("--level", "T", "--kind", "C", "--lang", "vi");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("cảnh báo revocation(...): ", "\n    chọn BASELINE_LT", "đạt agency(...): ")
                .doesNotContain("certifier(...)");
    }

    @Test
    void wrongOptionIsAnErrorOfUse() {
        assertThat(run("--level", "X").exit()).isEqualTo(2);
    }
}
