package vn.bansao.verify.internal.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operations of a content stream (ISO 32000-2, 7.8.2), one after the other, as far as text needs them; whatever is odd
 * ends it. Words become objects only where they are asked for: a page may have thousands of operations that draw lines.
 */
final class ContentTokens {
    private static final boolean[] DELIMITERS = new boolean[128];

    static {
        "()<>[]{}/% \t\r\n\f\0".chars().forEach(c -> DELIMITERS[c] = true);
    }

    private final byte[] bytes;
    private final List<byte[]> strings = new ArrayList<>();
    private final Word operator = new Word();
    private final Word name = new Word();
    private final Word number = new Word();
    private boolean array;
    private int position;

    ContentTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where a word stands. */
    private final class Word {
        private int from;
        private int to;

        void take() {
            from = position;
            while (position < bytes.length && !isDelimiter(bytes[position])) {
                position++;
            }
            to = position;
        }

        void clear() {
            from = to;
        }

        boolean is(String word) {
            boolean same = to - from == word.length();
            for (int i = 0; same && i < word.length(); i++) {
                same = bytes[from + i] == word.charAt(i);
            }
            return same;
        }

        @Override
        public String toString() {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** Goes to the next operation; false where there is none. */
    boolean next() {
        name.clear();
        number.clear();
        strings.clear();
        array = false;
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
                name.take();
            } else if (isDelimiter(c)) {
                array |= c == '[';
                position++;
            } else if (c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9')) {
                number.take();
            } else {
                operator.take();
                if (is("BI")) {
                    return false; // Inline images hide their end; the copies we judge have none.
                } else if (!is("true") && !is("false") && !is("null")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the operator is this one, such as {@code Tj}. */
    boolean is(String word) {
        return operator.is(word);
    }

    /** The last name among the operands, or empty. */
    String name() {
        return name.toString();
    }

    /** Whether the last number among the operands is written like this. */
    boolean lastNumberIs(String written) {
        return number.is(written);
    }

    /** The strings among the operands, also those within an array; to be used before the next operation. */
    List<byte[]> strings() {
        return strings;
    }

    /** Whether an array is among the operands. */
    boolean array() {
        return array;
    }

    private static boolean isDelimiter(int c) {
        return c >= 0 && c < 128 && DELIMITERS[c];
    }

    private int peek(int ahead) {
        return position + ahead < bytes.length ? bytes[position + ahead] & 0xFF : -1;
    }

    private byte[] hex() {
        int end = ++position;
        while (end < bytes.length && bytes[end] != '>') {
            end++;
        }
        byte[] out = new byte[(end - position + 1) / 2];
        int digits = 0;
        for (; position < end; position++) {
            int digit = Character.digit(bytes[position], 16);
            if (digit >= 0) {
                out[digits / 2] |= (byte) (digits % 2 == 0 ? digit << 4 : digit);
                digits++;
            }
        }
        position++;
        int length = (digits + 1) / 2;
        return length == out.length ? out : Arrays.copyOf(out, length);
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
