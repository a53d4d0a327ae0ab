package vn.bansao.internal.pdf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code n g obj … endobj} at an offset (ISO 32000-2, 7.3.8 and 7.3.10). Not thread-safe. */
final class IndirectReader {

    /** Finds the value of an indirect /Length. */
    interface Lengths {
        long length(PdfValue.Ref reference) throws IOException;
    }

    /** For cross-reference streams, whose values are direct (7.5.8.2). */
    static final Lengths DIRECT_LENGTH = reference -> -1;

    private final WindowedBytes file;
    private final PdfLimits limits;
    private long parsedBytes;

    IndirectReader(WindowedBytes file, PdfLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** The object at {@code offset}; with {@code expected}, number and generation must be these. */
    IndirectObject read(long offset, PdfValue.@Nullable Ref expected, Lengths lengths) throws IOException {
        PdfLexer lexer = new PdfLexer(file, offset);
        lexer.skipLineEnd();
        int number = lexer.expectObjectNumber("object");
        lexer.skipSpace();
        int generation = (int) lexer.expectUnsigned(5, "object");
        lexer.skipSpace();
        if (!lexer.take("obj")) {
            throw lexer.missing("obj", "object " + number);
        }
        if (expected != null && (number != expected.number() || generation != expected.generation())) {
            throw PdfFailure.malformed(
                    "object " + expected, "object " + number + " " + generation + " stands in its place", offset);
        }
        PdfParser parser = new PdfParser(lexer, limits.maxDepth());
        PdfValue value = parser.value();
        long weight = parser.values() * 64L + (lexer.position() - offset);
        lexer.skipSpace();
        if (value instanceof PdfValue.Dict dict && lexer.take("stream")) {
            value = stream(lexer, dict, number, lengths);
            lexer.skipSpace();
        }
        long streamed = value instanceof PdfValue.Stream stream ? stream.length() : 0;
        if (!lexer.take("endobj")) {
            throw lexer.missing("endobj", "object " + number);
        }
        countParsed(lexer.position() - offset - streamed);
        return new IndirectObject(number, generation, value, offset, lexer.position(), weight);
    }

    /** An object may be asked for again and again, each time parsed anew once it fell out of the cache. */
    void countParsed(long bytes) {
        parsedBytes += bytes;
        if (parsedBytes > limits.maxParsedBytes()) {
            throw PdfFailure.overLimit("bytes of objects", parsedBytes, limits.maxParsedBytes());
        }
    }

    private PdfValue.Stream stream(PdfLexer lexer, PdfValue.Dict dict, int number, Lengths lengths) throws IOException {
        int eol = lexer.next();
        if (eol == '\r') {
            eol = lexer.next(); // a lone CR is not allowed: readers disagree where the data starts (7.3.8.1)
        }
        if (eol != '\n') {
            throw PdfFailure.malformed(what(number), "no line end behind the keyword stream", lexer.position());
        }
        if (dict.has("F")) {
            throw PdfFailure.malformed(what(number), "its data is in another file", lexer.position());
        }
        long from = lexer.position();
        PdfValue given = dict.get("Length");
        long length = -1;
        if (given instanceof PdfValue.Int direct) {
            length = direct.value();
        } else if (given instanceof PdfValue.Ref reference) {
            length = lengths.length(reference);
        }
        if (length < 0 || length > file.sizeBytes() - from) {
            throw PdfFailure.malformed(what(number), "/Length is missing or wrong", from);
        }
        lexer.moveTo(from + length);
        lexer.skipLineEnd();
        if (!lexer.take("endstream")) {
            throw lexer.missing("endstream", what(number) + " of " + length + " bytes");
        }
        return new PdfValue.Stream(dict, from, length);
    }

    private static String what(int number) {
        return "stream " + number;
    }
}
