package vn.bansao.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font as a subset with all that Vietnamese needs, made once: documents then share its bytes, and text is looked up
 * in a table. Immutable, thread-safe.
 */
final class PreparedFont {
    /** The name in content streams. */
    static final COSName NAME = COSName.getPDFName("F1");

    private static final String LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư–—‘’“”…₫№";
    private static final int TABLE_SIZE = 0x2200; // beyond it lies no sign that is used

    private final FrozenCos dictionary;
    private final String[] codes = new String[TABLE_SIZE];

    private PreparedFont(FrozenCos dictionary, PDType0Font font, String signs) throws IOException {
        this.dictionary = dictionary;
        for (int i = 0; i < signs.length(); i++) {
            String sign = signs.substring(i, i + 1);
            byte[] code = font.encode(sign);
            codes[sign.charAt(0)] = String.format(Locale.ROOT, "%02X%02X", code[0], code[1]);
        }
    }

    static PreparedFont create() {
        String signs = signs();
        try (PDDocument document = new PDDocument()) {
            PDType0Font font = PDType0Font.load(document, new ByteArrayInputStream(Material.FONT), true);
            signs.codePoints().forEach(font::addToSubset);
            PDPage page = new PDPage();
            page.setResources(new PDResources());
            page.getResources().put(NAME, font);
            document.addPage(page);
            font.subset();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            try (PDDocument saved = Loader.loadPDF(bytes.toByteArray())) {
                COSDictionary fonts =
                        saved.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
                return new PreparedFont(FrozenCos.of(fonts.getCOSDictionary(NAME)), font, signs);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the font can't be prepared", e);
        }
    }

    private static String signs() {
        StringBuilder signs = new StringBuilder();
        for (char sign = ' '; sign <= '~'; sign++) {
            signs.append(sign);
        }
        for (char sign = '\u1EA0'; sign <= '\u1EF9'; sign++) {
            signs.append(sign);
        }
        return signs.append(LETTERS).toString();
    }

    /** The font's dictionary, for one document. */
    COSDictionary dictionary() throws IOException {
        return dictionary.thaw();
    }

    /** A content stream with these lines. */
    byte[] content(float size, float leading, float x, float baseline, List<String> lines) {
        StringBuilder content = new StringBuilder(1024);
        content.append("BT\n/").append(NAME.getName()).append(' ').append(size).append(" Tf\n");
        content.append(leading)
                .append(" TL\n")
                .append(x)
                .append(' ')
                .append(baseline)
                .append(" Td\n");
        for (String line : lines) {
            content.append('<');
            for (int i = 0; i < line.length(); i++) {
                String code = codes[line.charAt(i)];
                if (code == null) {
                    throw new IllegalArgumentException("the subset has no sign for " + line.charAt(i));
                }
                content.append(code);
            }
            content.append("> Tj\nT*\n");
        }
        return content.append("ET\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
