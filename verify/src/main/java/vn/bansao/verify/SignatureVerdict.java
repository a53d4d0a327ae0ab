package vn.bansao.verify;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one signature. Immutable.
 *
 * @param field the full name of its field
 * @param roleOrNull its role in a certified copy, if it has one
 * @param signer who signed
 * @param algorithmOrNull such as {@code ECDSA_P256_SHA256}, if it could be told
 * @param indication the main result
 * @param subIndicationOrNull why it did not pass
 * @param level the baseline level it reaches
 * @param times when it was made, as claimed and as proved
 * @param coverage how much of the file it covers
 * @param modifications how far the document was changed after it
 * @param findings what was found about it
 */
public record SignatureVerdict(
        String field,
        @Nullable SignerRole roleOrNull,
        Signer signer,
        @Nullable String algorithmOrNull,
        Indication indication,
        @Nullable SubIndication subIndicationOrNull,
        SignatureLevel level,
        Times times,
        CoverageLevel coverage,
        ModificationLevel modifications,
        List<Finding> findings) {

    /**
     * The names in the signer's certificate; null where it can't be read or lacks the attribute.
     *
     * @param nameOrNull subject CN
     * @param organisationOrNull subject O
     * @param issuerOrNull issuer CN
     */
    public record Signer(
            @Nullable String nameOrNull,
            @Nullable String organisationOrNull,
            @Nullable String issuerOrNull) {}

    /**
     * When the signature was made.
     *
     * @param claimedOrNull what the signer says (/M): a claim, never a proof
     * @param best the earliest time that is proved by a timestamp, else the control time
     * @param proved whether {@code best} is proved by a timestamp
     */
    public record Times(@Nullable OffsetDateTime claimedOrNull, Instant best, boolean proved) {}

    public SignatureVerdict {
        findings = List.copyOf(findings);
    }

    /** Its role in a certified copy. */
    public Optional<SignerRole> role() {
        return Optional.ofNullable(roleOrNull);
    }

    /** Why it did not pass. */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(subIndicationOrNull);
    }
}
