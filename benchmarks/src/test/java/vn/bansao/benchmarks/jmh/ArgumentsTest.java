package vn.bansao.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void quickIsTheDefaultAndEmptyOptionsAreNone() {
        Arguments arguments = Arguments.from(List.of("--jvm="));

        assertThat(arguments).isEqualTo(new Arguments(Mode.QUICK, null, null));
        assertThat(arguments.results()).isEqualTo(Path.of("benchmarks/target/results"));
        assertThat(arguments.command()).isEqualTo("./mvnw -q -Pbenchmarks");
    }

    @Test
    void fullRunsAreKept() {
        Arguments arguments = Arguments.from(List.of("full", "--jvm=/jdk/bin/java"));

        assertThat(arguments.results()).isEqualTo(Path.of("benchmarks/results"));
        assertThat(arguments.command()).isEqualTo("./mvnw -q -Pbenchmarks -Dbansao.bench=full -Dbansao.bench.jvm=…");
    }

    @Test
    void longTermRunsAreKept() {
        Arguments arguments = Arguments.from(List.of("longterm"));

        assertThat(arguments.results()).isEqualTo(Path.of("benchmarks/results"));
        assertThat(arguments.command()).isEqualTo("./mvnw -q -Pbenchmarks -Dbansao.bench=longterm");
    }

    @Test
    void runsOfScansAreKept() {
        Arguments arguments = Arguments.from(List.of("scans"));

        assertThat(arguments.results()).isEqualTo(Path.of("benchmarks/results"));
        assertThat(arguments.command()).isEqualTo("./mvnw -q -Pbenchmarks -Dbansao.bench=scans");
    }

    @Test
    void folderCanBeChosen() {
        assertThat(Arguments.from(List.of("--out=elsewhere")).results()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void unknownWordRejected() {
        assertThatThrownBy(() -> Arguments.from(List.of("fast")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown argument fast");
    }
}
