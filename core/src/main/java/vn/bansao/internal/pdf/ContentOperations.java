package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a content stream, one after the other (ISO 32000-2, 7.8.2), read as strictly as a file's objects. An inline
 * image hides its own end: who meets {@code BI} has to stop. Offsets of errors are those within the content. Not thread-safe.
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
