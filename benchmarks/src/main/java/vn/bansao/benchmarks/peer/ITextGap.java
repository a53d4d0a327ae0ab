package vn.bansao.benchmarks.peer;

import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDate;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfLiteral;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfString;

/** The placeholders of a signature that iText is to write; they know their offsets afterwards. Not thread-safe. */
final class ITextGap {
    private final PdfLiteral range = new PdfLiteral(60);
    private final PdfLiteral contents;

    ITextGap(int reservedBytes) {
        this.contents = new PdfLiteral(2 * reservedBytes + 2);
    }

    /** The signature's dictionary, an indirect object of the document. */
    PdfDictionary signature(PdfDocument document, VisibleBlock block, CopyJob job) {
        PdfDictionary signature = new PdfDictionary();
        signature.put(PdfName.Type, PdfName.Sig);
        signature.put(PdfName.Filter, PdfName.Adobe_PPKLite);
        signature.put(PdfName.SubFilter, PdfName.ETSI_CAdES_DETACHED);
        signature.put(PdfName.Name, new PdfString(block.field()));
        signature.put(
                PdfName.M, new PdfDate(PdfBoxPeer.calendar(job.pki().clock().instant())).getPdfObject());
        signature.put(PdfName.ByteRange, range);
        signature.put(PdfName.Contents, contents);
        signature.makeIndirect(document);
        return signature;
    }

    /** The claim that only signing and filling in may follow (ISO 32000-1, 12.8.2.2). */
    static void permitSigning(PdfDocument document, PdfDictionary signature) {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.Type, PdfName.TransformParams);
        parameters.put(PdfName.P, new PdfNumber(2));
        parameters.put(PdfName.V, new PdfName("1.2"));
        PdfDictionary reference = new PdfDictionary();
        reference.put(PdfName.Type, PdfName.SigRef);
        reference.put(PdfName.TransformMethod, PdfName.DocMDP);
        reference.put(PdfName.TransformParams, parameters);
        signature.put(PdfName.Reference, new PdfArray(reference));
        PdfDictionary permissions = new PdfDictionary();
        permissions.put(PdfName.DocMDP, signature);
        document.getCatalog().put(PdfName.Perms, permissions);
    }

    /** The gap in the written file, its ByteRange in place. */
    Gap in(ByteSink file) {
        int start = (int) contents.getPosition();
        Gap gap = new Gap(file.array(), file.size(), start, start + contents.getBytesCount());
        int at = (int) range.getPosition();
        gap.writeRange(at, at + range.getBytesCount());
        return gap;
    }
}
