package vn.bansao.verify.internal.preview;

/**
 * What a picture may cost; more is not drawn. Immutable.
 *
 * @param decodedBytes one stream, decoded: PDFBox holds it whole
 * @param pixels one image
 * @param maskPixels one mask, or an image with one: they are not sampled down
 */
record Budget(long decodedBytes, long pixels, long maskPixels) {
    private static final long MOST_DECODED_BYTES = 128L << 20; // an A4 page at 600 dpi in colour
    private static final long MOST_PIXELS = 80_000_000; // A3 at 600 dpi
    private static final long MOST_MASK_PIXELS = 16_000_000; // A4 at 400 dpi

    /** What fits the heap of this JVM. */
    static Budget ofThisJvm() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Budget(
                Math.min(MOST_DECODED_BYTES, heap / 8),
                Math.min(MOST_PIXELS, heap / 16),
                Math.min(MOST_MASK_PIXELS, heap / 64));
    }

    void checkDecoded(long bytes) {
        if (bytes > decodedBytes) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
    }

    /** Everything but images: of a content stream each number becomes an object. */
    void checkContent(long bytes) {
        checkDecoded(4 * bytes);
    }

    void checkImage(long width, long height, boolean masked) {
        if (width < 1 || height < 1 || width > pixels || width * height > (masked ? maskPixels : pixels)) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
    }
}
