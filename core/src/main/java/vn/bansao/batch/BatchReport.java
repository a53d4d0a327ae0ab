package vn.bansao.batch;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch has done. Immutable; its size does not grow with the number of items.
 *
 * @param ending why the run ended
 * @param certified items certified by this run
 * @param alreadyDone items that an earlier run had certified, adopted ones included
 * @param adopted those whose output an earlier run had named, but not yet journalled
 * @param failed items that failed
 * @param unfinished items taken from the iterator and given up by a cancellation
 * @param failures the first {@value #FAILURES_KEPT} failures
 * @param failuresByCode the number of failures with each code
 * @param elapsed the time of the run
 * @param timeInStages the time of all items in each stage, without the wait for its permit; stages that no item entered
 *     are absent
 */
public record BatchReport(
        Ending ending,
        long certified,
        long alreadyDone,
        long adopted,
        long failed,
        long unfinished,
        List<ItemOutcome.Failed> failures,
        Map<String, Long> failuresByCode,
        Duration elapsed,
        Map<BatchStage, Duration> timeInStages) {

    /** How many failures a report keeps in full. */
    public static final int FAILURES_KEPT = 1_000;

    /** Why a run ended. */
    public enum Ending {
        /** Every item has an outcome. */
        COMPLETE,
        /** No more items were taken, on demand or after a failure; those in flight were finished. */
        STOPPED,
        /** The items in flight were given up. */
        CANCELLED
    }

    public BatchReport {
        failures = List.copyOf(failures);
        failuresByCode = Collections.unmodifiableMap(new TreeMap<>(failuresByCode));
        EnumMap<BatchStage, Duration> times = new EnumMap<>(BatchStage.class);
        times.putAll(timeInStages);
        timeInStages = Collections.unmodifiableMap(times);
    }

    /** The items with an outcome. */
    public long finished() {
        return certified + alreadyDone + failed;
    }

    /** Items certified a second. */
    public double certifiedPerSecond() {
        return rate(certified, elapsed);
    }

    /** Whether every item is certified, now or by an earlier run. */
    public boolean allCertified() {
        return ending == Ending.COMPLETE && failed == 0;
    }

    static double rate(long items, Duration elapsed) {
        long nanos = elapsed.toNanos();
        return nanos <= 0 ? 0 : items * 1e9 / nanos;
    }
}
