package vn.bansao.internal.pdf;

/** The character classes of ISO 32000-2, 7.2.3. */
final class Chars {
    private Chars() {}

    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    static boolean isDelimiter(int c) {
        return switch (c) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }

    /** A byte of a name, a number or a keyword. */
    static boolean isRegular(int c) {
        return c > 0 && !isSpace(c) && !isDelimiter(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
