package vn.bansao.verify.tamper;

import java.util.TreeMap;

/** Updates whose objects and places are in streams (ISO 32000-2, 7.5.7 and 7.5.8). */
final class XrefStreams {
    private XrefStreams() {}

    /** One object inside an object stream, found by a cross-reference stream. */
    static byte[] objectStream(byte[] copy, int number, String body) {
        StringBuilder file = new StringBuilder(Forge.text(copy));
        long container = file.length();
        file.append(container(number, body));
        long section = file.length();
        file.append(section(copy, number, container, section, false));
        return end(file, section);
    }

    /** The same beside an empty table, by /XRefStm. */
    static byte[] hybrid(byte[] copy, int number, String body) {
        StringBuilder file = new StringBuilder(Forge.text(copy));
        long container = file.length();
        file.append(container(number, body));
        long hidden = file.length();
        file.append(section(copy, number, container, hidden, true));
        long section = file.length();
        file.append("xref\n").append(number).append(" 1\n0000000000 00000 f \n");
        file.append("trailer\n<</Size 92").append(trailer(copy)).append("/Prev ");
        file.append(Forge.lastStartxref(Forge.text(copy)))
                .append("/XRefStm ")
                .append(hidden)
                .append(">>\n");
        return end(file, section);
    }

    private static String container(int number, String body) {
        String head = number + " 0 ";
        String data = head + body;
        return "90 0 obj\n<</Type/ObjStm/N 1/First " + head.length() + "/Length " + data.length() + ">>\nstream\n"
                + data + "\nendstream\nendobj\n";
    }

    private static String section(byte[] copy, int number, long container, long section, boolean bare) {
        TreeMap<Integer, String> rows = new TreeMap<>();
        rows.put(number, row(2, 90, 0));
        rows.put(90, row(1, container, 0));
        rows.put(91, row(1, section, 0));
        StringBuilder index = new StringBuilder();
        rows.keySet().forEach(each -> index.append(each).append(" 1 "));
        String data = String.join("", rows.values());
        return "91 0 obj\n<</Type/XRef/Size 92/W[1 4 1]/Index["
                + index.toString().strip() + "]" + trailer(copy)
                + (bare ? "" : "/Prev " + Forge.lastStartxref(Forge.text(copy))) + "/Length " + data.length()
                + ">>\nstream\n" + data + "\nendstream\nendobj\n";
    }

    private static String trailer(byte[] copy) {
        return Forge.update(copy).trailer;
    }

    private static String row(int type, long second, int third) {
        StringBuilder row = new StringBuilder().append((char) type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            row.append((char) (second >> shift & 0xFF));
        }
        return row.append((char) third).toString();
    }

    private static byte[] end(StringBuilder file, long section) {
        return Forge.bytes(
                file.append("startxref\n").append(section).append("\n%%EOF\n").toString());
    }
}
