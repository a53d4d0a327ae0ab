package vn.bansao.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one time-stamp token. Immutable.
 *
 * @param kind what it stands for
 * @param field the field of its signature, or its own
 * @param indication the main result
 * @param subIndicationOrNull why it did not pass
 * @param timeOrNull the time it vouches for, if it could be read
 * @param authorityOrNull the common name of the authority's certificate, if it could be read
 * @param findings what was found about it
 */
public record TimestampVerdict(
        Kind kind,
        String field,
        Indication indication,
        @Nullable SubIndication subIndicationOrNull,
        @Nullable Instant timeOrNull,
        @Nullable String authorityOrNull,
        List<Finding> findings) {

    /** What a timestamp stands for. */
    public enum Kind {
        /** One signature value. */
        SIGNATURE,
        /** The document up to it. */
        DOCUMENT
    }

    public TimestampVerdict {
        findings = List.copyOf(findings);
    }

    /** Why it did not pass. */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(subIndicationOrNull);
    }

    /** The time it vouches for, if it could be read. */
    public Optional<Instant> time() {
        return Optional.ofNullable(timeOrNull);
    }
}
