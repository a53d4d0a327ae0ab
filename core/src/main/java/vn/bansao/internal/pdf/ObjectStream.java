package vn.bansao.internal.pdf;

import java.io.IOException;

/** An inflated object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
    private final byte[] bytes;
    private final int[] numbers;
    private final int[] offsets;
    private final int first;

    private ObjectStream(byte[] bytes, int[] numbers, int[] offsets, int first) {
        this.bytes = bytes;
        this.numbers = numbers;
        this.offsets = offsets;
        this.first = first;
    }

    static ObjectStream of(PdfValue.Dict dict, byte[] bytes, int container, PdfLimits limits) throws IOException {
        String what = "object stream " + container;
        long count = dict.integer("N", -1);
        long first = dict.integer("First", -1);
        if (!"ObjStm".equals(dict.name("Type")) || count < 0 || first < 0 || first > bytes.length) {
            throw PdfFailure.malformed(what, "/Type, /N or /First is missing or wrong", -1);
        }
        if (count > limits.maxObjects()) {
            throw PdfFailure.overLimit("objects", count, limits.maxObjects());
        }
        if (count > bytes.length) {
            throw PdfFailure.malformed(what, "/N is larger than the stream", -1);
        }
        int[] numbers = new int[(int) count];
        int[] offsets = new int[(int) count];
        PdfLexer lexer = new PdfLexer(ByteView.of(bytes), 0);
        lexer.limitTo(first);
        for (int i = 0; i < count; i++) {
            lexer.skipSpace();
            numbers[i] = lexer.expectObjectNumber(what);
            lexer.skipSpace();
            offsets[i] = (int) Math.min(lexer.expectUnsigned(10, what), Integer.MAX_VALUE);
            if (offsets[i] >= bytes.length - first || (i > 0 && offsets[i] <= offsets[i - 1])) {
                throw PdfFailure.malformed(what, "its offsets do not rise, or leave it", -1);
            }
        }
        return new ObjectStream(bytes, numbers, offsets, (int) first);
    }

    int sizeBytes() {
        return bytes.length + 8 * numbers.length;
    }

    IndirectObject read(int number, int index, PdfLimits limits) throws IOException {
        String what = "object " + number;
        if (index >= numbers.length || numbers[index] != number) {
            throw PdfFailure.malformed(what, "is not where its object stream is said to have it", -1);
        }
        int from = first + offsets[index];
        int to = index + 1 < offsets.length ? first + offsets[index + 1] : bytes.length;
        PdfLexer lexer = new PdfLexer(ByteView.of(bytes), from);
        lexer.limitTo(to);
        PdfParser parser = new PdfParser(lexer, limits.maxDepth());
        PdfValue value = parser.value();
        lexer.skipSpace();
        if (lexer.position() < to) {
            throw PdfFailure.malformed(what, "more than one value stands in its place", -1);
        }
        return new IndirectObject(number, 0, value, -1, -1, parser.values() * 64L + to - from);
    }
}
