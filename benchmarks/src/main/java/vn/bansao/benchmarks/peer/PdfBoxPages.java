package vn.bansao.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** The pages of a copy, made with PDFBox as its examples do it. */
final class PdfBoxPages {
    private PdfBoxPages() {}

    /** An unsigned PDF with the scans and, where two sign, the statement. */
    static byte[] compose(CopyJob job, CompressParameters compression) throws IOException {
        try (PDDocument document = new PDDocument()) {
            addScans(document, job);
            if (job.signatures() == 2) {
                addStatement(document, font(document));
            }
            describe(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, compression);
            return bytes.toByteArray();
        }
    }

    static void addScans(PDDocument document, CopyJob job) throws IOException {
        document.setVersion(1.7f);
        for (byte[] scan : job.scans()) {
            addScan(document, scan);
        }
    }

    /** Adds what makes it PDF/A. */
    static void describe(PDDocument document) throws IOException {
        document.getDocumentCatalog().setLanguage("vi-VN");
        document.getDocumentCatalog().setMetadata(new PDMetadata(document, new ByteArrayInputStream(Material.XMP)));
        addOutputIntent(document);
    }

    private static void addScan(PDDocument document, byte[] scan) throws IOException {
        PDImageXObject image = JPEGFactory.createFromByteArray(document, scan);
        float width = Sheet.points(image.getWidth());
        float height = Sheet.points(image.getHeight());
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, 0, 0, width, height);
        }
    }

    static void addStatement(PDDocument document, PDFont font) throws IOException {
        PDPage page = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            write(content, font, Sheet.SIZE, Sheet.LEADING, Sheet.LEFT, Sheet.FIRST_BASELINE, CopyJob.STATEMENT_WORDS);
        }
    }

    /** The font, to be embedded in one document as a subset. */
    static PDFont font(PDDocument document) throws IOException {
        return PDType0Font.load(document, new ByteArrayInputStream(Material.FONT), true);
    }

    /** The font read once, for {@link #font(PDDocument, TrueTypeFont)} in many documents. */
    static TrueTypeFont parsedFont() {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(Material.FONT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As above, without reading it again. */
    static PDFont font(PDDocument document, TrueTypeFont parsed) throws IOException {
        return PDType0Font.load(document, parsed, true);
    }

    static void write(
            PDPageContentStream content,
            PDFont font,
            float size,
            float leading,
            float x,
            float baseline,
            List<String> lines)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.setLeading(leading);
        content.newLineAtOffset(x, baseline);
        for (String line : lines) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }

    private static void addOutputIntent(PDDocument document) throws IOException {
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(Material.PROFILE));
        intent.setInfo(Material.PROFILE_NAME);
        intent.setOutputCondition(Material.PROFILE_NAME);
        intent.setOutputConditionIdentifier(Material.PROFILE_NAME);
        document.getDocumentCatalog().addOutputIntent(intent);
    }
}
