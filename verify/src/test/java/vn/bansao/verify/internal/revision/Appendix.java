package vn.bansao.verify.internal.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An incremental update appended to a PDF with cross-reference tables, as an attacker or an honest writer would. */
final class Appendix {
    private final byte[] base;
    private final Map<Integer, String> objects = new TreeMap<>();
    private final Map<Integer, Integer> generations = new TreeMap<>();
    private final Map<Integer, Integer> freed = new TreeMap<>();
    private String trailer = "/Size 900/Root 8 0 R";
    private String junk = "";

    Appendix(byte[] base) {
        this.base = base.clone();
    }

    Appendix object(int number, String body) {
        objects.put(number, body);
        return this;
    }

    Appendix generation(int number, int generation, String body) {
        generations.put(number, generation);
        return object(number, body);
    }

    Appendix stream(int number, String entries, String data) {
        return object(number, "<<" + entries + "/Length " + data.length() + ">>\nstream\n" + data + "\nendstream");
    }

    Appendix free(int number) {
        freed.put(number, 1);
        return this;
    }

    /** Another catalog than that of the samples. */
    Appendix root(int number, String more) {
        trailer = "/Size 900/Root " + number + " 0 R" + more;
        return this;
    }

    Appendix trailer(String entries) {
        trailer = trailer + entries;
        return this;
    }

    Appendix junk(String bytes) {
        junk = bytes;
        return this;
    }

    byte[] bytes() {
        StringBuilder update = new StringBuilder();
        Map<Integer, String> entries = new TreeMap<>();
        for (Map.Entry<Integer, String> object : objects.entrySet()) {
            int generation = generations.getOrDefault(object.getKey(), 0);
            entries.put(object.getKey(), entry(base.length + update.length(), generation, 'n'));
            update.append(object.getKey()).append(' ').append(generation).append(" obj\n");
            update.append(object.getValue()).append("\nendobj\n");
        }
        freed.forEach((number, generation) -> entries.put(number, entry(0, generation, 'f')));
        update.append(junk);
        int xref = base.length + update.length();
        update.append("xref\n");
        entries.forEach((number, entry) -> update.append(number).append(" 1\n").append(entry));
        update.append("trailer\n<<")
                .append(trailer)
                .append(id())
                .append("/Prev ")
                .append(startxref())
                .append(">>\n");
        update.append("startxref\n").append(xref).append("\n%%EOF\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(base);
        whole.writeBytes(update.toString().getBytes(StandardCharsets.ISO_8859_1));
        return whole.toByteArray();
    }

    private static String entry(long offset, int generation, char kind) {
        return String.format(Locale.ROOT, "%010d %05d %c \n", offset, generation, kind);
    }

    private String startxref() {
        String tail = new String(base, StandardCharsets.ISO_8859_1);
        return tail.substring(tail.lastIndexOf("startxref") + 10, tail.lastIndexOf("%%EOF"))
                .strip();
    }

    private String id() {
        String text = new String(base, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/ID");
        return text.substring(from, text.indexOf(']', from) + 1);
    }
}
