package vn.bansao.internal.pdf;

/**
 * How much a file may ask of the reader; what is over a limit is refused with {@code PDF_OVER_LIMIT}. Immutable.
 *
 * @param maxBytes size of the file
 * @param maxObjects cross-reference entries of all revisions together
 * @param maxRevisions cross-reference sections
 * @param maxDepth nesting of arrays and dictionaries, and of the form's fields
 * @param maxInflatedBytes bytes inflated from object and cross-reference streams, all together
 * @param maxParsedBytes bytes parsed as objects, all together, an object counted each time it is read
 */
public record PdfLimits(
        long maxBytes, int maxObjects, int maxRevisions, int maxDepth, long maxInflatedBytes, long maxParsedBytes) {

    /** For uploads from anybody: 2 GiB, and what a small heap and three seconds can bear. */
    public static final PdfLimits DEFAULT = new PdfLimits(2L << 30, 500_000, 300, 100, 256L << 20, 256L << 20);

    /** One inflated stream, held whole. */
    static final int MAX_STREAM_BYTES = 1 << 24; // 16 MiB

    /** One object without its stream data; a signature's /Contents is the largest. */
    static final int MAX_OBJECT_BYTES = 1 << 25; // 32 MiB

    /** Values in one object: a page tree node may hold very many references. */
    static final int MAX_OBJECT_VALUES = 200_000;
}
