package vn.bansao.verify.internal.path;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something existed at the latest.
 *
 * @param time a proved time, or the control time
 * @param proved whether a timestamp proves it
 * @param made when it says it was made
 */
public record Moment(Instant time, boolean proved, Instant made) {

    /** Made at {@code time}, as far as is known. */
    public Moment(Instant time, boolean proved) {
        this(time, proved, time);
    }

    /** The same for something that says itself when it was made; no certificate is in force for that. */
    public Moment saying(@Nullable Instant stated) {
        return stated == null ? this : new Moment(time, proved, stated);
    }

    /** Whether it is a timestamp that nothing newer proves. */
    boolean unprovedStamp() {
        return !proved && made.isBefore(time);
    }

    /** The earlier of this and a proved time. */
    public Moment orProved(Instant other) {
        return !proved || other.isBefore(time) ? new Moment(other, true) : this;
    }
}
