package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors as a whole: each has its line, each line its vector. */
class VectorsTest {
    private static final int LEAST = 150;

    static List<Attack> vectors(String family) {
        return switch (family) {
            case "after-the-seal" ->
                all(List.of(
                        AfterTheSealTest.pages(),
                        AfterTheSealTest.forms(),
                        AfterTheSealTest.catalogs(),
                        AfterTheSealTest.bytes(),
                        AfterTheSealTest.stamps()));
            case "signature-forgery" ->
                all(List.of(
                        SignatureForgeryTest.appended(),
                        SignatureForgeryTest.ranges(),
                        SignatureForgeryTest.gaps(),
                        SignatureForgeryTest.transplants()));
            case "signed-anew" ->
                all(List.of(
                        SignedAnewTest.records(),
                        SignedAnewTest.pages(),
                        SignedAnewTest.roles(),
                        SignedAnewTest.between(),
                        SignedAnewTest.protections()));
            case "incremental-saving" -> all(List.of(IncrementalSavingTest.vectors()));
            case "prepared" -> all(List.of(PreparedAttacksTest.vectors()));
            case "cms" -> all(List.of(CmsForgeryTest.vectors()));
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static List<Attack> all(List<Stream<Attack>> attacks) {
        return attacks.stream().flatMap(each -> each).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after-the-seal", "signature-forgery", "signed-anew", "incremental-saving", "prepared", "cms"})
    void eachVectorHasItsLineAndEachLineItsVector(String family) {
        Map<String, Expectation> lines = Expectation.of(family);
        assertThat(vectors(family)).extracting(Attack::name).containsExactlyInAnyOrderElementsOf(lines.keySet());
    }

    @Test
    void thereAreEnoughVectors() {
        long count = Stream.of(
                        "after-the-seal", "signature-forgery", "signed-anew", "incremental-saving", "prepared", "cms")
                .mapToLong(family -> Expectation.of(family).size())
                .sum();
        assertThat(count).isGreaterThan(LEAST);
    }
}
