package vn.bansao.verify.internal.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of a content stream (ISO 32000-2, 7.8.2), as far as text needs them; whatever is odd ends it. */
final class ContentTokens {
    private static final String DELIMITERS = "()<>[]{}/% \t\r\n\f\0";
    private final byte[] bytes;
    private int position;

    ContentTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * An operator with its operands.
     *
     * @param operator such as {@code Tj}
     * @param name the last name operand, or empty
     * @param lastNumber the last number operand as written, or empty
     * @param strings the string operands
     */
    record Operation(String operator, String name, String lastNumber, List<byte[]> strings) {}

    @Nullable
    Operation next() {
        String name = "";
        String number = "";
        List<byte[]> strings = new ArrayList<>();
        while (position < bytes.length) {
            int c = bytes[position] & 0xFF;
            if (c == '%') {
                while (position < bytes.length && bytes[position] != '\n' && bytes[position] != '\r') {
                    position++;
                }
            } else if (c == '(') {
                strings.add(literal());
            } else if (c == '<' && peek(1) != '<') {
                strings.add(hex());
            } else if (c == '/') {
                position++;
                name = word();
            } else if (DELIMITERS.indexOf(c) >= 0) {
                position++;
            } else {
                String word = word();
                if ("+-.0123456789".indexOf(word.charAt(0)) >= 0) {
                    number = word;
                } else if (word.equals("BI")) {
                    return null; // Inline images hide their end; the copies we judge have none.
                } else if (!List.of("true", "false", "null").contains(word)) {
                    return new Operation(word, name, number, strings);
                }
            }
        }
        return null;
    }

    private int peek(int ahead) {
        return position + ahead < bytes.length ? bytes[position + ahead] & 0xFF : -1;
    }

    private String word() {
        int from = position;
        while (position < bytes.length && DELIMITERS.indexOf(bytes[position] & 0xFF) < 0) {
            position++;
        }
        return new String(bytes, from, position - from, StandardCharsets.ISO_8859_1);
    }

    private byte[] hex() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int high = -1;
        position++;
        while (position < bytes.length && bytes[position] != '>') {
            int digit = Character.digit(bytes[position++], 16);
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                out.write(high << 4 | digit);
                high = -1;
            }
        }
        position++;
        if (high >= 0) {
            out.write(high << 4);
        }
        return out.toByteArray();
    }

    private byte[] literal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int open = 0;
        do {
            int c = bytes[position++] & 0xFF;
            if (c == '(') {
                if (open++ > 0) {
                    out.write(c);
                }
            } else if (c == ')') {
                if (--open > 0) {
                    out.write(c);
                }
            } else if (c == '\\' && position < bytes.length) {
                escape(out);
            } else {
                out.write(c);
            }
        } while (open > 0 && position < bytes.length);
        return out.toByteArray();
    }

    private void escape(ByteArrayOutputStream out) {
        int c = bytes[position++] & 0xFF;
        int plain = "nrtbf".indexOf(c);
        if (plain >= 0) {
            out.write("\n\r\t\b\f".charAt(plain));
        } else if (c >= '0' && c <= '7') {
            int code = c - '0';
            for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
                code = code * 8 + (bytes[position++] - '0');
            }
            out.write(code);
        } else if (c != '\n' && c != '\r') {
            out.write(c);
        }
    }
}
