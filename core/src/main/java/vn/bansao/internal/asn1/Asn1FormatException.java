package vn.bansao.internal.asn1;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the ASN.1 they should be. Never leaves the library: callers turn it into a finding or an error. */
public final class Asn1FormatException extends Exception {

    /** A format error with its reason in one line. */
    public Asn1FormatException(String reason) {
        this(reason, null);
    }

    /** As above, with the cause. */
    public Asn1FormatException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** What is wrong, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
