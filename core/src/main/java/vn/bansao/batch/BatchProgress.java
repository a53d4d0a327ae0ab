package vn.bansao.batch;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a batch is. Immutable.
 *
 * @param certified items certified by this run
 * @param alreadyDone items that an earlier run had certified
 * @param failed items that failed
 * @param inFlight items being worked on
 * @param expected the number of all items, if the caller knows it
 * @param elapsed the time since the run began
 */
public record BatchProgress(
        long certified, long alreadyDone, long failed, int inFlight, OptionalLong expected, Duration elapsed) {

    /** The items with an outcome. */
    public long finished() {
        return certified + alreadyDone + failed;
    }

    /** Items finished a second, on average since the run began. */
    public double perSecond() {
        return BatchReport.rate(finished(), elapsed);
    }
}
