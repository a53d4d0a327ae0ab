package vn.bansao.verify.internal.revision;

/**
 * A change that no rule explains. Immutable.
 *
 * @param revision index of the update that made it
 * @param object its number, or 0 for the trailer
 * @param reason what was done
 */
public record Unexplained(int revision, int object, Reason reason) {

    /** What was done to an object. */
    public enum Reason {
        /** It is new. */
        ADDED,
        /** It has another value. */
        REPLACED,
        /** It is gone. */
        FREED,
        /** Its number belonged to an object that was freed. */
        REUSED,
        /** Its generation changed. */
        GENERATION_CHANGED,
        /** It can't be read. */
        UNREADABLE,
        /** The trailer has other entries. */
        TRAILER_CHANGED,
        /** Bytes that belong to no object stand in the update. */
        STRAY_BYTES
    }

    /** For the report: {@code object 17 replaced in revision 3}, counted from 1. */
    public String describe() {
        String what = object == 0 ? "" : "object " + object + " ";
        return what + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " in revision "
                + (revision + 1);
    }
}
