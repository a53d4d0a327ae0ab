package vn.bansao.benchmarks.jmh;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.bansao.benchmarks.report.Case;
import vn.bansao.benchmarks.report.Case.Task;
import vn.bansao.benchmarks.report.Row;

/**
 * One row to be measured.
 *
 * @param of the job
 * @param who a peer, a checking peer, or {@link Row#LIMIT}
 * @param effort how long
 */
record Run(Case of, String who, Effort effort) {

    /** The benchmark that measures it. */
    Class<?> benchmark() {
        return switch (of.task()) {
            case SIGNING -> isLimit() ? LimitBenchmark.class : SigningBenchmark.class;
            case FIVE_COPIES -> SeveralCopiesBenchmark.class;
            case STAGE -> StageBenchmark.class;
            case SCANS -> ScanBenchmark.class;
            case GATE -> GateBenchmark.class;
            case VERIFYING -> isLimit() ? VerificationLimitBenchmark.class : VerificationBenchmark.class;
        };
    }

    /** Its parameters, by their names. */
    Map<String, String> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        if (!isLimit()) {
            values.put(Row.whoOf(of.task()), who);
        }
        if (of.task() == Task.GATE) {
            return values;
        }
        if (of.task() == Task.SCANS) {
            values.put("pages", String.valueOf(of.pages()));
            return values;
        }
        if (of.task() == Task.VERIFYING) {
            values.put("signatures", String.valueOf(of.signatures()));
            if (!isLimit()) {
                values.put("level", of.level());
            }
            return values;
        }
        values.put("keys", of.keys());
        values.put("pages", String.valueOf(of.pages()));
        values.put("signatures", String.valueOf(of.signatures()));
        values.put("provider", of.provider());
        if (of.task() == Task.SIGNING && !isLimit()) {
            values.put("level", of.level());
        }
        return values;
    }

    private boolean isLimit() {
        return who.equals(Row.LIMIT);
    }
}
