package vn.bansao.internal.http;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A request that was refused, or that failed; {@link #reason} says which. */
public final class GuardedHttpException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Reason {
        /** Not http or https, no host, a user name, or characters that have no place in a request. */
        ADDRESS_INVALID,
        /** The host is, or resolves to, an address of a machine or network that strangers have no business with. */
        ADDRESS_FORBIDDEN,
        /** No such host, refused, cut off, no trust in its certificate. */
        UNREACHABLE,
        /** No whole answer within the time allowed. */
        TIMED_OUT,
        /** Another status than 200; redirects are never followed. */
        STATUS,
        /** A body over the limit. */
        TOO_LARGE,
        /** Not HTTP. */
        MALFORMED
    }

    private final Reason reason;
    private final String detail;

    GuardedHttpException(Reason reason, URI address, String detail, @Nullable Throwable cause) {
        super(reason + " " + detail + " (" + address + ")", cause);
        this.reason = reason;
        this.detail = detail;
    }

    /** Why there is no answer. */
    public Reason reason() {
        return reason;
    }

    /** What happened, without the address: the status for {@link Reason#STATUS}. */
    public String detail() {
        return detail;
    }
}
