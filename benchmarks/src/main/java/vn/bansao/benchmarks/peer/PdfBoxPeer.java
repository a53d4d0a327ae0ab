package vn.bansao.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cms.CMSException;

/**
 * PDFBox 3 and Bouncy Castle, as PDFBox's own examples put them together: the document is saved, then loaded once for
 * each signature; the visible part is a small PDF of its own, made and parsed again.
 */
final class PdfBoxPeer {
    static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");
    private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName TRANSFORM_PARAMS = COSName.getPDFName("TransformParams");

    private PdfBoxPeer() {}

    static CopyMaker maker(CopyJob job) {
        List<VisibleBlock> blocks = VisibleBlock.of(job);
        List<BcCms> signers = blocks.stream().map(block -> BcCms.of(block, job)).toList();
        return out -> {
            byte[] pdf = PdfBoxPages.compose(job, CompressParameters.DEFAULT_COMPRESSION);
            Instant time = job.pki().clock().instant();
            for (int i = 0; i < blocks.size() - 1; i++) {
                ByteArrayOutputStream next = new ByteArrayOutputStream();
                sign(pdf, blocks.get(i), signers.get(i), i == 0, time, next);
                pdf = next.toByteArray();
            }
            int last = blocks.size() - 1;
            sign(pdf, blocks.get(last), signers.get(last), last == 0, time, out);
        };
    }

    private static void sign(
            byte[] pdf, VisibleBlock block, BcCms signer, boolean certifies, Instant time, OutputStream out)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(CADES);
            signature.setName(block.field());
            signature.setSignDate(calendar(time));
            if (certifies) {
                permitSigning(document, signature);
            }
            options.setPage(block.page());
            options.setPreferredSignatureSize(SignatureOptions.DEFAULT_SIGNATURE_SIZE);
            options.setVisualSignature(template(block));
            document.addSignature(signature, signing(signer), options);
            document.saveIncremental(out);
        }
    }

    private static SignatureInterface signing(BcCms signer) {
        return content -> {
            try {
                return signer.sign(content);
            } catch (CMSException | GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
    }

    /** A PDF with one field, from which PDFBox takes the visible part. */
    static InputStream template(VisibleBlock block) throws IOException {
        return template(block, PdfBoxPages::font);
    }

    /** Where a document's font comes from. */
    interface Fonts {
        PDFont of(PDDocument document) throws IOException;
    }

    /** As above, with fonts of the caller's. */
    static InputStream template(VisibleBlock block, Fonts fonts) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
            document.addPage(page);
            field(document, block, fonts.of(document));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    /** A form with one visible signature field, which is not yet on a page. */
    static PDSignatureField field(PDDocument document, VisibleBlock block, PDFont font) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDSignatureField field = new PDSignatureField(form);
        form.setSignaturesExist(true);
        form.setAppendOnly(true);
        form.getCOSObject().setDirect(true);
        form.getFields().add(field);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(block.x(), block.y(), block.width(), block.height()));
        PDAppearanceStream look = new PDAppearanceStream(document);
        look.setResources(new PDResources());
        look.setBBox(new PDRectangle(block.width(), block.height()));
        PDAppearanceDictionary looks = new PDAppearanceDictionary();
        looks.getCOSObject().setDirect(true);
        looks.setNormalAppearance(look);
        widget.setAppearance(looks);
        try (PDPageContentStream content = new PDPageContentStream(document, look)) {
            PdfBoxPages.write(
                    content, font, VisibleBlock.SIZE, VisibleBlock.LEADING, 2, block.firstBaseline(), block.lines());
        }
        return field;
    }

    /** The claim that only signing and filling in may follow (ISO 32000-1, 12.8.2.2). */
    static void permitSigning(PDDocument document, PDSignature signature) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, TRANSFORM_PARAMS);
        parameters.setInt(COSName.P, 2);
        parameters.setName(COSName.V, "1.2");
        parameters.setDirect(true);
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "SigRef");
        reference.setItem(TRANSFORM_METHOD, COSName.DOCMDP);
        reference.setItem(TRANSFORM_PARAMS, parameters);
        reference.setDirect(true);
        COSArray references = new COSArray();
        references.add(reference);
        signature.getCOSObject().setItem(COSName.REFERENCE, references);
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(COSName.DOCMDP, signature);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.PERMS, permissions);
        catalog.setNeedToBeUpdated(true);
    }

    static Calendar calendar(Instant time) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
        calendar.setTimeInMillis(time.toEpochMilli());
        return calendar;
    }
}
