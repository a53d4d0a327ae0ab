package vn.bansao.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Small PDFs written by hand, well formed unless told otherwise. */
class SmallPdf {
    static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    static final String PAGES = "<</Type/Pages/Count 0/Kids[]>>";

    private final StringBuilder bytes = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    private final Map<Integer, String> entries = new TreeMap<>();
    private long lastXref = -1;

    static SmallPdf withCatalog() {
        return new SmallPdf().object(1, CATALOG).object(2, PAGES);
    }

    SmallPdf object(int number, String body) {
        entries.put(number, entry(bytes.length()));
        return raw(number + " 0 obj\n" + body + "\nendobj\n");
    }

    SmallPdf entryOf(int number, String entry) {
        entries.put(number, entry);
        return this;
    }

    SmallPdf raw(String text) {
        bytes.append(text);
        return this;
    }

    int length() {
        return bytes.length();
    }

    static String entry(long offset) {
        return String.format(Locale.ROOT, "%010d 00000 n \n", offset);
    }

    /** Ends a revision with a table. */
    SmallPdf table(String trailer) {
        long xref = bytes.length();
        bytes.append("xref\n0 1\n0000000000 65535 f \n");
        entries.forEach((number, entry) -> bytes.append(number).append(" 1\n").append(entry));
        entries.clear();
        bytes.append("trailer\n<</Size 99/Root 1 0 R").append(trailer);
        if (lastXref >= 0) {
            bytes.append("/Prev ").append(lastXref);
        }
        lastXref = xref;
        return raw(">>\nstartxref\n" + xref + "\n%%EOF\n");
    }

    /** Ends a revision with a cross-reference stream of rows 1-4-2, PNG predictor Up; types by number. */
    SmallPdf xrefStream(int number, Map<Integer, long[]> rows) {
        long xref = bytes.length();
        Map<Integer, long[]> all = new TreeMap<>(rows);
        all.put(number, new long[] {1, xref, 0});
        ByteBuffer plain = ByteBuffer.allocate(all.size() * 8);
        StringBuilder index = new StringBuilder();
        byte[] above = new byte[7];
        for (Map.Entry<Integer, long[]> row : all.entrySet()) {
            index.append(row.getKey()).append(" 1 ");
            ByteBuffer fields = ByteBuffer.allocate(7);
            fields.put((byte) row.getValue()[0]).putInt((int) row.getValue()[1]).putShort((short) row.getValue()[2]);
            plain.put((byte) 2);
            for (int i = 0; i < 7; i++) {
                plain.put((byte) (fields.get(i) - above[i]));
            }
            above = fields.array();
        }
        String data = deflate(plain.array());
        String previous = lastXref < 0 ? "" : "/Prev " + lastXref;
        object(
                number,
                "<</Type/XRef/Size 99/Root 1 0 R/W[1 4 2]/Index[" + index + "]/Filter/FlateDecode"
                        + "/DecodeParms<</Predictor 12/Columns 7>>" + previous + "/Length " + data.length()
                        + ">>\nstream\n" + data + "\nendstream");
        lastXref = xref;
        return raw("startxref\n" + xref + "\n%%EOF\n");
    }

    static String deflate(byte[] plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1024];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
