package vn.bansao.benchmarks.peer;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.PdfSigner.CryptoStandard;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/**
 * Our own code on iText's lowest level: no layout, no second parse for the first signature, the gap filled in place, XMP left as
 * it is, every digest by the JDK; the CMS is iText's.
 */
final class RebuiltITextPeer {
    private final CopyJob job;
    private final List<VisibleBlock> blocks;
    private final List<ITextKey> keys;
    private final RebuiltITextPages pages;

    private RebuiltITextPeer(CopyJob job) {
        this.job = job;
        this.blocks = VisibleBlock.of(job);
        this.keys = blocks.stream().map(block -> ITextKey.of(block, job)).toList();
        this.pages = new RebuiltITextPages(job);
    }

    static CopyMaker maker(CopyJob job) {
        RebuiltITextPeer peer = new RebuiltITextPeer(job);
        return peer::make;
    }

    private void make(OutputStream out) throws IOException, GeneralSecurityException {
        ByteSink file = new ByteSink(pages.sizeBytes());
        ITextGap placeholders = pages.compose(file, blocks);
        Gap gap = placeholders.in(file);
        ITextKey key = keys.get(0);
        MessageDigest digest = newDigest(key);
        gap.updateBefore(digest, 0);
        MessageDigest continued = RebuiltPdfBoxPeer.fork(digest);
        gap.updateBehind(digest);
        gap.fill(cms(key, digest.digest()));
        if (blocks.size() == 2) {
            gap.updateFromGap(continued);
            gap = addSeal(gap.bytes(), continued);
        }
        out.write(gap.file(), 0, gap.length());
    }

    private Gap addSeal(byte[] first, MessageDigest digest) throws IOException, GeneralSecurityException {
        ByteSink file = new ByteSink(first.length + (64 << 10));
        ITextGap placeholders = new ITextGap(GapWriter.reservedBytes(job));
        try (PdfDocument document = ITextDocument.appending(first, file)) {
            PdfDictionary form = document.getCatalog().getPdfObject().getAsDictionary(PdfName.AcroForm);
            PdfDictionary field = form.getAsArray(PdfName.Fields).getAsDictionary(1);
            PdfDictionary look = new PdfDictionary();
            look.put(PdfName.N, RebuiltITextPages.sealLook(form));
            field.put(PdfName.AP, look);
            field.put(PdfName.V, placeholders.signature(document, blocks.get(1), job));
            field.setModified();
        }
        Gap gap = placeholders.in(file);
        gap.updateBefore(digest, first.length);
        gap.updateBehind(digest);
        gap.fill(cms(keys.get(1), digest.digest()));
        return gap;
    }

    private static byte[] cms(ITextKey key, byte[] digest) throws GeneralSecurityException {
        PdfPKCS7 cms =
                new PdfPKCS7(null, key.chain(), key.getDigestAlgorithmName(), null, MessageDigest::getInstance, false);
        byte[] attributes = cms.getAuthenticatedAttributeBytes(digest, CryptoStandard.CADES, null, null);
        cms.setExternalSignatureValue(
                key.sign(attributes), null, key.getSignatureAlgorithmName(), key.getSignatureMechanismParameters());
        return cms.getEncodedPKCS7(digest, CryptoStandard.CADES, key.tsa(), null, null);
    }

    private static MessageDigest newDigest(ITextKey key) {
        return key.key().algorithm().digest().newDigest();
    }
}
