package vn.bansao.batch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** Reads a journal once from its first line to its last, and tells a torn end from damage. */
final class JournalReader {
    /** More than a writer ever has unforced: what it may lose to a power cut. */
    static final long LONGEST_TORN_BYTES = 1 << 20; // 1 MiB

    private static final Pattern HEADER = Pattern.compile(JournalLine.MAGIC + " (\\d{1,9}) [0-9a-f]{8}");

    private final Path path;
    private final JournalIndex index;
    private final Map<String, String> begun = new LinkedHashMap<>();
    private final byte[] line = new byte[JournalLine.LONGEST_BYTES];
    private long position;
    private long firstBad = -1;

    JournalReader(Path path, JournalIndex index) {
        this.path = path;
        this.index = index;
    }

    /** The temporary files of items begun and not done, by item. */
    Map<String, String> begun() {
        return begun;
    }

    /** Reads all; the number of bytes that are good, 0 if not even the header is whole. */
    long read(InputStream stream) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(stream, 1 << 16)) {
            int length = next(in);
            if (length < 0) {
                requireTornHeader(-length - 1);
                return 0;
            }
            header(length);
            long good = position;
            for (long start = good; (length = next(in)) >= 0; start = position) {
                List<String> fields = JournalLine.fields(line, 0, length);
                if (fields == null) {
                    firstBad = firstBad < 0 ? start : firstBad;
                } else {
                    take(fields, start);
                    good = position;
                }
            }
            long torn = position - good;
            if (torn > LONGEST_TORN_BYTES) {
                throw corrupt(good, "more than a torn end: " + torn + " bytes");
            }
            return good;
        }
    }

    private void take(List<String> fields, long start) throws IOException {
        if (firstBad >= 0) {
            throw corrupt(firstBad, "a line with a wrong checksum before good ones");
        }
        if (!JournalLine.wellFormed(fields)) {
            throw corrupt(start, "not a line of version " + JournalLine.VERSION);
        }
        String id = fields.get(1);
        switch (fields.get(0)) {
            case JournalLine.BEGUN -> begun.put(id, fields.get(2));
            case JournalLine.SEALED -> index.seal(id, start);
            default -> {
                begun.remove(id);
                if (!index.done(id)) {
                    throw corrupt(start, "an item is done that was never sealed");
                }
            }
        }
    }

    /** The next line's length without line feed; for an end without line feed -1 minus the bytes there. */
    private int next(InputStream in) throws IOException {
        int length = 0;
        for (int value = in.read(); value >= 0; value = in.read()) {
            position++;
            if (value == '\n') {
                return length;
            }
            if (length == line.length) {
                return tooLong(in);
            }
            line[length++] = (byte) value;
        }
        return -length - 1;
    }

    /** No writer makes such a line: its beginning stands for it, and fails its checksum. */
    private int tooLong(InputStream in) throws IOException {
        for (int value = in.read(); value >= 0; value = in.read()) {
            position++;
            if (value == '\n') {
                return 0;
            }
        }
        return -1;
    }

    private void header(int length) {
        List<String> fields = JournalLine.fields(line, 0, length);
        Matcher header = HEADER.matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1));
        if (fields == null && new String(line, 0, length, StandardCharsets.ISO_8859_1).startsWith(JournalLine.MAGIC)) {
            throw corrupt(0, "the first line's checksum is wrong");
        }
        if (fields == null || !header.matches()) {
            throw new PolicyException(Problem.of(CoreProblem.BATCH_JOURNAL_UNKNOWN, "file", path));
        }
        int version = Integer.parseInt(header.group(1));
        if (version != JournalLine.VERSION) {
            CoreProblem code = version > JournalLine.VERSION
                    ? CoreProblem.BATCH_JOURNAL_TOO_NEW
                    : CoreProblem.BATCH_JOURNAL_TOO_OLD;
            throw new PolicyException(
                    Problem.of(code, "file", path, "actual", version, "required", JournalLine.VERSION));
        }
    }

    /** A run may end while it writes the header; any other file without a line is not ours to overwrite. */
    private void requireTornHeader(int length) {
        byte[] header = JournalLine.header();
        if (position != length || length >= header.length || !startsWith(header, length)) {
            throw new PolicyException(Problem.of(CoreProblem.BATCH_JOURNAL_UNKNOWN, "file", path));
        }
    }

    private boolean startsWith(byte[] header, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] != header[i]) {
                return false;
            }
        }
        return true;
    }

    private MalformedDocumentException corrupt(long offset, String reason) {
        return new MalformedDocumentException(
                Problem.of(CoreProblem.BATCH_JOURNAL_CORRUPT, "file", path, "offset", offset, "reason", reason),
                offset);
    }

    /** The escaped path of a begun item, decoded. */
    static @Nullable String decoded(String escaped) {
        return JournalLine.part(List.of("", "", escaped));
    }
}
