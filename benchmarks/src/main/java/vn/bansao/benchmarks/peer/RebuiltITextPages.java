package vn.bansao.benchmarks.peer;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.CompressionConstants;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The pages and fields of a copy, made with iText's kernel alone; font and profile are prepared. Thread-safe. */
final class RebuiltITextPages {
    private static final PdfName SEAL_LOOK = new PdfName("Seal");
    private static final int BYTES_BESIDE_SCANS = 96 << 10;
    private static final int LOCKED_AND_PRINTED = 132; // ISO 32000-1, 12.5.3

    private final CopyJob job;
    private final FontProgram font;
    private final byte[] profile = RebuiltPages.deflate(Material.PROFILE);

    RebuiltITextPages(CopyJob job) {
        this.job = job;
        try {
            this.font = FontProgramFactory.createFont(Material.FONT, true);
        } catch (IOException e) {
            throw new IllegalStateException("the font can't be read", e);
        }
    }

    /** As many bytes as the first revision has, and a few more. */
    int sizeBytes() {
        return job.scans().stream().mapToInt(scan -> scan.length).sum() + BYTES_BESIDE_SCANS;
    }

    /** Writes the first revision, the first signature as a gap. */
    ITextGap compose(OutputStream out, List<VisibleBlock> blocks) {
        ITextGap gap = new ITextGap(GapWriter.reservedBytes(job));
        try (PdfDocument document = ITextDocument.writing(out)) {
            PdfFont embedded =
                    PdfFontFactory.createFont(font, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
            describe(document);
            job.scans().forEach(scan -> ITextDocument.addScan(document, scan));
            if (job.signatures() == 2) {
                PdfPage page = document.addNewPage(new PageSize(Sheet.WIDTH, Sheet.HEIGHT));
                ITextDocument.write(
                        new PdfCanvas(page).beginText().setFontAndSize(embedded, Sheet.SIZE),
                        Sheet.LEADING,
                        Sheet.LEFT,
                        Sheet.FIRST_BASELINE,
                        CopyJob.STATEMENT_WORDS);
            }
            addForm(document, embedded, blocks, gap);
        }
        return gap;
    }

    private void describe(PdfDocument document) {
        PdfStream metadata = new PdfStream(Material.XMP, CompressionConstants.NO_COMPRESSION);
        metadata.put(PdfName.Type, PdfName.Metadata);
        metadata.put(PdfName.Subtype, PdfName.XML);
        document.getCatalog().put(PdfName.Metadata, metadata.makeIndirect(document));
        document.getCatalog().setLang(new PdfString("vi-VN"));
        PdfStream icc = new PdfStream(profile, CompressionConstants.NO_COMPRESSION);
        icc.put(PdfName.N, new PdfNumber(3));
        icc.put(PdfName.Filter, PdfName.FlateDecode);
        PdfDictionary intent = new PdfDictionary();
        intent.put(PdfName.Type, PdfName.OutputIntent);
        intent.put(PdfName.S, PdfName.GTS_PDFA1);
        intent.put(PdfName.OutputConditionIdentifier, new PdfString(Material.PROFILE_NAME));
        intent.put(PdfName.Info, new PdfString(Material.PROFILE_NAME));
        intent.put(PdfName.DestOutputProfile, icc.makeIndirect(document));
        document.addOutputIntent(new PdfOutputIntent(intent));
    }

    private void addForm(PdfDocument document, PdfFont embedded, List<VisibleBlock> blocks, ITextGap gap) {
        PdfArray fields = new PdfArray();
        PdfDictionary looks = new PdfDictionary();
        for (VisibleBlock block : blocks) {
            PdfStream look = look(document, embedded, block);
            PdfDictionary field;
            if (fields.isEmpty()) {
                PdfDictionary signature = gap.signature(document, block, job);
                ITextGap.permitSigning(document, signature);
                field = field(document, block, look);
                field.put(PdfName.V, signature);
            } else {
                // Shown only when signed, and then without a font in the second revision.
                looks.put(SEAL_LOOK, look);
                field = field(document, block, look(document, embedded, block.withoutWords()));
            }
            fields.add(field);
        }
        PdfDictionary form = new PdfDictionary();
        form.put(PdfName.Fields, fields);
        form.put(PdfName.SigFlags, new PdfNumber(3));
        if (!looks.isEmpty()) {
            PdfDictionary resources = new PdfDictionary();
            resources.put(PdfName.XObject, looks);
            form.put(PdfName.DR, resources);
        }
        document.getCatalog().put(PdfName.AcroForm, form.makeIndirect(document));
    }

    private static PdfStream look(PdfDocument document, PdfFont font, VisibleBlock block) {
        PdfFormXObject look = new PdfFormXObject(new Rectangle(block.width(), block.height()));
        ITextDocument.write(
                new PdfCanvas(look, document).beginText().setFontAndSize(font, VisibleBlock.SIZE),
                VisibleBlock.LEADING,
                2,
                block.firstBaseline(),
                block.lines());
        look.getPdfObject().makeIndirect(document);
        return look.getPdfObject();
    }

    private static PdfDictionary field(PdfDocument document, VisibleBlock block, PdfStream look) {
        PdfPage page = document.getPage(block.page() + 1);
        PdfDictionary field = new PdfDictionary();
        field.put(PdfName.Type, PdfName.Annot);
        field.put(PdfName.Subtype, PdfName.Widget);
        field.put(PdfName.FT, PdfName.Sig);
        field.put(PdfName.T, new PdfString(block.field()));
        field.put(PdfName.F, new PdfNumber(LOCKED_AND_PRINTED));
        field.put(PdfName.P, page.getPdfObject());
        field.put(PdfName.Rect, new PdfArray(new Rectangle(block.x(), block.y(), block.width(), block.height())));
        PdfDictionary appearance = new PdfDictionary();
        appearance.put(PdfName.N, look);
        field.put(PdfName.AP, appearance);
        field.makeIndirect(document);
        PdfArray annotations = page.getPdfObject().getAsArray(PdfName.Annots);
        if (annotations == null) {
            annotations = new PdfArray();
            page.getPdfObject().put(PdfName.Annots, annotations);
        }
        annotations.add(field);
        return field;
    }

    /** The seal's form XObject, as a reference. */
    static PdfObject sealLook(PdfDictionary form) {
        return form.getAsDictionary(PdfName.DR).getAsDictionary(PdfName.XObject).get(SEAL_LOOK, false);
    }
}
