package vn.bansao.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.CheckingPeer;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.report.Case;
import vn.bansao.benchmarks.report.Goals;
import vn.bansao.benchmarks.report.Header;
import vn.bansao.benchmarks.report.Ratios;
import vn.bansao.benchmarks.report.Results;
import vn.bansao.benchmarks.report.Row;

class PlanTest {
    private static final List<String> PEERS =
            Arrays.stream(Peer.values()).map(Enum::name).toList();
    private static final List<String> CHECKERS = List.of("BANSAO", "DSS", "DSS_TUNED", "ITEXT", "PDFBOX_BC");
    private static final Header HEADER =
            new Header("full", "cpu", 2, "system", "25", "vm", "2026-11-26T00:00:00Z", "command", "commit", Map.of());

    static Stream<Plan> plans() {
        return Stream.of(
                Plan.quick(PEERS),
                Plan.full(PEERS, CHECKERS),
                Plan.verifying(CHECKERS),
                Plan.longTerm(PEERS),
                Plan.scans());
    }

    @Test
    void everyGoalOfAFullRunHasItsRows() {
        assertThat(Ratios.ofFullRun(measured(Plan.full(PEERS, CHECKERS))).nothingMissing())
                .isTrue();
    }

    @Test
    void everyGoalOfVerifyingHasItsRows() {
        assertThat(Ratios.ofVerifyingRun(measured(Plan.verifying(CHECKERS))).nothingMissing())
                .isTrue();
        assertThat(Ratios.ofVerifyingRun(measured(Plan.verifying(List.of("BANSAO", "DSS_TUNED"))))
                        .nothingMissing())
                .isFalse();
    }

    @Test
    void everyGoalOfTheLongTermLevelsHasItsRows() {
        assertThat(Ratios.ofLongTermRun(measured(Plan.longTerm(PEERS))).nothingMissing())
                .isTrue();
        assertThat(Ratios.ofLongTermRun(measured(Plan.longTerm(List.of("BANSAO", "DSS"))))
                        .nothingMissing())
                .isFalse();
    }

    @Test
    void everyGoalOfScansHasItsRows() {
        assertThat(Ratios.ofScansRun(measured(Plan.scans())).nothingMissing()).isTrue();
        assertThat(Ratios.ofScansRun(measured(new Plan(Plan.scans().runs().subList(1, 12))))
                        .nothingMissing())
                .isFalse();
    }

    @Test
    void kindsOfScansTakeFourToFiveMinutes() {
        assertThat(Plan.scans().totalSeconds()).isBetween(4 * 60, 5 * 60);
    }

    @Test
    void longTermLevelsTakeFiveToEightMinutes() {
        assertThat(Plan.longTerm(PEERS).totalSeconds()).isBetween(5 * 60, 8 * 60);
    }

    @Test
    void everyRowIsOfALevelItsPeerKnows() {
        for (Run run : Plan.longTerm(PEERS).runs()) {
            assertThat(Peer.valueOf(run.who()).makes(Level.valueOf(run.of().level())))
                    .as("%s", run)
                    .isTrue();
        }
        for (Run run : Plan.verifying(CHECKERS).runs()) {
            assertThat(run.who().equals(Row.LIMIT)
                            || CheckingPeer.valueOf(run.who())
                                    .knows(Level.valueOf(run.of().level())))
                    .as("%s", run)
                    .isTrue();
        }
    }

    @Test
    void everyGoalOfAQuickRunHasItsRows() {
        assertThat(Goals.quick()).hasSizeGreaterThan(8);
        assertThat(Ratios.ofQuickRun(measured(Plan.quick(PEERS))).nothingMissing())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noRowIsMeasuredTwice(Plan plan) {
        assertThat(plan.runs().stream().map(run -> run.of() + run.who()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void fullRunMeasuresEveryPeerAndChecker() {
        Set<String> measured =
                Plan.full(PEERS, CHECKERS).runs().stream().map(Run::who).collect(Collectors.toSet());

        assertThat(measured).containsAll(PEERS).containsAll(CHECKERS).contains(Row.LIMIT);
    }

    @Test
    void quickRunLeavesAMinuteOfThreeToTheBuild() {
        assertThat(Plan.quick(PEERS).totalSeconds()).isLessThanOrEqualTo(120);
    }

    @Test
    void fullRunTakesAboutTwentyMinutes() {
        assertThat(Plan.full(PEERS, CHECKERS).totalSeconds()).isLessThanOrEqualTo(21 * 60);
    }

    @Test
    void rebuiltPeersAreMeasuredInTheJobsThatTheGoalsCompareOnly() {
        assertThat(casesOfRebuilt(Plan.full(PEERS, CHECKERS)))
                .containsExactlyInAnyOrder(
                        Case.signing(1, 1),
                        Case.signing(10, 1),
                        Case.signing(1, 2),
                        Case.signing(1, 1).provider("ACCP"),
                        Case.signing(1, 2).provider("ACCP"));
        assertThat(casesOfRebuilt(Plan.quick(PEERS))).containsExactly(Case.signing(1, 1));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyParameterIsOneOfItsBenchmark(Plan plan) {
        for (Run run : plan.runs()) {
            assertThat(parametersOf(run.benchmark()))
                    .as(run.benchmark().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(run.parameters().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyBenchmarkIsOnJmhsList(Plan plan) throws IOException {
        List<String> listed = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUserClassQName())
                .toList();

        assertThat(plan.runs()).allMatch(run -> listed.contains(run.benchmark().getName()));
    }

    private static Set<Case> casesOfRebuilt(Plan plan) {
        return plan.runs().stream()
                .filter(run -> run.who().endsWith(Row.REBUILT))
                .map(Run::of)
                .collect(Collectors.toSet());
    }

    private static List<String> parametersOf(Class<?> benchmark) {
        List<Class<?>> states = new ArrayList<>(List.of(benchmark.getDeclaredClasses()));
        states.add(benchmark);
        return states.stream()
                .flatMap(state -> Arrays.stream(state.getFields()))
                .filter(field -> field.isAnnotationPresent(Param.class))
                .map(field -> field.getName())
                .distinct()
                .toList();
    }

    /** As if every row had been measured. */
    private static Results measured(Plan plan) {
        return new Results(
                HEADER,
                plan.runs().stream()
                        .map(run -> new Row(run.of(), run.who(), 1, 0, 1))
                        .toList());
    }
}
