package vn.bansao.verify.internal.path;

import java.time.Instant;

/**
 * When something existed at the latest.
 *
 * @param time a proved time, or the control time
 * @param proved whether a timestamp proves it
 */
public record Moment(Instant time, boolean proved) {

    /** The earlier of this and a proved time. */
    public Moment orProved(Instant other) {
        return !proved || other.isBefore(time) ? new Moment(other, true) : this;
    }
}
