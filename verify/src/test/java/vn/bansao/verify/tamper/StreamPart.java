package vn.bansao.verify.tamper;

import java.util.Map;
import java.util.TreeMap;

/**
 * An update whose objects and places are in streams (ISO 32000-2, 7.5.7 and 7.5.8), written as given, whether it makes
 * sense or not. Its own numbers are from 90 on. Mutable, for one test.
 */
final class StreamPart {
    private static final int SIZE = 100;
    private static final int PLACES = 99;
    private final StringBuilder file;
    private final String trailer;
    private final long previous;
    private final TreeMap<Integer, String> rows = new TreeMap<>();

    private StreamPart(byte[] copy) {
        this.file = new StringBuilder(Forge.text(copy));
        this.trailer = Forge.update(copy).trailer;
        this.previous = Forge.lastStartxref(file);
    }

    static StreamPart behind(byte[] copy) {
        return new StreamPart(copy);
    }

    /** An object in the file, and its row. */
    StreamPart object(int number, String body) {
        return row(number, 1, file.length(), 0).bytes(number + " 0 obj\n" + body + "\nendobj\n");
    }

    /** Bytes that no row knows of. */
    StreamPart bytes(String text) {
        file.append(text);
        return this;
    }

    /** An object stream with its own row, and none for what is inside. */
    StreamPart carrier(int number, Map<Integer, String> inside) {
        return object(number, stream("/Type/ObjStm", inside));
    }

    /** The text of an object stream; {@code entries} are written first. */
    static String stream(String entries, Map<Integer, String> inside) {
        StringBuilder head = new StringBuilder();
        StringBuilder data = new StringBuilder();
        inside.forEach((number, body) -> {
            head.append(number).append(' ').append(data.length()).append(' ');
            data.append(body).append(' ');
        });
        return stream(entries + "/N " + inside.size(), head.toString(), data.toString());
    }

    /** The same from its two parts. */
    static String stream(String entries, String head, String data) {
        return "<<" + entries + "/First " + head.length() + "/Length " + (head.length() + data.length())
                + ">>\nstream\n" + head + data + "\nendstream";
    }

    /** Says that an object is the {@code index}-th of a stream. */
    StreamPart inside(int number, int carrier, int index) {
        return row(number, 2, carrier, index);
    }

    StreamPart row(int number, int type, long second, int third) {
        rows.put(number, cells(type, second, third));
        return this;
    }

    /** Where the next object will begin. */
    long end() {
        return file.length();
    }

    /** A cross-reference stream with these rows. */
    static String places(String entries, Map<Integer, String> rows) {
        StringBuilder index = new StringBuilder();
        rows.keySet().forEach(each -> index.append(each).append(" 1 "));
        String data = String.join("", rows.values());
        return "<</Type/XRef/Size " + SIZE + "/W[1 4 1]/Index["
                + index.toString().strip() + "]" + entries + "/Length " + data.length() + ">>\nstream\n" + data
                + "\nendstream";
    }

    static String cells(int type, long second, int third) {
        StringBuilder row = new StringBuilder().append((char) type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            row.append((char) (second >> shift & 0xFF));
        }
        return row.append((char) third).toString();
    }

    /** Ends the update with the cross-reference stream. */
    byte[] write() {
        long section = file.length();
        row(PLACES, 1, section, 0);
        return end(section, PLACES + " 0 obj\n" + places(trailer + "/Prev " + previous, rows) + "\nendobj\n");
    }

    /** Ends the update with a table of {@code entries}, and the rows in a stream beside it. */
    byte[] writeHybrid(String entries) {
        return writeHybrid(entries, "");
    }

    /** The same with more in the dictionary of that stream. */
    byte[] writeHybrid(String entries, String more) {
        long hidden = file.length();
        row(PLACES, 1, hidden, 0);
        bytes(PLACES + " 0 obj\n" + places(more.contains("/Root") ? more : trailer + more, rows) + "\nendobj\n");
        return writeTable(entries, hidden);
    }

    /** Ends the update with a table that names a stream elsewhere. */
    byte[] writeTable(String entries, long stream) {
        return end(
                file.length(),
                "xref\n" + entries + "trailer\n<</Size " + SIZE + trailer + "/Prev " + previous + "/XRefStm " + stream
                        + ">>\n");
    }

    private byte[] end(long section, String text) {
        file.append(text).append("startxref\n").append(section).append("\n%%EOF\n");
        return Forge.bytes(file.toString());
    }
}
