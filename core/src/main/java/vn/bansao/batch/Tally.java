package vn.bansao.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts of a run, kept by the caller's thread. */
final class Tally {
    private long certified;
    private long alreadyDone;
    private long adopted;
    private long failed;
    private long unfinished;
    private final List<ItemOutcome.Failed> failures = new ArrayList<>();
    private final Map<String, Long> byCode = new TreeMap<>();

    void add(@Nullable ItemOutcome outcome) {
        if (outcome == null) {
            unfinished++;
        } else if (outcome instanceof ItemOutcome.Certified) {
            certified++;
        } else if (outcome instanceof ItemOutcome.AlreadyDone done) {
            alreadyDone++;
            adopted += done.adopted() ? 1 : 0;
        } else if (outcome instanceof ItemOutcome.Failed failure) {
            failed++;
            byCode.merge(failure.code(), 1L, Long::sum);
            if (failures.size() < BatchReport.FAILURES_KEPT) {
                failures.add(failure);
            }
        }
    }

    long unfinished() {
        return unfinished;
    }

    BatchProgress progress(int inFlight, OptionalLong expected, Duration elapsed) {
        return new BatchProgress(certified, alreadyDone, failed, inFlight, expected, elapsed);
    }

    BatchReport report(BatchReport.Ending ending, Duration elapsed, Map<BatchStage, Duration> times) {
        return new BatchReport(
                ending, certified, alreadyDone, adopted, failed, unfinished, failures, byCode, elapsed, times);
    }
}
