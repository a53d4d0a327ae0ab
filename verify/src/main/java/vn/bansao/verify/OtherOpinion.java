package vn.bansao.verify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another engine says about the same file, beside the verifier's own verdict. Immutable.
 *
 * <p>It can only make the verifier more careful: where the two disagree, a {@link Verdict#VALID} becomes
 * {@link Verdict#INDETERMINATE}, and no verdict becomes better. The other engine answers for the signatures alone; it
 * knows nothing of the rules of certified copies.
 *
 * @param engine the engine's name, such as {@code EU DSS}
 * @param version its version
 * @param indicationOrNull the worst of its indications for signatures and timestamps; null if it found no signature, or
 *     gave no opinion
 * @param agrees whether it says what this verifier says
 * @param signatures its indication for each signature it found, in its order
 * @param failureOrNull why it gave no opinion
 * @param etsiReportOrNull its validation report as XML (ETSI TS 119 102-2), if that was asked for
 */
public record OtherOpinion(
        String engine,
        String version,
        @Nullable Indication indicationOrNull,
        boolean agrees,
        List<Signature> signatures,
        @Nullable String failureOrNull,
        @Nullable String etsiReportOrNull) {

    /**
     * The other engine's indication for one signature.
     *
     * @param field the name of the signature's field
     * @param indication the main result
     * @param subIndicationOrNull why it did not pass, in the words of EN 319 102-1
     */
    public record Signature(
            String field, Indication indication, @Nullable String subIndicationOrNull) {}

    public OtherOpinion {
        signatures = List.copyOf(signatures);
    }

    /** The other engine's verdict in one word; {@link Verdict#UNREADABLE} if it gave no opinion. */
    public Verdict verdict() {
        if (failureOrNull != null) {
            return Verdict.UNREADABLE;
        }
        if (indicationOrNull == null) {
            return Verdict.NOT_SIGNED;
        }
        return switch (indicationOrNull) {
            case TOTAL_PASSED -> Verdict.VALID;
            case INDETERMINATE -> Verdict.INDETERMINATE;
            case TOTAL_FAILED -> Verdict.INVALID;
        };
    }

    /** Its validation report as XML (ETSI TS 119 102-2). */
    public Optional<String> etsiReport() {
        return Optional.ofNullable(etsiReportOrNull);
    }
}
