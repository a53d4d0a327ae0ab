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
        if (of.task() == Task.VERIFYING) {
            return isLimit() ? VerificationLimitBenchmark.class : VerificationBenchmark.class;
        }
        return isLimit() ? LimitBenchmark.class : SigningBenchmark.class;
    }

    /** Its parameters, by their names. */
    Map<String, String> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        if (of.task() == Task.VERIFYING) {
            if (!isLimit()) {
                values.put("checker", who);
            }
            return values;
        }
        values.put("keys", of.keys());
        values.put("pages", String.valueOf(of.pages()));
        values.put("signatures", String.valueOf(of.signatures()));
        values.put("provider", of.provider());
        if (!isLimit()) {
            values.put("level", of.level());
            values.put("peer", who);
        }
        return values;
    }

    private boolean isLimit() {
        return who.equals(Row.LIMIT);
    }
}
