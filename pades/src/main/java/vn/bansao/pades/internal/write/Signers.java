package vn.bansao.pades.internal.write;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.CmsSigner;

/**
 * Who signs the copies of a writer, and what is the same in each of their signature dictionaries. Immutable, thread-safe.
 *
 * @param first who signs first: the certifier, or the agency where it signs alone
 * @param second the agency, where a certifier signs before it
 * @param clock when they sign
 * @param random the source of file identifiers
 * @param firstDictionary the first signature's dictionary from behind its date on
 * @param secondDictionary the second's
 */
record Signers(
        CmsSigner first,
        @Nullable CmsSigner second,
        InstantSource clock,
        RandomGenerator random,
        String firstDictionary,
        String secondDictionary) {

    static Signers of(CmsSigner first, @Nullable CmsSigner second, InstantSource clock, RandomGenerator random) {
        return new Signers(
                first,
                second,
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
