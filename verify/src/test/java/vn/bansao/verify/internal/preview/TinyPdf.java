package vn.bansao.verify.internal.preview;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import vn.bansao.DocumentSource;

/** A PDF of a few objects, well-formed for the strict reader however hostile its content is. */
public final class TinyPdf {
    private final List<byte[]> objects = new ArrayList<>();

    private TinyPdf() {}

    /** A file whose object 1 is the catalog, 2 the page tree with page 3 as its only kid. */
    public static TinyPdf ofOnePage(String pageEntries) {
        return new TinyPdf()
                .add("<</Type/Catalog/Pages 2 0 R>>")
                .add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .add("<</Type/Page/Parent 2 0 R" + pageEntries + ">>");
    }

    /** Adds the next object: the first one is 4 0 R in a file of one page. */
    public TinyPdf add(String body) {
        objects.add(body.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Adds a stream with more entries in its dictionary. */
    public TinyPdf addStream(String entries, byte[] data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("<<" + entries + "/Length " + data.length + ">>\nstream\n").getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(data);
        body.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
        objects.add(body.toByteArray());
        return this;
    }

    /** Adds an uncompressed stream. */
    public TinyPdf addStream(String entries, String data) {
        return addStream(entries, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Adds a deflated stream. */
    public TinyPdf addDeflated(String entries, byte[] data) {
        return addStream(entries + "/Filter/FlateDecode", deflated(data));
    }

    static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder xref = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            xref.append(String.format(java.util.Locale.ROOT, "%010d 00000 n \n", file.size()));
            file.writeBytes(((i + 1) + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
            file.writeBytes(objects.get(i));
            file.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        int start = file.size();
        xref.append("trailer\n<</Size ").append(objects.size() + 1).append("/Root 1 0 R>>\n");
        xref.append("startxref\n").append(start).append("\n%%EOF\n");
        file.writeBytes(xref.toString().getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    public DocumentSource source() {
        return DocumentSource.of("tiny.pdf", bytes());
    }
}
