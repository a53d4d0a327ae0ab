package vn.bansao.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatiosTest {
    private static final Case ONE_PAGE = Case.signing(1, 1);

    @Test
    void goodResultsPass() throws IOException {
        Ratios ratios = Ratios.ofQuickRun(Sample.results());

        assertThat(ratios.allMet()).isTrue();
        assertThat(ratios.nothingMissing()).isTrue();
        assertThat(ratios.lines())
                .hasSameSizeAs(Goals.quick())
                .allMatch(line -> line.startsWith("ok "))
                .contains("ok      1 page, 1 signature, P256, B-B, JDK: 8.00 times the fastest peer, "
                        + "required at least 3.25");
    }

    @Test
    void slowRowIsMissed() throws IOException {
        Ratios ratios = Ratios.ofQuickRun(slow());

        assertThat(ratios.allMet()).isFalse();
        assertThat(ratios.nothingMissing()).isTrue();
        assertThat(ratios.lines())
                .contains("MISSED  1 page, 1 signature, P256, B-B, JDK: 3.00 times the fastest peer, "
                        + "required at least 3.25");
    }

    @Test
    void olderJdkIsHeldToItsOwnThreshold() {
        Goal goal = Goals.quick().get(0);

        assertThat(Goals.inCi(goal, 17)).isLessThan(Goals.inCi(goal, 25)).isPositive();
        assertThat(Goals.inCi(goal, 25)).isLessThan(goal.wanted());
    }

    @Test
    void greedyRowIsMissed() throws IOException {
        Results greedy = Sample.with(
                ONE_PAGE, Row.BANSAO, row -> new Row(row.of(), row.who(), row.perSecond(), row.error(), 1 << 20));

        assertThat(missed(Ratios.ofQuickRun(greedy)))
                .containsExactly("MISSED  1 page, 1 signature, P256, B-B, JDK: 1,014 KiB allocated a copy besides the "
                        + "provider's own, required at most 32.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {Row.BANSAO, Row.LIMIT, Row.DSS, "PDFBOX_BC_TUNED"})
    void missingRowIsNoPass(String who) throws IOException {
        Ratios ratios = Ratios.ofQuickRun(Sample.without(ONE_PAGE, who));

        assertThat(ratios.allMet()).isFalse();
        assertThat(ratios.nothingMissing()).isFalse();
        assertThat(ratios.lines()).anyMatch(line -> line.startsWith("MISSING " + ONE_PAGE));
    }

    @Test
    void fullRunIsHeldToTheGoalsThemselves() throws IOException {
        Ratios ratios = Ratios.ofFullRun(Sample.results());

        assertThat(ratios.lines())
                .contains("ok      1 page, 1 signature, P256, B-B, JDK, 2 threads: 1.88 times one thread, "
                        + "required at least 1.85");
        assertThat(ratios.nothingMissing()).isFalse();
    }

    private static Results slow() throws IOException {
        return Sample.with(
                ONE_PAGE, Row.BANSAO, row -> new Row(row.of(), row.who(), 975, row.error(), row.bytesAllocated()));
    }

    private static List<String> missed(Ratios ratios) {
        return ratios.lines().stream().filter(line -> !line.startsWith("ok")).toList();
    }
}
