package vn.bansao.pades.internal.write;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.pades.internal.longterm.LongTerm;

/**
 * Who signs the copies of a writer, what is the same in each of their signature dictionaries, and what follows the last
 * signature. Immutable, thread-safe.
 *
 * @param first who signs first: the certifier, or the agency where it signs alone
 * @param second the agency, where a certifier signs before it
 * @param longTerm what keeps the copies checkable (from B-LT on), or null
 * @param clock when they sign
 * @param random the source of file identifiers
 * @param firstDictionary the first signature's dictionary from behind its date on
 * @param secondDictionary the second's
 */
public record Signers(
        CmsSigner first,
        @Nullable CmsSigner second,
        @Nullable LongTerm longTerm,
        InstantSource clock,
        RandomGenerator random,
        String firstDictionary,
        String secondDictionary) {

    /** The signers, first and second. */
    public static Signers of(
            CmsSigner first,
            @Nullable CmsSigner second,
            @Nullable LongTerm longTerm,
            InstantSource clock,
            RandomGenerator random) {
        return new Signers(
                first,
                second,
                longTerm,
                clock,
                random,
                CopyShape.signatureAfterDate(true, first.commonName()),
                second == null ? "" : CopyShape.signatureAfterDate(false, second.commonName()));
    }

    void requireInForce() {
        Instant now = clock.instant();
        first.requireInForce(now);
        if (second != null) {
            second.requireInForce(now);
        }
    }
}
