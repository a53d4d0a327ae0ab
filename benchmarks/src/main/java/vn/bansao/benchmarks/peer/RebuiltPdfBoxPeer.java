package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.cms.CMSException;
import vn.bansao.benchmarks.peer.RebuiltPages.Composed;

/**
 * Our own code on PDFBox 3's lowest level, and Bouncy Castle: one save with a gap for the first signature, patched in memory; the
 * second as an incremental update whose digest continues the first one's.
 */
final class RebuiltPdfBoxPeer {
    private static final COSName SEAL_LOOK = COSName.getPDFName("Seal");

    private final CopyJob job;
    private final List<VisibleBlock> blocks;
    private final List<BcCms> signers;
    private final RebuiltPages pages;

    private RebuiltPdfBoxPeer(CopyJob job) {
        this.job = job;
        this.blocks = VisibleBlock.of(job);
        this.signers = blocks.stream().map(block -> BcCms.of(block, job)).toList();
        this.pages = new RebuiltPages(job);
    }

    static CopyMaker maker(CopyJob job) {
        RebuiltPdfBoxPeer peer = new RebuiltPdfBoxPeer(job);
        return peer::make;
    }

    private void make(OutputStream out) throws IOException, GeneralSecurityException, CMSException {
        Gap gap = firstRevision();
        MessageDigest digest = signers.get(0).digest().newDigest();
        gap.updateBefore(digest, 0);
        MessageDigest continued = fork(digest);
        gap.updateBehind(digest);
        gap.fill(signers.get(0).sign(digest.digest()));
        if (blocks.size() == 1) {
            out.write(gap.file(), 0, gap.length());
            return;
        }
        gap.updateFromGap(continued);
        addSeal(gap.bytes(), continued, out);
    }

    static MessageDigest fork(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be cloned", e);
        }
    }

    private Gap firstRevision() throws IOException {
        Composed composed = pages.compose();
        try (PDDocument document = composed.document()) {
            PDSignature signature = GapWriter.signature(blocks.get(0), job);
            PdfBoxPeer.permitSigning(document, signature);
            List<COSDictionary> fields = new ArrayList<>();
            COSDictionary looks = new COSDictionary();
            for (VisibleBlock block : blocks) {
                COSStream look = pages.look(block, composed.fonts());
                boolean first = fields.isEmpty();
                COSDictionary field =
                        RebuiltPages.widget(block, first ? look : pages.look(block.withoutWords(), composed.fonts()));
                if (first) {
                    field.setItem(COSName.V, signature);
                } else {
                    // Shown only when signed, and then without a font in the second revision.
                    looks.setItem(SEAL_LOOK, look);
                }
                add(field, document, block);
                fields.add(field);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form(fields, looks));
            return GapWriter.save(document, signature, pages.sizeBytes());
        }
    }

    private void addSeal(byte[] first, MessageDigest continued, OutputStream out) throws IOException {
        try (PDDocument document = Loader.loadPDF(first);
                RandomAccessReadBuffer source = new RandomAccessReadBuffer(first)) {
            COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
            COSDictionary field =
                    (COSDictionary) form.getCOSArray(COSName.FIELDS).getObject(1);
            COSDictionary resources = form.getCOSDictionary(COSName.DR);
            COSDictionary look = new COSDictionary();
            look.setItem(COSName.N, resources.getCOSDictionary(COSName.XOBJECT).getItem(SEAL_LOOK));
            look.setDirect(true);
            field.setItem(COSName.AP, look);
            field.setItem(COSName.V, GapWriter.signature(blocks.get(1), job));
            field.setNeedToBeUpdated(true);
            new COSWriter(out, source).write(document, continuing(first.length, continued));
        }
    }

    /** Signs a stream of which the first bytes have been digested already. */
    private SignatureInterface continuing(int done, MessageDigest digest) {
        return content -> {
            content.skipNBytes(done);
            digest.update(content.readAllBytes());
            try {
                return signers.get(1).sign(digest.digest());
            } catch (CMSException | GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
    }

    private static void add(COSDictionary field, PDDocument document, VisibleBlock block) {
        COSDictionary page = document.getPage(block.page()).getCOSObject();
        field.setItem(COSName.P, page);
        COSArray annotations = page.getCOSArray(COSName.ANNOTS);
        if (annotations == null) {
            annotations = new COSArray();
            page.setItem(COSName.ANNOTS, annotations);
        }
        annotations.add(field);
    }

    private static COSDictionary form(List<COSDictionary> fields, COSDictionary looks) {
        COSDictionary form = new COSDictionary();
        form.setItem(COSName.FIELDS, new COSArray(fields));
        form.setInt(COSName.SIG_FLAGS, 3);
        if (looks.size() > 0) {
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, looks);
            form.setItem(COSName.DR, resources);
        }
        return form;
    }
}
