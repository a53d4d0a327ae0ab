package vn.bansao.internal.pdf;

/** The character classes of ISO 32000-2, 7.2.3. */
final class Chars {
    private static final byte REGULAR = 0;
    private static final byte SPACE = 1;
    private static final byte DELIMITER = 2;
    private static final byte[] CLASSES = new byte[256];
    private static final byte[] DIGITS = new byte[256];

    static {
        "\0\t\n\f\r ".chars().forEach(c -> CLASSES[c] = SPACE);
        "()<>[]{}/%".chars().forEach(c -> CLASSES[c] = DELIMITER);
        for (int c = 0; c < DIGITS.length; c++) {
            DIGITS[c] = (byte) (c < 0x80 ? Character.digit(c, 16) : -1);
        }
    }

    private Chars() {}

    static boolean isSpace(int c) {
        return c >= 0 && c < 256 && CLASSES[c] == SPACE;
    }

    /** A byte of a name, a number or a keyword. */
    static boolean isRegular(int c) {
        return c >= 0 && c < 256 && CLASSES[c] == REGULAR;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        return c >= 0 && c < 256 ? DIGITS[c] : -1;
    }
}
