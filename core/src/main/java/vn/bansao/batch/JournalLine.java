package vn.bansao.batch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** The lines of {@code docs/formats/journal.md}: fields, a space between two, and the CRC-32C of all before it. */
final class JournalLine {
    static final int VERSION = 1;
    static final int LONGEST_BYTES = 16_384; // a path of 4,096 characters, three bytes each when escaped
    static final String MAGIC = "BANSAO-JOURNAL";

    static final String BEGUN = "B";
    static final String SEALED = "S";
    static final String DONE = "D";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Pattern INPUT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DIGEST = Pattern.compile("SHA(256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})");
    private static final int CRC_CHARS = 8;

    private JournalLine() {}

    /** The line of {@code fields}, with its checksum and line feed. */
    static byte[] of(String... fields) {
        String body = String.join(" ", fields);
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return (body + ' ' + crc(bytes, 0, bytes.length) + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    /** The fields of a line without its line feed, or null if its checksum or its shape is wrong. */
    static @Nullable List<String> fields(byte[] bytes, int from, int to) {
        int space = to - CRC_CHARS - 1;
        if (space <= from || bytes[space] != ' ') {
            return null;
        }
        String crc = new String(bytes, space + 1, CRC_CHARS, StandardCharsets.ISO_8859_1);
        if (!crc.equals(crc(bytes, from, space - from))) {
            return null;
        }
        String body = new String(bytes, from, space - from, StandardCharsets.ISO_8859_1);
        return Arrays.asList(body.split(" ", -1));
    }

    static byte[] header() {
        return of(MAGIC, String.valueOf(VERSION));
    }

    static byte[] begun(String id, String part) {
        requireId(id);
        return of(BEGUN, id, URLEncoder.encode(part, StandardCharsets.UTF_8));
    }

    static byte[] sealed(BatchJournal.Entry entry) {
        return of(SEALED, entry.id(), entry.input(), entry.digest(), String.valueOf(entry.sizeBytes()));
    }

    static byte[] done(String id) {
        requireId(id);
        return of(DONE, id);
    }

    /** Whether the fields are those of a line of this version. */
    static boolean wellFormed(List<String> fields) {
        int count = fields.size();
        if (count < 2 || !ID.matcher(fields.get(1)).matches()) {
            return false;
        }
        return switch (fields.get(0)) {
            case BEGUN -> count == 3 && part(fields) != null;
            case SEALED ->
                count == 5
                        && INPUT.matcher(fields.get(2)).matches()
                        && DIGEST.matcher(fields.get(3)).matches()
                        && fields.get(4).matches("\\d{1,18}");
            case DONE -> count == 2;
            default -> false;
        };
    }

    static BatchJournal.Entry entry(List<String> fields, boolean done) {
        return new BatchJournal.Entry(fields.get(1), fields.get(2), fields.get(3), Long.parseLong(fields.get(4)), done);
    }

    /** The temporary file's path, or null if it is not escaped as it should be. */
    static @Nullable String part(List<String> fields) {
        try {
            return URLDecoder.decode(fields.get(2), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new PolicyException(Problem.of(
                    CoreProblem.BATCH_ID_INVALID,
                    "actual",
                    id,
                    "required",
                    "1 to 100 ASCII letters, digits, dots, hyphens and underscores"));
        }
    }

    static void requireHash(String input, String digest, long sizeBytes) {
        if (!INPUT.matcher(input).matches() || !DIGEST.matcher(digest).matches() || sizeBytes < 0) {
            throw new IllegalArgumentException("a fingerprint, digest or size is not written as it should be");
        }
    }

    private static String crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        String hex = Long.toHexString(crc.getValue());
        return "0".repeat(CRC_CHARS - hex.length()) + hex;
    }
}
