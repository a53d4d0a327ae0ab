package vn.bansao.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.bansao.MalformedDocumentException;

/** A position in a view, and the tokens from there on (ISO 32000-2, 7.2 and 7.3). Not thread-safe. */
final class PdfLexer {
    private static final int MAX_NUMBER_CHARS = 64;
    private static final int MAX_PLAIN_DIGITS = 18; // fit a long, whatever they are
    private static final int MAX_NAME_BYTES = 1_000; // ISO 32000-1, Annex C: 127; some writers are longer
    private static final long MAX_OBJECT_NUMBER = 8_388_607; // ISO 32000-1, Annex C

    private final ByteView view;
    private long position;
    private long end = Long.MAX_VALUE;

    PdfLexer(ByteView view, long position) {
        this.view = view;
        this.position = position;
    }

    long position() {
        return position;
    }

    void moveTo(long offset) {
        position = offset;
    }

    /** No token may reach behind {@code offset}. */
    void limitTo(long offset) {
        end = offset;
    }

    boolean inFile() {
        return view.isFile();
    }

    int peek() throws IOException {
        return position >= end ? -1 : view.at(position);
    }

    int next() throws IOException {
        int c = peek();
        if (c < 0) {
            throw PdfFailure.malformed("object", "ends too early", position);
        }
        position++;
        return c;
    }

    /** Skips white space and comments. */
    void skipSpace() throws IOException {
        while (true) {
            int c = peek();
            if (c == '%') {
                while (c >= 0 && c != '\n' && c != '\r') {
                    position++;
                    c = peek();
                }
            } else if (Chars.isSpace(c)) {
                position++;
            } else {
                return;
            }
        }
    }

    /** Skips one line end: some writers point at the one before an object or a section instead of behind it. */
    void skipLineEnd() throws IOException {
        skip('\r');
        skip('\n');
    }

    /** Takes the word if it stands here whole; else stays. */
    boolean take(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= end || view.at(position + i) != word.charAt(i)) {
                return false;
            }
        }
        long behind = position + word.length();
        if (Chars.isRegular(word.charAt(word.length() - 1)) && behind < end && Chars.isRegular(view.at(behind))) {
            return false;
        }
        position = behind;
        return true;
    }

    void expect(String word, String what) throws IOException {
        if (!take(word)) {
            throw missing(word, what);
        }
    }

    /** The failure that the word does not stand here. */
    MalformedDocumentException missing(String word, String what) {
        return PdfFailure.malformed(what, word + " is missing", position);
    }

    /** An unsigned number of at most {@code maxDigits} digits, or -1, staying here, where there is none. */
    long takeUnsigned(int maxDigits) throws IOException {
        long start = position;
        long value = 0;
        int digits = 0;
        while (Chars.isDigit(peek())) {
            if (++digits > maxDigits) {
                position = start;
                return -1;
            }
            value = value * 10 + (peek() - '0');
            position++;
        }
        if (digits == 0 || Chars.isRegular(peek())) {
            position = start;
            return -1;
        }
        return value;
    }

    long expectUnsigned(int maxDigits, String what) throws IOException {
        long value = takeUnsigned(maxDigits);
        if (value < 0) {
            throw PdfFailure.malformed(what, "a number is missing or too long", position);
        }
        return value;
    }

    int expectObjectNumber(String what) throws IOException {
        long number = expectUnsigned(10, what);
        if (number > MAX_OBJECT_NUMBER) {
            throw PdfFailure.malformed(what, "object number " + number + " is too large", position);
        }
        return (int) number;
    }

    /** An integer, a real or a reference. */
    PdfValue number() throws IOException {
        long start = position;
        int digits = 0;
        int points = 0;
        for (int c = peek(); Chars.isRegular(c); c = peek()) {
            boolean sign = position == start && (c == '+' || c == '-');
            digits += Chars.isDigit(c) ? 1 : 0;
            points += c == '.' ? 1 : 0;
            if ((!sign && !Chars.isDigit(c) && c != '.') || position - start >= MAX_NUMBER_CHARS) {
                throw PdfFailure.malformed("number", "is not one", start);
            }
            position++;
        }
        if (digits == 0 || points > 1) {
            throw PdfFailure.malformed("number", "is not one", start);
        }
        if (points == 1) {
            return new PdfValue.Real(Double.parseDouble(text(start)));
        }
        long integer = integer(start, digits);
        return digits <= 10 && digits == position - start
                ? integerOrReference(integer, start)
                : PdfValue.Int.of(integer);
    }

    /** What was read since {@code start}, one char a byte. */
    private String text(long start) throws IOException {
        return view.text(start, (int) (position - start));
    }

    private long integer(long start, int digits) throws IOException {
        long value = 0;
        if (digits <= MAX_PLAIN_DIGITS) {
            for (long at = position - digits; at < position; at++) {
                value = value * 10 + (view.at(at) - '0');
            }
            return view.at(start) == '-' ? -value : value;
        }
        try {
            return Long.parseLong(text(start));
        } catch (NumberFormatException e) {
            throw PdfFailure.malformed("number", "is too large", start);
        }
    }

    private PdfValue integerOrReference(long integer, long start) throws IOException {
        long behind = position;
        if (Chars.isSpace(peek())) {
            skipSpace();
            long generation = takeUnsigned(5);
            if (generation >= 0) {
                skipSpace();
                if (take("R")) {
                    return reference(integer, generation, start);
                }
            }
        }
        position = behind;
        return PdfValue.Int.of(integer);
    }

    private static PdfValue reference(long number, long generation, long start) {
        if (number > MAX_OBJECT_NUMBER || generation > 65_535) {
            throw PdfFailure.malformed("reference", "number or generation is too large", start);
        }
        return new PdfValue.Ref((int) number, (int) generation);
    }

    /** A name, from its slash on (7.3.5). */
    String name() throws IOException {
        long start = ++position;
        int hash = 0;
        int c = peek();
        while (Chars.isRegular(c) && c != '#') {
            hash = 31 * hash + c; // as a String's
            requireShortName(++position - start, start);
            c = peek();
        }
        if (c == '#') {
            return escapedName(text(start), start);
        }
        String known = KnownNames.candidate(hash);
        return known != null && isSince(start, known) ? known : text(start);
    }

    private boolean isSince(long start, String word) throws IOException {
        boolean same = position - start == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = view.at(start + i) == word.charAt(i);
        }
        return same;
    }

    private static void requireShortName(long length, long start) {
        if (length > MAX_NAME_BYTES) {
            throw PdfFailure.malformed("name", "is too long", start - 1);
        }
    }

    private String escapedName(String plain, long start) throws IOException {
        StringBuilder name = new StringBuilder(plain);
        while (Chars.isRegular(peek())) {
            int c = next();
            if (c == '#') {
                int high = Chars.hex(peek());
                int low = high < 0 ? -1 : Chars.hex(view.at(position + 1));
                if (low < 0 || high + low == 0) {
                    throw PdfFailure.malformed("name", "# without two hexadecimal digits", start - 1);
                }
                position += 2;
                c = high * 16 + low;
            }
            name.append((char) c);
            requireShortName(name.length(), start);
        }
        return name.toString();
    }

    /** A string in angle brackets (7.3.4.3). */
    PdfValue.Text hexText() throws IOException {
        long start = position++;
        int digits = 0;
        for (int c = next(); c != '>'; c = next()) {
            if (Chars.hex(c) >= 0) {
                digits++;
            } else if (!Chars.isSpace(c)) {
                throw PdfFailure.malformed("string", "a byte is not hexadecimal", position - 1);
            }
            checkLength(start);
        }
        byte[] bytes = new byte[(digits + 1) / 2]; // counted first: a signature's string has thousands
        int at = 0;
        for (long offset = start + 1; at < digits; offset++) {
            int digit = Chars.hex(view.at(offset));
            if (digit >= 0) {
                bytes[at / 2] |= (byte) (at % 2 == 0 ? digit << 4 : digit);
                at++;
            }
        }
        return text(bytes, start, true);
    }

    /** A string in parentheses (7.3.4.2). */
    PdfValue.Text literalText() throws IOException {
        long start = position++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int depth = 1;
        while (true) {
            int c = next();
            if (c == '\\') {
                escape(bytes);
                continue;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return text(bytes.toByteArray(), start, false);
            } else if (c == '\r') {
                skip('\n');
                c = '\n';
            }
            bytes.write(c);
            checkLength(start);
        }
    }

    private void escape(ByteArrayOutputStream bytes) throws IOException {
        int c = next();
        switch (c) {
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'b' -> bytes.write('\b');
            case 'f' -> bytes.write('\f');
            case '\n' -> {}
            case '\r' -> skip('\n');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    value = value * 8 + next() - '0';
                }
                bytes.write(value);
            }
            default -> bytes.write(c);
        }
    }

    private void skip(char c) throws IOException {
        if (peek() == c) {
            position++;
        }
    }

    private void checkLength(long start) {
        if (position - start > PdfLimits.MAX_OBJECT_BYTES) {
            throw PdfFailure.overLimit("bytes in one string", position - start, PdfLimits.MAX_OBJECT_BYTES);
        }
    }

    private PdfValue.Text text(byte[] bytes, long start, boolean hex) {
        return inFile() ? new PdfValue.Text(bytes, start, position, hex) : new PdfValue.Text(bytes, -1, -1, hex);
    }

    /** A short excerpt for messages: what stands here, printable characters only. */
    String excerpt() throws IOException {
        byte[] found = new byte[12];
        int length = 0;
        while (length < found.length && view.at(position + length) >= 0) {
            int c = view.at(position + length);
            found[length++] = (byte) (c < 0x20 || c > 0x7E ? '.' : c);
        }
        return new String(found, 0, length, StandardCharsets.US_ASCII);
    }
}
