package vn.bansao.pades;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small signed file as another writer might lay it out: 1 catalog, 2 pages, 3 page, 5 field, 6 signature; further objects
 * and the forms of these are the test's choice. Its signature is that of a copy, and so is of other bytes.
 */
final class ForeignPdf {
    private static final int CONTAINER = 30;
    private static final int SECTION = 31;

    private final byte[] cms;
    private final Map<Integer, String> objects = new TreeMap<>();
    private final TreeSet<Integer> compressed = new TreeSet<>();
    private boolean stream;
    private boolean unsigned;
    private int size = 40;
    private String trailer = "";
    private String signature =
            "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261122090507+07'00')";
    private String end = "\n";

    ForeignPdf(byte[] cms) {
        this.cms = cms;
        object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>/Lang(vi#20)/PageMode/Use#4fC>>");
        object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Annots[5 0 R]>>");
        object(5, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[0 0 0 0]/P 3 0 R/V 6 0 R>>");
    }

    ForeignPdf object(int number, String body) {
        objects.put(number, body);
        return this;
    }

    /** A cross-reference stream, and these objects in an object stream. */
    ForeignPdf inStreams(int... numbers) {
        stream = true;
        for (int number : numbers) {
            compressed.add(number);
        }
        return this;
    }

    ForeignPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    ForeignPdf size(int stated) {
        size = stated;
        return this;
    }

    ForeignPdf signature(String entries) {
        signature += entries;
        return this;
    }

    /** Without a signature: object 6 is an empty dictionary. */
    ForeignPdf unsigned() {
        unsigned = true;
        return this;
    }

    /** What follows %%EOF. */
    ForeignPdf end(String text) {
        end = text;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<Integer, Integer> offsets = new TreeMap<>();
        ascii(out, "%PDF-1.7\n");
        objects.forEach((number, body) -> {
            if (!compressed.contains(number)) {
                offsets.put(number, out.size());
                ascii(out, number + " 0 obj\n" + body + "\nendobj\n");
            }
        });
        Map<Integer, Integer> indexes = container(out, offsets);
        offsets.put(6, out.size());
        ascii(out, "6 0 obj\n<<" + signature + "/Contents ");
        int gap = out.size();
        ascii(out, "<" + HexFormat.of().formatHex(cms) + "00000000>");
        int behind = out.size();
        ascii(out, "/ByteRange[");
        int range = out.size();
        ascii(out, " ".repeat(48) + "]>>\nendobj\n");
        int section = out.size();
        ascii(out, stream ? xrefStream(offsets, indexes, section) : table(offsets));
        ascii(out, "startxref\n" + section + "\n%%EOF");
        ascii(out, end);
        byte[] file = out.toByteArray();
        if (unsigned) {
            Arrays.fill(file, offsets.get(6) + "6 0 obj\n<<".length(), range + 49, (byte) ' ');
            return file;
        }
        byte[] numbers = ("0 " + gap + " " + behind + " " + (file.length - behind)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(numbers, 0, file, range, numbers.length);
        return file;
    }

    private Map<Integer, Integer> container(ByteArrayOutputStream out, Map<Integer, Integer> offsets) {
        Map<Integer, Integer> indexes = new LinkedHashMap<>();
        if (compressed.isEmpty()) {
            return indexes;
        }
        StringBuilder head = new StringBuilder();
        StringBuilder bodies = new StringBuilder();
        for (int number : compressed) {
            indexes.put(number, indexes.size());
            head.append(number).append(' ').append(bodies.length()).append(' ');
            bodies.append(objects.get(number)).append('\n');
        }
        offsets.put(CONTAINER, out.size());
        ascii(
                out,
                CONTAINER + " 0 obj\n<</Type/ObjStm/N " + compressed.size() + "/First " + head.length() + "/Length "
                        + (head.length() + bodies.length()) + ">>\nstream\n" + head + bodies + "\nendstream\nendobj\n");
        return indexes;
    }

    private String table(Map<Integer, Integer> offsets) {
        StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        offsets.forEach((number, offset) ->
                table.append(number).append(" 1\n").append(String.format("%010d 00000 n \n", offset)));
        return table + "trailer\n<</Size " + size + "/Root 1 0 R" + trailer + ">>\n";
    }

    private String xrefStream(Map<Integer, Integer> offsets, Map<Integer, Integer> indexes, int section) {
        Map<Integer, byte[]> rows = new HashMap<>();
        offsets.forEach((number, offset) -> rows.put(number, row(1, offset, 0)));
        indexes.forEach((number, index) -> rows.put(number, row(2, CONTAINER, index)));
        rows.put(SECTION, row(1, section, 0));
        StringBuilder data = new StringBuilder();
        for (int number = 0; number < 40; number++) {
            byte[] row = rows.getOrDefault(number, new byte[6]);
            data.append(new String(row, StandardCharsets.ISO_8859_1));
        }
        return SECTION + " 0 obj\n<</Type/XRef/Size 40/W[1 4 1]/Root 1 0 R" + trailer + "/Length " + data.length()
                + ">>\nstream\n" + data + "\nendstream\nendobj\n";
    }

    private static byte[] row(int type, int second, int third) {
        return new byte[] {
            (byte) type, (byte) (second >> 24), (byte) (second >> 16), (byte) (second >> 8), (byte) second, (byte) third
        };
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
