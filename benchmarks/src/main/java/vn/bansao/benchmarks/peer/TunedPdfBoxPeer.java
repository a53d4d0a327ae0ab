package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cms.CMSException;

/**
 * PDFBox 3 and Bouncy Castle by their ordinary API, as somebody uses them who knows them well: no image on disk, the
 * font read once, one save with a gap for the first signature, digests by the JDK; the second signature is PDFBox's incremental
 * saving, with a gap no larger than needed.
 */
final class TunedPdfBoxPeer {
    private static final int BYTES_BESIDE_SCANS = 160 << 10; // 160 KiB: font, profile, gap

    private final CopyJob job;
    private final List<VisibleBlock> blocks;
    private final List<BcCms> signers;
    private final TrueTypeFont parsed = PdfBoxPages.parsedFont();

    private TunedPdfBoxPeer(CopyJob job) {
        this.job = job;
        this.blocks = VisibleBlock.of(job);
        this.signers = blocks.stream().map(block -> BcCms.of(block, job)).toList();
    }

    /** Turns ImageIO's disk cache off, for the whole JVM. */
    static CopyMaker maker(CopyJob job) {
        ImageIO.setUseCache(false);
        TunedPdfBoxPeer peer = new TunedPdfBoxPeer(job);
        return peer::make;
    }

    private void make(OutputStream out) throws IOException, GeneralSecurityException, CMSException {
        Gap gap = firstRevision();
        BcCms signer = signers.get(0);
        MessageDigest digest = signer.digest().newDigest();
        gap.updateBefore(digest, 0);
        gap.updateBehind(digest);
        gap.fill(signer.sign(digest.digest()));
        if (blocks.size() == 1) {
            out.write(gap.file(), 0, gap.length());
        } else {
            addSeal(gap.bytes(), out);
        }
    }

    private Gap firstRevision() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfBoxPages.addScans(document, job);
            PDFont font = PdfBoxPages.font(document, parsed);
            if (job.signatures() == 2) {
                PdfBoxPages.addStatement(document, font);
            }
            PdfBoxPages.describe(document);
            PDSignature signature = GapWriter.signature(blocks.get(0), job);
            PdfBoxPeer.permitSigning(document, signature);
            addField(document, font, signature);
            font.subset(); // as PDDocument.save does
            return GapWriter.save(document, signature, sizeBytes());
        }
    }

    private int sizeBytes() {
        return job.scans().stream().mapToInt(scan -> scan.length).sum() + BYTES_BESIDE_SCANS;
    }

    private void addField(PDDocument document, PDFont font, PDSignature signature) throws IOException {
        VisibleBlock block = blocks.get(0);
        PDSignatureField field = PdfBoxPeer.field(document, block, font);
        field.setPartialName(block.field());
        field.getCOSObject().setItem("V", signature);
        PDPage page = document.getPage(block.page());
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setPrinted(true);
        widget.setPage(page);
        page.setAnnotations(List.of(widget));
    }

    private void addSeal(byte[] first, OutputStream out) throws IOException {
        VisibleBlock block = blocks.get(1);
        try (PDDocument document = Loader.loadPDF(first);
                SignatureOptions options = new SignatureOptions();
                InputStream template = PdfBoxPeer.template(block, made -> PdfBoxPages.font(made, parsed))) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PdfBoxPeer.CADES);
            signature.setName(block.field());
            signature.setSignDate(PdfBoxPeer.calendar(job.pki().clock().instant()));
            options.setPage(block.page());
            options.setPreferredSignatureSize(GapWriter.reservedBytes(job));
            options.setVisualSignature(template);
            document.addSignature(signature, signing(signers.get(1)), options);
            document.saveIncremental(out);
        }
    }

    private static SignatureInterface signing(BcCms signer) {
        return content -> {
            MessageDigest digest = signer.digest().newDigest();
            digest.update(content.readAllBytes());
            try {
                return signer.sign(digest.digest());
            } catch (CMSException | GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
    }
}
