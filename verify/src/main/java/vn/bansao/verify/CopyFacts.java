package vn.bansao.verify;

import org.jspecify.annotations.Nullable;

/**
 * What the record of a certified copy says, as far as it can be read; null where it says nothing. Immutable.
 * These are claims of the file: they count only under {@link Verdict#VALID}.
 *
 * @param kindOrNull the kind of copy
 * @param numberOrNull the number in the book (số chứng thực)
 * @param volumeOrNull the volume of the book (quyển số)
 * @param yearOrNull the year of the book
 * @param agencyOrNull the agency
 * @param certifierOrNull the person who certifies
 * @param copyCodeOrNull the verification code
 * @param pagesOrNull the number of scanned pages
 * @param renewBeforeOrNull the ISO 8601 date, in Vietnam, before which the copy needs a new timestamp to stay checkable off
 *     line; told of a valid copy only
 */
public record CopyFacts(
        @Nullable String kindOrNull,
        @Nullable String numberOrNull,
        @Nullable String volumeOrNull,
        @Nullable Integer yearOrNull,
        @Nullable String agencyOrNull,
        @Nullable String certifierOrNull,
        @Nullable String copyCodeOrNull,
        @Nullable Integer pagesOrNull,
        @Nullable String renewBeforeOrNull) {

    /** The same, to be renewed before this date. */
    public CopyFacts renewBefore(String date) {
        return new CopyFacts(
                kindOrNull,
                numberOrNull,
                volumeOrNull,
                yearOrNull,
                agencyOrNull,
                certifierOrNull,
                copyCodeOrNull,
                pagesOrNull,
                date);
    }
}
