package vn.bansao.verify.internal.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
    private final int end;
    private final StringRun strings = new StringRun();
    private final Word operator = new Word();
    private final Word name = new Word();
    private final Word number = new Word();
    private boolean array;
    private int position;

    ContentTokens(ByteBuffer content) {
        this.bytes = content.array();
        this.position = content.arrayOffset();
        this.end = position + content.limit();
    }

    /** Where a word stands. */
    private final class Word {
        private int from;
        private int to;

        void take() {
            from = position;
            while (position < end && !isDelimiter(bytes[position])) {
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
        while (position < end) {
            int c = bytes[position] & 0xFF;
            if (c == '%') {
                while (position < end && bytes[position] != '\n' && bytes[position] != '\r') {
                    position++;
                }
            } else if (c == '(') {
                literal();
            } else if (c == '<' && peek(1) != '<') {
                hex();
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
    StringRun strings() {
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
        return position + ahead < end ? bytes[position + ahead] & 0xFF : -1;
    }

    private void hex() {
        int high = -1;
        for (position++; position < end && bytes[position] != '>'; position++) {
            int digit = Character.digit(bytes[position], 16);
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                strings.add(high << 4 | digit);
                high = -1;
            }
        }
        position++;
        if (high >= 0) {
            strings.add(high << 4); // a missing last digit is 0 (7.3.4.3)
        }
        strings.end();
    }

    private void literal() {
        int open = 0;
        do {
            int c = bytes[position++] & 0xFF;
            if (c == '(') {
                if (open++ > 0) {
                    strings.add(c);
                }
            } else if (c == ')') {
                if (--open > 0) {
                    strings.add(c);
                }
            } else if (c == '\\' && position < end) {
                escape();
            } else {
                strings.add(c);
            }
        } while (open > 0 && position < end);
        strings.end();
    }

    private void escape() {
        int c = bytes[position++] & 0xFF;
        int plain = "nrtbf".indexOf(c);
        if (plain >= 0) {
            strings.add("\n\r\t\b\f".charAt(plain));
        } else if (c >= '0' && c <= '7') {
            int code = c - '0';
            for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
                code = code * 8 + (bytes[position++] - '0');
            }
            strings.add(code);
        } else if (c != '\n' && c != '\r') {
            strings.add(c);
        }
    }
}
