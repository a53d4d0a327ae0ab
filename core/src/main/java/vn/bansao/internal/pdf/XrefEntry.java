package vn.bansao.internal.pdf;

/** Where a cross-reference section says that an object is (ISO 32000-2, 7.5.4 and 7.5.8). */
sealed interface XrefEntry {

    /** At an offset of the file. */
    record InFile(long offset, int generation) implements XrefEntry {}

    /** The {@code index}-th of an object stream. */
    record InStream(int container, int index) implements XrefEntry {}

    /** Nowhere. */
    record Free() implements XrefEntry {}

    XrefEntry FREE = new Free();
}
