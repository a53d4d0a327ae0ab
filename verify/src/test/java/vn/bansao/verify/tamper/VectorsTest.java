package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Verdict;

/** The vectors as a whole: each has its line, each line its vector, and each code a vector that shows it. */
class VectorsTest {
    private static final int LEAST = 150;

    private static final List<Shown> SHOWN =
            Arrays.stream(Family.values()).flatMap(VectorsTest::shown).toList();

    /** A vector, and what its family's file expects of it. */
    private record Shown(Vector vector, Expectation expected) {}

    @ParameterizedTest
    @EnumSource(Family.class)
    void eachVectorHasItsLineAndEachLineItsVector(Family family) {
        assertThat(family.vectors())
                .extracting(Vector::name)
                .containsExactlyInAnyOrderElementsOf(family.lines().keySet());
    }

    @Test
    void thereAreEnoughRejectedVectors() {
        long count = Arrays.stream(Family.values())
                .flatMap(family -> family.lines().values().stream())
                .filter(line -> line.verdict() != Verdict.VALID)
                .count();
        assertThat(count).isGreaterThan(LEAST);
    }

    @Test
    void eachCodeIsNamedByAVector() {
        Set<FindingCode> missing = EnumSet.allOf(FindingCode.class);
        missing.removeIf(code -> !showing(code).isEmpty());
        assertThat(missing).as("codes without a vector").isEmpty();
    }

    /** A name in a file proves nothing: the vector is judged here, and its report must hold the code. */
    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void eachCodeIsFoundInItsVector(FindingCode code) {
        List<Shown> showing = showing(code);
        assertThat(showing).as("the vectors of " + code).isNotEmpty();
        Shown shown = showing.get(0);
        Outcome outcome = shown.vector().judge();
        assertThat(outcome.codes()).as(shown + ": " + outcome.told()).contains(code.name());
        shown.expected().assertMet(outcome);
    }

    private static List<Shown> showing(FindingCode code) {
        return SHOWN.stream()
                .filter(shown -> shown.expected().codes().contains(code.name()))
                .toList();
    }

    private static Stream<Shown> shown(Family family) {
        Map<String, Expectation> lines = family.lines();
        return family.vectors().stream()
                .filter(vector -> lines.containsKey(vector.name()))
                .map(vector -> new Shown(vector, lines.get(vector.name())));
    }
}
