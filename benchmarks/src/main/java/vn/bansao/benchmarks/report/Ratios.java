package vn.bansao.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Goals held against results, one line each. A goal whose rows are missing is not met. Immutable. */
public final class Ratios {
    private final List<Outcome> outcomes;

    private enum State {
        MET,
        MISSED,
        MISSING
    }

    private record Outcome(State state, String line) {}

    private Ratios(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** A quick run before its thresholds, which leave room for a busy machine. */
    public static Ratios ofQuickRun(Results results) {
        int feature = results.header().feature();
        return new Ratios(Goals.quick().stream()
                .map(goal -> judge(goal, Goals.inCi(goal, feature), results))
                .toList());
    }

    /** A full run before the goals themselves. */
    public static Ratios ofFullRun(Results results) {
        return of(Goals.all(), results);
    }

    /** A run of verifiers before their goals. */
    public static Ratios ofVerifyingRun(Results results) {
        return of(Goals.verifying(), results);
    }

    /** A run of the long-term levels before their goals. */
    public static Ratios ofLongTermRun(Results results) {
        return of(Goals.longTerm(), results);
    }

    /** A run of kinds of scans before their goals. */
    public static Ratios ofScansRun(Results results) {
        return of(Goals.scans(), results);
    }

    private static Ratios of(List<Goal> goals, Results results) {
        return new Ratios(
                goals.stream().map(goal -> judge(goal, goal.wanted(), results)).toList());
    }

    /** Whether every goal is met. */
    public boolean allMet() {
        return outcomes.stream().allMatch(outcome -> outcome.state() == State.MET);
    }

    /** Whether every goal could be judged. */
    public boolean nothingMissing() {
        return outcomes.stream().noneMatch(outcome -> outcome.state() == State.MISSING);
    }

    /** A line a goal, those that are not met among them in capitals. */
    public List<String> lines() {
        return outcomes.stream().map(Outcome::line).toList();
    }

    private static Outcome judge(Goal goal, double threshold, Results results) {
        String required = String.format(Locale.ROOT, "%s %s", goal.measure().boundWords(), Numbers.plain(threshold));
        Optional<Double> actual = goal.actual(results);
        if (actual.isEmpty()) {
            return new Outcome(
                    State.MISSING,
                    "MISSING " + goal.of() + ": no rows to tell " + required + " "
                            + goal.measure().words());
        }
        boolean met = goal.measure().isMet(actual.get(), threshold);
        String line = (met ? "ok      " : "MISSED  ") + goal.of() + ": " + Numbers.plain(actual.get()) + " "
                + goal.measure().words() + ", required " + required;
        return new Outcome(met ? State.MET : State.MISSED, line);
    }
}
