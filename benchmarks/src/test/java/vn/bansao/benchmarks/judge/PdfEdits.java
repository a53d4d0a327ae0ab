package vn.bansao.benchmarks.judge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/** Ways to spoil a signed PDF. */
final class PdfEdits {
    private PdfEdits() {}

    /** One bit of one byte. */
    static byte[] flip(byte[] pdf, int offset) {
        byte[] changed = pdf.clone();
        changed[offset] ^= 1;
        return changed;
    }

    static byte[] cutOff(byte[] pdf, int bytes) {
        return Arrays.copyOf(pdf, pdf.length - bytes);
    }

    static byte[] append(byte[] pdf, String text) {
        byte[] more = text.getBytes(ISO_8859_1);
        byte[] changed = Arrays.copyOf(pdf, pdf.length + more.length);
        System.arraycopy(more, 0, changed, pdf.length, more.length);
        return changed;
    }

    /** The last occurrence of a text, replaced by one of the same length. */
    static byte[] replace(byte[] pdf, String text, String other) {
        int offset = new String(pdf, ISO_8859_1).lastIndexOf(text);
        if (offset < 0 || text.length() != other.length()) {
            throw new IllegalArgumentException("no " + text + ", or another length");
        }
        byte[] changed = pdf.clone();
        System.arraycopy(other.getBytes(ISO_8859_1), 0, changed, offset, other.length());
        return changed;
    }

    /** A sticky note on the first page, by an incremental update. */
    static byte[] addAnnotation(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            PDAnnotationText note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            note.setContents("not there when it was signed");
            List<PDAnnotation> annotations = page.getAnnotations();
            annotations.add(note);
            page.setAnnotations(annotations);
            page.getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            document.saveIncremental(changed);
            return changed.toByteArray();
        }
    }

    /** The last padding byte of the last signature, no longer zero. */
    static byte[] dirtyPadding(byte[] pdf) {
        return replace(pdf, "00>", "01>");
    }

    /** One bit of the signature value of the first signer. */
    static byte[] changeSignatureValue(byte[] pdf) throws IOException, CMSException {
        CMSSignedData cms = new CMSSignedData(RawSignature.of(pdf).get(0).cms());
        byte[] value = cms.getSignerInfos().iterator().next().getSignature();
        byte[] other = flip(value, value.length - 1);
        return replaceHex(pdf, value, other);
    }

    private static byte[] replaceHex(byte[] pdf, byte[] value, byte[] other) {
        HexFormat lower = HexFormat.of();
        HexFormat format = new String(pdf, ISO_8859_1).contains(lower.formatHex(value)) ? lower : lower.withUpperCase();
        return replace(pdf, format.formatHex(value), format.formatHex(other));
    }
}
