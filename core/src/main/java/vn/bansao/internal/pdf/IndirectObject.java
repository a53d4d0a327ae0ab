package vn.bansao.internal.pdf;

/**
 * An indirect object that was read.
 *
 * @param offset of its number, or -1 within an object stream
 * @param end just behind {@code endobj}, or -1
 * @param weight a measure of its memory: values, and bytes of strings
 */
record IndirectObject(int number, int generation, PdfValue value, long offset, long end, long weight) {}
