package vn.bansao.benchmarks.judge;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import vn.bansao.benchmarks.judge.Judgement.Verdict;

/** All judges, asked who rejects. */
final class Panel {
    private Panel() {}

    /** The names of those that reject; the test is skipped, or fails where tools are required, if somebody is missing. */
    static Set<String> rejecting(Path pdf, JudgeInput input) {
        Set<String> rejecting = new TreeSet<>();
        for (Judge judge : Judges.quick()) {
            Judgement judgement = judge.judge(pdf, input);
            if (judgement.verdict() == Verdict.UNAVAILABLE) {
                if (ExternalTool.required()) {
                    Assertions.fail(judgement.toString());
                }
                Assumptions.abort(judgement.toString());
            }
            if (judgement.isRejected()) {
                rejecting.add(
                        judge == Judges.dssWithoutPictures() ? Judges.dss().name() : judge.name());
            }
        }
        return rejecting;
    }
}
