package vn.bansao.internal.pdf;

/** What is wrong with the bytes of a signature dictionary (ISO 32000-2, 12.8.1; EN 319 142-1). */
public enum SignatureDefect {
    /** No /ByteRange. */
    BYTE_RANGE_MISSING,
    /** Not four integers that are not negative, in order. */
    BYTE_RANGE_MALFORMED,
    /** The first range does not begin at byte 0. */
    BYTE_RANGE_NOT_FROM_START,
    /** The ranges reach over the end of the file. */
    BYTE_RANGE_OUTSIDE_FILE,
    /** What the ranges leave out is not exactly this dictionary's /Contents with its brackets. */
    GAP_NOT_CONTENTS,
    /** Another signature's range ends behind this one's gap, or the gaps share bytes. */
    BYTE_RANGES_COLLIDE,
    /** The ranges end neither with the file nor with a revision. */
    COVERAGE_PARTIAL,
    /** No /Contents, or not a string. */
    CONTENTS_MISSING,
    /** No bytes, or zeros only. */
    CONTENTS_EMPTY,
    /** Not written as hexadecimal digits and nothing else. */
    CONTENTS_NOT_HEX,
    /** An odd number of digits. */
    CONTENTS_ODD_LENGTH,
    /** /ByteRange, /Contents or another value is a reference, or the dictionary lies in an object stream. */
    VALUES_NOT_DIRECT,
    /** /Type is neither absent nor what the /SubFilter says. */
    TYPE_UNEXPECTED,
    /** No /Filter. */
    FILTER_MISSING,
    /** No /SubFilter. */
    SUB_FILTER_MISSING,
    /** A later revision has another dictionary under its number. */
    DICTIONARY_CHANGED,
    /** No signature field has it as its value. */
    NOT_IN_FORM,
    /** A later revision no longer has it as the value of its field. */
    REMOVED_FROM_FORM,
    /** Several fields have it as their value. */
    SHARED_BY_FIELDS
}
