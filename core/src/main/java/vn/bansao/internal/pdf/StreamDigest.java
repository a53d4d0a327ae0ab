package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SHA-256 of a stream with its dictionary and all the streams it refers to, as a copy's record states it of an imported
 * page ({@code docs/formats/record.md}). Values count, not how they are spelled; a reference counts as the digest of the stream
 * that it leads to, wherever that stands.
 */
public final class StreamDigest {
    private static final int DEEPEST = 20;
    private static final String LENGTH = "Length"; // the data say it

    private final MessageDigest sha256;
    private final Targets targets;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    /** The digests of streams that are referred to. */
    @FunctionalInterface
    public interface Targets {
        /** The digest of the stream that a reference leads to; fails where it leads to none. */
        byte[] digest(PdfValue.Ref reference) throws IOException;
    }

    private StreamDigest(MessageDigest sha256, Targets targets) {
        this.sha256 = sha256;
        this.targets = targets;
    }

    /** Takes the dictionary; the stream's data, still encoded, are to follow. */
    public static void begin(MessageDigest sha256, PdfValue.Dict dict, Targets targets) throws IOException {
        sha256.reset();
        sha256.update((byte) 'S');
        TreeMap<String, PdfValue> entries = new TreeMap<>(dict.entries());
        entries.remove(LENGTH);
        new StreamDigest(sha256, targets).dictionary(entries);
    }

    /** As above, of a dictionary as it is written, with its brackets. */
    public static void begin(MessageDigest sha256, byte[] spelled, Targets targets) throws IOException {
        PdfLexer lexer = new PdfLexer(ByteView.of(spelled), 0);
        begin(sha256, new PdfParser(lexer, DEEPEST).dictionary("stream"), targets);
    }

    private void value(PdfValue value) throws IOException {
        if (value instanceof PdfValue.Dict dict) {
            dictionary(new TreeMap<>(dict.entries()));
        } else if (value instanceof PdfValue.Array array) {
            counted('[', array.items().size());
            for (PdfValue item : array.items()) {
                value(item);
            }
        } else if (value instanceof PdfValue.Name name) {
            bytes('/', name.value().getBytes(StandardCharsets.ISO_8859_1));
        } else if (value instanceof PdfValue.Text text) {
            bytes('(', text.bytes());
        } else if (value instanceof PdfValue.Int integer) {
            number((double) integer.value());
        } else if (value instanceof PdfValue.Real real) {
            number(real.value());
        } else if (value instanceof PdfValue.Bool bool) {
            sha256.update((byte) (bool.value() ? 't' : 'f'));
        } else if (value instanceof PdfValue.Ref reference) {
            sha256.update((byte) 'R');
            sha256.update(targets.digest(reference));
        } else {
            sha256.update((byte) 'n');
        }
    }

    /** Chars are bytes here, so that the order of texts is that of bytes. */
    private void dictionary(SortedMap<String, PdfValue> entries) throws IOException {
        counted('<', entries.size());
        for (Map.Entry<String, PdfValue> entry : entries.entrySet()) {
            bytes('/', entry.getKey().getBytes(StandardCharsets.ISO_8859_1));
            value(entry.getValue());
        }
    }

    private void number(double value) {
        sha256.update((byte) '#');
        sha256.update(number.clear().putDouble(value == 0 ? 0 : value).flip());
    }

    private void bytes(char kind, byte[] bytes) {
        counted(kind, bytes.length);
        sha256.update(bytes);
    }

    private void counted(char kind, int count) {
        sha256.update((byte) kind);
        sha256.update(number.clear().putInt(count).flip());
    }
}
