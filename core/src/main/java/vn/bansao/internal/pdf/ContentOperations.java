package vn.bansao.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a content stream, one after the other (ISO 32000-2, 7.8.2), read as strictly as a file's objects. An inline
 * image hides its own end: who meets {@code BI} has to take it, or to stop. Offsets of errors are those within the content. Not
 * thread-safe.
 */
public final class ContentOperations {
    private static final int MOST_OPERANDS = 1_000;
    private static final int LONGEST_OPERATOR = 10;
    private static final int DEEPEST = 20;

    private final PdfLexer lexer;
    private final List<PdfValue> operands = new ArrayList<>();

    /** The operations in these bytes, which nobody changes meanwhile. */
    public ContentOperations(byte[] content) {
        this.lexer = new PdfLexer(ByteView.of(content), 0);
    }

    /** The next operator, or null at the end. */
    public @Nullable String next() throws IOException {
        operands.clear();
        while (true) {
            lexer.skipSpace();
            int c = lexer.peek();
            if (c < 0) {
                if (!operands.isEmpty()) {
                    throw PdfFailure.malformed("content", "operands without an operator", lexer.position());
                }
                return null;
            }
            if (!Chars.isRegular(c) || Chars.isDigit(c) || c == '+' || c == '-' || c == '.') {
                operand(new PdfParser(lexer, DEEPEST).value());
                continue;
            }
            String word = word();
            switch (word) {
                case "true", "false" -> operand(new PdfValue.Bool(word.equals("true")));
                case "null" -> operand(PdfValue.NULL);
                default -> {
                    return word;
                }
            }
        }
    }

    private void operand(PdfValue value) {
        if (operands.size() >= MOST_OPERANDS) {
            throw PdfFailure.overLimit("operands", operands.size() + 1L, MOST_OPERANDS);
        }
        operands.add(value);
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (Chars.isRegular(lexer.peek())) {
            if (word.length() == LONGEST_OPERATOR) {
                throw PdfFailure.malformed("content", "an operator is too long", lexer.position());
            }
            word.append((char) lexer.next());
        }
        return word.toString();
    }

    /**
     * An inline image (ISO 32000-2, 8.9.7).
     *
     * @param dict its entries, abbreviated or not
     * @param data still encoded; shared, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    public record InlineImage(PdfValue.Dict dict, byte[] data) {}

    /**
     * The image whose {@code BI} was read last, up to and with its {@code EI}. Its data end before the first {@code EI} between
     * white space: whether they are whole then, only who decodes them can tell.
     */
    public InlineImage inlineImage() throws IOException {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        lexer.skipSpace();
        while (!lexer.take("ID")) {
            if (lexer.peek() != '/') {
                throw PdfFailure.malformed("inline image", "a key is missing", lexer.position());
            }
            String key = lexer.name();
            lexer.skipSpace();
            if (entries.put(key, new PdfParser(lexer, DEEPEST).value()) != null) {
                throw PdfFailure.malformed("inline image", "the key " + key + " stands twice", lexer.position());
            }
            lexer.skipSpace();
        }
        if (!Chars.isSpace(lexer.peek())) {
            throw PdfFailure.malformed("inline image", "no data behind ID", lexer.position());
        }
        lexer.next();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (!atImageEnd()) {
            data.write(lexer.next());
        }
        lexer.next();
        lexer.take("EI");
        operands.clear();
        return new InlineImage(new PdfValue.Dict(entries), data.toByteArray());
    }

    private boolean atImageEnd() throws IOException {
        if (!Chars.isSpace(lexer.peek())) {
            return false;
        }
        long here = lexer.position();
        lexer.next();
        boolean word = lexer.peek() == 'E' && lexer.next() == 'E' && lexer.peek() == 'I' && lexer.next() == 'I';
        boolean end = word && (lexer.peek() < 0 || Chars.isSpace(lexer.peek()));
        lexer.moveTo(here);
        return end;
    }

    /** The operands of the operator that was read last; to be used before the next one. */
    public List<PdfValue> operands() {
        return operands;
    }

    /** Operand {@code index} as a number. */
    public double number(int index) {
        PdfValue value = index < operands.size() ? operands.get(index) : PdfValue.NULL;
        if (value instanceof PdfValue.Int number) {
            return number.value();
        }
        if (value instanceof PdfValue.Real number) {
            return number.value();
        }
        throw PdfFailure.malformed("content", "operand " + (index + 1) + " is no number", lexer.position());
    }

    /** Operand {@code index} as a name. */
    public String name(int index) {
        if (index < operands.size() && operands.get(index) instanceof PdfValue.Name name) {
            return name.value();
        }
        throw PdfFailure.malformed("content", "operand " + (index + 1) + " is no name", lexer.position());
    }
}
