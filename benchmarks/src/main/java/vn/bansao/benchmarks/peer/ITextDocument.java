package vn.bansao.benchmarks.peer;

import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.io.source.RandomAccessSourceFactory;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfVersion;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.ReaderProperties;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfImageXObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An iText document that leaves the XMP packet alone, which iText would parse and write again. Not thread-safe. */
final class ITextDocument extends PdfDocument {

    private ITextDocument(PdfWriter writer) {
        super(writer);
    }

    private ITextDocument(PdfReader reader, PdfWriter writer) {
        super(reader, writer, new StampingProperties().useAppendMode());
    }

    static PdfDocument writing(OutputStream out) {
        return new ITextDocument(new PdfWriter(out, new WriterProperties().setPdfVersion(PdfVersion.PDF_1_7)));
    }

    static PdfDocument appending(byte[] pdf, OutputStream out) throws IOException {
        PdfReader reader = new PdfReader(new RandomAccessSourceFactory().createSource(pdf), new ReaderProperties());
        return new ITextDocument(reader, new PdfWriter(out));
    }

    /** A page that is one scan. */
    static void addScan(PdfDocument document, byte[] scan) {
        PdfImageXObject image = new PdfImageXObject(ImageDataFactory.create(scan));
        Rectangle place = new Rectangle(Sheet.points(image.getWidth()), Sheet.points(image.getHeight()));
        PdfPage page = document.addNewPage(new PageSize(place));
        new PdfCanvas(page).addXObjectFittedIntoRectangle(image, place);
    }

    /** Lines of text, begun by the caller with their font; ends the text. */
    static void write(PdfCanvas canvas, float leading, float x, float baseline, List<String> lines) {
        canvas.setLeading(leading).moveText(x, baseline);
        lines.forEach(line -> canvas.showText(line).newlineText());
        canvas.endText();
    }

    @Override
    protected void updateXmpMetadata() {
        // The packet is right as it is.
    }

    @Override
    public byte @Nullable [] getXmpMetadataBytes(boolean createNew) {
        return null; // none that iText would have to write
    }
}
