package vn.bansao.verify.tamper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** One revision to be written: objects as text, each byte one character, and how it is signed. Mutable, for one test. */
final class Part {
    /** Stands in a signature dictionary for the value of /Contents and for the numbers of /ByteRange. */
    static final String GAP = "<GAP>";

    static final String RANGE = "[RANGE]";
    private static final int CONTENTS_BYTES = 8_000; // any of the kit's signatures with its timestamp
    private static final int RANGE_BYTES = 48;

    final Map<Integer, String> objects = new LinkedHashMap<>();
    final Set<Integer> freed = new TreeSet<>();
    /** The trailer's entries but for /Size and /Prev. */
    String trailer = "";

    Sealer sealer;
    /** What is written between the brackets of /ByteRange, given the right four numbers. */
    Function<long[], String> ranges = right -> right[0] + " " + right[1] + " " + right[2] + " " + right[3];
    /** What is written over the gap once it is signed, of the same length. */
    UnaryOperator<String> gap = UnaryOperator.identity();

    Long previous;
    String beforeObjects = "";
    String beforeXref = "";

    /** Replaces a part of an object's text, which must be there. */
    Part edit(int number, String from, String to) {
        String text = objects.get(number);
        if (text == null || !text.contains(from)) {
            throw new IllegalArgumentException("object " + number + " has no " + from + ": " + text);
        }
        objects.put(number, text.replace(from, to));
        return this;
    }

    Part put(int number, String body) {
        objects.put(number, "\n" + body + "\n");
        return this;
    }

    /** A compressed stream. */
    Part stream(int number, String entries, String data) {
        return put(number, streamBody(entries, data.getBytes(StandardCharsets.UTF_8)));
    }

    /** Changes the text inside a stream. */
    Part editStream(int number, UnaryOperator<String> edit) {
        String text = objects.get(number);
        int data = text.indexOf("stream\n") + "stream\n".length();
        byte[] encoded = text.substring(data, text.lastIndexOf("\nendstream")).getBytes(StandardCharsets.ISO_8859_1);
        boolean packed = text.substring(0, data).contains("/FlateDecode");
        String old = new String(packed ? inflate(encoded) : encoded, StandardCharsets.UTF_8);
        String changed = edit.apply(old);
        if (changed.equals(old)) {
            throw new IllegalArgumentException("nothing to change in object " + number);
        }
        String entries = text.substring(text.indexOf("<<") + 2, text.lastIndexOf(">>", data));
        objects.put(
                number,
                "\n"
                        + streamBody(
                                entries.replaceAll("/Length \\d+", "").replace("/Filter/FlateDecode", ""),
                                changed.getBytes(StandardCharsets.UTF_8))
                        + "\n");
        return this;
    }

    private static String streamBody(String entries, byte[] data) {
        byte[] packed = deflate(data);
        return "<<" + entries + "/Filter/FlateDecode/Length " + packed.length + ">>\nstream\n"
                + new String(packed, StandardCharsets.ISO_8859_1) + "\nendstream";
    }

    static byte[] inflate(byte[] encoded) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(encoded))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes the revision behind {@code before} and signs it. */
    byte[] behind(byte[] before) {
        StringBuilder file = new StringBuilder(new String(before, StandardCharsets.ISO_8859_1));
        file.append(beforeObjects);
        TreeMap<Integer, Integer> offsets = new TreeMap<>();
        long[] range = new long[4];
        int rangeAt = -1;
        for (Map.Entry<Integer, String> object : objects.entrySet()) {
            offsets.put(object.getKey(), file.length());
            file.append(object.getKey()).append(" 0 obj");
            String body = object.getValue();
            int gapAt = body.indexOf(GAP);
            if (sealer != null && gapAt >= 0) {
                range[1] = file.length() + gapAt;
                range[2] = range[1] + 2L * CONTENTS_BYTES + 2;
                body = body.replace(GAP, "<" + "0".repeat(2 * CONTENTS_BYTES) + ">");
                rangeAt = file.length() + body.indexOf(RANGE) + 1;
                body = body.replace(RANGE, "[" + " ".repeat(RANGE_BYTES) + "]");
            }
            file.append(body).append("endobj\n");
        }
        file.append(beforeXref);
        finish(file, offsets);
        if (sealer != null) {
            range[3] = file.length() - range[2];
            String numbers = ranges.apply(range.clone());
            file.replace(rangeAt, rangeAt + numbers.length(), numbers);
            sign(file, range);
        }
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void finish(StringBuilder file, TreeMap<Integer, Integer> offsets) {
        long old = previous == null ? Forge.lastStartxref(file) : previous;
        int section = file.length();
        TreeMap<Integer, String> entries = new TreeMap<>();
        if (old < 0) {
            entries.put(0, "0000000000 65535 f \n");
        }
        offsets.forEach((number, offset) -> entries.put(number, String.format("%010d 00000 n \n", offset)));
        freed.forEach(number -> entries.put(number, "0000000000 00001 f \n"));
        file.append("xref\n");
        for (Map.Entry<Integer, String> entry : entries.entrySet()) {
            int number = entry.getKey();
            if (!entries.containsKey(number - 1)) {
                int count = 1;
                while (entries.containsKey(number + count)) {
                    count++;
                }
                file.append(number).append(' ').append(count).append('\n');
            }
            file.append(entry.getValue());
        }
        int size = Math.max(Forge.size(file), entries.isEmpty() ? 1 : entries.lastKey() + 1);
        file.append("trailer\n<</Size ").append(size).append(trailer);
        if (old >= 0) {
            file.append("/Prev ").append(old);
        }
        file.append(">>\nstartxref\n").append(section).append("\n%%EOF\n");
    }

    private void sign(StringBuilder file, long[] range) {
        byte[] all = file.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] covered = Arrays.copyOf(all, (int) (range[1] + range[3]));
        System.arraycopy(all, (int) range[2], covered, (int) range[1], (int) range[3]);
        String hex = HexFormat.of().withUpperCase().formatHex(sealer.contents(covered));
        String filled = "<" + hex + "0".repeat(2 * CONTENTS_BYTES - hex.length()) + ">";
        String written = gap.apply(filled);
        if (written.length() != filled.length()) {
            throw new IllegalArgumentException("a gap of another length");
        }
        file.replace((int) range[1], (int) range[2], written);
    }
}
