package vn.bansao.pades.internal.preflight;

import java.util.ArrayList;
import java.util.List;
import vn.bansao.CertifiedCopyException;
import vn.bansao.Problem;
import vn.bansao.ProblemCode;
import vn.bansao.pades.PreflightReport.Check;
import vn.bansao.pades.PreflightReport.Outcome;
import vn.bansao.pades.PreflightReport.Topic;

/** The checks so far. Not thread-safe. */
final class Collected {
    private final List<Check> checks = new ArrayList<>();

    void ok(Topic topic, String setting, ProblemCode code, Object... values) {
        add(topic, Outcome.OK, setting, Problem.of(code, values));
    }

    void warning(Topic topic, String setting, ProblemCode code, Object... values) {
        add(topic, Outcome.WARNING, setting, Problem.of(code, values));
    }

    void missing(Topic topic, String setting, ProblemCode code, Object... values) {
        add(topic, Outcome.MISSING, setting, Problem.of(code, values));
    }

    /** Whether the check returns; what it throws is missing. */
    boolean holds(Topic topic, String setting, Runnable check) {
        try {
            check.run();
            return true;
        } catch (CertifiedCopyException e) {
            add(topic, Outcome.MISSING, setting, e.problem());
        } catch (RuntimeException e) { // Keys, authorities and templates are the caller's: they fail as they like.
            missing(
                    topic,
                    setting,
                    PreflightFact.PREFLIGHT_CHECK_FAILED,
                    "reason",
                    e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return false;
    }

    private void add(Topic topic, Outcome outcome, String setting, Problem fact) {
        checks.add(new Check(topic, outcome, setting, fact));
    }

    boolean somethingIsMissing() {
        return checks.stream().anyMatch(check -> check.outcome() == Outcome.MISSING);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }
}
