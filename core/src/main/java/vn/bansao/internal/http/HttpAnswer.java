package vn.bansao.internal.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.bansao.internal.http.GuardedHttpException.Reason;

/** The answer on a connection that is closed after it (RFC 9112, 4 to 7). Not thread-safe. */
final class HttpAnswer {
    private static final int OK = 200;
    private static final int LONGEST_LINE_BYTES = 8192;
    private static final int MOST_LINES = 200; // of the head, and of interim answers before it
    private final URI address;
    private final InputStream in;
    private final int limitBytes;
    private int lines;

    HttpAnswer(URI address, InputStream in, int limitBytes) {
        this.address = address;
        this.in = new BufferedInputStream(in);
        this.limitBytes = limitBytes;
    }

    byte[] body() throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        while (status >= 100 && status < OK) {
            status = status();
            headers = headers();
        }
        if (status != OK) {
            throw new GuardedHttpException(Reason.STATUS, address, String.valueOf(status), null);
        }
        String coding = headers.getOrDefault("transfer-encoding", "identity").toLowerCase(Locale.ROOT);
        if (coding.equals("chunked")) {
            return chunks();
        }
        if (!coding.equals("identity")) {
            throw malformed("transfer coding " + coding);
        }
        String length = headers.get("content-length");
        return length == null ? rest() : exactly(number(length, 10));
    }

    private int status() throws IOException {
        String[] words = line().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
            throw malformed("no status line");
        }
        return Integer.parseInt(words[1]);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw malformed("a header without a name");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            lines = 0; // Chunks are bounded by the size of the body.
            int length = number(line().split(";", 2)[0].strip(), 16);
            if (length == 0) {
                return whole.toByteArray();
            }
            if (length > limitBytes - whole.size()) {
                throw tooLarge();
            }
            whole.write(exactly(length));
            if (!line().isEmpty()) {
                throw malformed("a chunk without an end");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length > limitBytes) {
            throw tooLarge();
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("the answer was cut off");
        }
        return bytes;
    }

    private byte[] rest() throws IOException {
        byte[] bytes = in.readNBytes(limitBytes);
        if (bytes.length == limitBytes && in.read() >= 0) {
            throw tooLarge();
        }
        return bytes;
    }

    private int number(String digits, int radix) throws GuardedHttpException {
        try {
            long value = Long.parseLong(digits, radix);
            if (value < 0) {
                throw malformed("a length below 0");
            }
            return (int) Math.min(value, Integer.MAX_VALUE); // Over every limit, and refused as that.
        } catch (NumberFormatException e) {
            throw malformed("a length that is no number");
        }
    }

    private String line() throws IOException {
        if (++lines > MOST_LINES) {
            throw malformed("more than " + MOST_LINES + " lines in the head");
        }
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer was cut off");
            }
            if (line.length() == LONGEST_LINE_BYTES) {
                throw malformed("a line of more than " + LONGEST_LINE_BYTES + " bytes");
            }
            line.append((char) next);
        }
        boolean carriage = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return line.substring(0, carriage ? line.length() - 1 : line.length());
    }

    private GuardedHttpException malformed(String what) {
        return new GuardedHttpException(Reason.MALFORMED, address, what, null);
    }

    private GuardedHttpException tooLarge() {
        return new GuardedHttpException(
                Reason.TOO_LARGE, address, "the answer is larger than " + limitBytes + " bytes", null);
    }
}
