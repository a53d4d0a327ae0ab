package vn.bansao.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/** PDFs written object by object, sound or not. Object 1 is the catalog, 2 the page tree. */
public final class PdfFiles {
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final Pattern OBJECT = Pattern.compile("\n([1-9]\\d?) 0 obj\n");

    private final List<byte[]> objects = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private String catalog = "";
    private String trailer = "";

    public PdfFiles() {
        objects.add(new byte[0]);
        objects.add(new byte[0]);
    }

    /** Entries of the catalog beside those it needs. */
    public PdfFiles catalog(String more) {
        catalog += more;
        return this;
    }

    public PdfFiles trailer(String more) {
        trailer += more;
        return this;
    }

    /** A new object; its number. */
    public int add(String body) {
        return add(bytes(body));
    }

    private int add(byte[] body) {
        objects.add(body);
        return objects.size();
    }

    /** A new stream; its number. */
    public int stream(String entries, byte[] data) {
        return add(cat(bytes("<<" + entries + "/Length " + data.length + ">>\nstream\n"), data, bytes("\nendstream")));
    }

    public int content(String operators) {
        return stream("", bytes(operators));
    }

    /** A page of 200 by 300 points; entries may be given anew. */
    public PdfFiles page(String entries) {
        String box = entries.contains("/MediaBox") ? "" : "/MediaBox[0 0 200 300]";
        pages.add(add("<</Type/Page/Parent " + PAGES + " 0 R" + box + entries + ">>"));
        return this;
    }

    /** A page that draws an image over all of it, by these operators or the usual ones. */
    public PdfFiles imagePage(int image, String operators, String entries) {
        return page(
                "/Resources<</XObject<</Im0 " + image + " 0 R>>>>/Contents " + content(operators) + " 0 R" + entries);
    }

    public PdfFiles imagePage(int image) {
        return imagePage(image, "q 200 0 0 300 0 0 cm /Im0 Do Q", "");
    }

    /** A page that has an image's size, at 72 dpi. */
    public PdfFiles imagePage(int image, int width, int height) {
        String operators = "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q";
        return imagePage(image, operators, "/MediaBox[0 0 " + width + " " + height + "]");
    }

    /** An image of 200 by 300 grey pixels. */
    public int greyImage(String more) {
        return greyImage("/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", more);
    }

    public int greyImage(String entries, String more) {
        byte[] samples = new byte[200 * 300];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 251 ^ i / 977);
        }
        return stream("/Type/XObject/Subtype/Image/Width 200/Height 300" + entries + more, deflate(samples));
    }

    /** One page that is one image. */
    public static byte[] plain() {
        PdfFiles file = new PdfFiles();
        return file.imagePage(file.greyImage("")).bytes();
    }

    public byte[] bytes() {
        objects.set(CATALOG - 1, bytes("<</Type/Catalog/Pages 2 0 R" + catalog + ">>"));
        StringBuilder kids = new StringBuilder();
        pages.forEach(number -> kids.append(number).append(" 0 R "));
        objects.set(PAGES - 1, bytes("<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(cat(bytes((i + 1) + " 0 obj\n"), objects.get(i), bytes("\nendobj\n")));
        }
        int at = out.size();
        out.writeBytes(bytes("xref\n0 " + (objects.size() + 1) + "\n" + table + "trailer\n<</Root 1 0 R/Size "
                + (objects.size() + 1) + trailer + ">>\nstartxref\n" + at + "\n%%EOF\n"));
        return out.toByteArray();
    }

    /** The same file with a table of the objects that can be seen in it, if it had a table at its end. */
    public static byte[] withTable(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("\nxref\n");
        if (end < 0) {
            return file;
        }
        Map<Integer, Integer> places = new TreeMap<>();
        Matcher objects = OBJECT.matcher(text.substring(0, end));
        while (objects.find()) {
            places.put(Integer.parseInt(objects.group(1)), objects.start() + 1);
        }
        StringBuilder table = new StringBuilder("\nxref\n0 1\n0000000000 65535 f \n");
        places.forEach(
                (number, at) -> table.append(number).append(String.format(Locale.ROOT, " 1\n%010d 00000 n \n", at)));
        table.append("trailer\n<</Root 1 0 R/Size 100>>\nstartxref\n")
                .append(end + 1)
                .append("\n%%EOF\n");
        return bytes(text.substring(0, end) + table);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] out = new byte[plain.length + 1000];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] cat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
