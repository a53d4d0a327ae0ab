package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Direct objects from a lexer: nesting, size and number of values bounded. Not thread-safe. */
final class PdfParser {
    private final PdfLexer lexer;
    private final int maxDepth;
    private final long start;
    private int values;

    PdfParser(PdfLexer lexer, int maxDepth) {
        this.lexer = lexer;
        this.maxDepth = maxDepth;
        this.start = lexer.position();
    }

    /** How many values were made. */
    int values() {
        return values;
    }

    PdfValue value() throws IOException {
        lexer.skipSpace();
        return value(0);
    }

    PdfValue.Dict dictionary(String what) throws IOException {
        long at = lexer.position();
        if (value() instanceof PdfValue.Dict dict) {
            return dict;
        }
        throw PdfFailure.malformed(what, "is not a dictionary", at);
    }

    private PdfValue value(int depth) throws IOException {
        count();
        int c = lexer.peek();
        return switch (c) {
            case '<' -> angle(depth);
            case '[' -> array(depth);
            case '(' -> lexer.literalText();
            case '/' -> new PdfValue.Name(lexer.name());
            case 't', 'f', 'n' -> keyword();
            default -> {
                if (Chars.isDigit(c) || c == '+' || c == '-' || c == '.') {
                    yield lexer.number();
                }
                throw PdfFailure.malformed("object", "a value is missing", lexer.position());
            }
        };
    }

    private void count() {
        if (++values > PdfLimits.MAX_OBJECT_VALUES) {
            throw PdfFailure.overLimit("values in one object", values, PdfLimits.MAX_OBJECT_VALUES);
        }
        long length = lexer.position() - start;
        if (length > PdfLimits.MAX_OBJECT_BYTES) {
            throw PdfFailure.overLimit("bytes in one object", length, PdfLimits.MAX_OBJECT_BYTES);
        }
    }

    private PdfValue keyword() throws IOException {
        if (lexer.take("true")) {
            return new PdfValue.Bool(true);
        }
        if (lexer.take("false")) {
            return new PdfValue.Bool(false);
        }
        lexer.expect("null", "object");
        return PdfValue.NULL;
    }

    private PdfValue angle(int depth) throws IOException {
        return lexer.take("<<") ? dictionary(depth) : lexer.hexText();
    }

    private int deeper(int depth) {
        if (depth >= maxDepth) {
            throw PdfFailure.overLimit("levels of nesting", depth + 1L, maxDepth);
        }
        return depth + 1;
    }

    private PdfValue array(int depth) throws IOException {
        int inner = deeper(depth);
        lexer.take("[");
        List<PdfValue> items = new ArrayList<>();
        lexer.skipSpace();
        while (!lexer.take("]")) {
            items.add(value(inner));
            lexer.skipSpace();
        }
        return new PdfValue.Array(items);
    }

    private PdfValue.Dict dictionary(int depth) throws IOException {
        int inner = deeper(depth);
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        boolean nulls = false;
        lexer.skipSpace();
        while (!lexer.take(">>")) {
            long at = lexer.position();
            if (lexer.peek() != '/') {
                throw PdfFailure.malformed("dictionary", "a key is missing", at);
            }
            String key = lexer.name();
            lexer.skipSpace();
            PdfValue value = value(inner);
            nulls |= value instanceof PdfValue.Null;
            if (entries.put(key, value) != null) {
                // Readers disagree on which of two values counts, and attacks live on that.
                throw PdfFailure.malformed("dictionary", "the key " + key + " stands twice", at);
            }
            lexer.skipSpace();
        }
        if (nulls) {
            entries.values().removeIf(PdfValue.Null.class::isInstance);
        }
        return new PdfValue.Dict(entries);
    }
}
