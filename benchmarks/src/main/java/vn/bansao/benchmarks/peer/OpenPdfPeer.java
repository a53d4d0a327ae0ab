package vn.bansao.benchmarks.peer;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cms.CMSException;

/**
 * OpenPDF 2.0.5 with a CMS of Bouncy Castle, because it has no PAdES: pages written, then read and signed by its stamper
 * in append mode.
 */
final class OpenPdfPeer {
    private static final PdfName CADES = new PdfName("ETSI.CAdES.detached");
    private static final int RESERVED_BYTES = 12 << 10;

    private OpenPdfPeer() {}

    static CopyMaker maker(CopyJob job) {
        List<VisibleBlock> blocks = VisibleBlock.of(job);
        List<BcCms> signers = blocks.stream().map(block -> BcCms.of(block, job)).toList();
        return out -> {
            byte[] pdf = compose(job);
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

    private static byte[] compose(CopyJob job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setXmpMetadata(Material.XMP);
        document.setMargins(Sheet.LEFT, Sheet.LEFT, Sheet.HEIGHT - Sheet.FIRST_BASELINE, Sheet.LEFT);
        boolean opened = false;
        for (byte[] scan : job.scans()) {
            Image image = Image.getInstance(scan);
            float width = Sheet.points(image.getWidth());
            float height = Sheet.points(image.getHeight());
            document.setPageSize(new Rectangle(width, height));
            if (!opened) {
                document.open();
                describe(writer);
                opened = true;
            } else {
                document.newPage();
            }
            image.scaleAbsolute(width, height);
            image.setAbsolutePosition(0, 0);
            document.add(image);
        }
        if (job.signatures() == 2) {
            document.setPageSize(new Rectangle(Sheet.WIDTH, Sheet.HEIGHT));
            document.newPage();
            Font font = new Font(font(), Sheet.SIZE);
            for (String line : CopyJob.STATEMENT_WORDS) {
                document.add(new Paragraph(Sheet.LEADING, line, font));
            }
        }
        document.close();
        return bytes.toByteArray();
    }

    private static void describe(PdfWriter writer) throws IOException {
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi-VN"));
        writer.setOutputIntents(
                Material.PROFILE_NAME,
                Material.PROFILE_NAME,
                "http://www.color.org",
                Material.PROFILE_NAME,
                ICC_Profile.getInstance(Material.PROFILE));
        // OpenPDF means PDF/X unless it is told PDF/A-1, which is another format than ours.
        writer.getExtraCatalog()
                .getAsArray(PdfName.OUTPUTINTENTS)
                .getAsDict(0)
                .put(PdfName.S, new PdfName("GTS_PDFA1"));
    }

    private static BaseFont font() throws IOException {
        return BaseFont.createFont("LiberationSerif.ttf", BaseFont.IDENTITY_H, true, true, Material.FONT, null);
    }

    /** Drawn by hand: OpenPDF's own text would leave the upper third of the field empty and drop a line. */
    private static void write(PdfTemplate layer, VisibleBlock block) throws IOException {
        layer.beginText();
        layer.setFontAndSize(font(), VisibleBlock.SIZE);
        layer.setLeading(VisibleBlock.LEADING);
        layer.setTextMatrix(2, block.firstBaseline());
        for (String line : block.lines()) {
            layer.showText(line);
            layer.newlineText();
        }
        layer.endText();
    }

    private static void sign(
            byte[] pdf, VisibleBlock block, BcCms signer, boolean certifies, Instant time, OutputStream out)
            throws IOException, GeneralSecurityException, CMSException {
        PdfStamper stamper = PdfStamper.createSignature(new PdfReader(pdf), out, '\0', null, true);
        PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
        appearance.setCrypto(
                null,
                block.signer().chain().subList(0, 2).toArray(Certificate[]::new),
                new CRL[0],
                PdfSignatureAppearance.SELF_SIGNED);
        appearance.setVisibleSignature(
                new Rectangle(block.x(), block.y(), block.x() + block.width(), block.y() + block.height()),
                block.page() + 1,
                block.field());
        appearance.setAcro6Layers(true);
        write(appearance.getLayer(2), block);
        if (certifies) {
            appearance.setCertificationLevel(PdfSignatureAppearance.CERTIFIED_FORM_FILLING);
        }
        PdfSignature dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, CADES);
        dictionary.setDate(new PdfDate(PdfBoxPeer.calendar(time)));
        appearance.setCryptoDictionary(dictionary);
        Map<PdfName, Integer> sizes = new HashMap<>();
        sizes.put(PdfName.CONTENTS, 2 * RESERVED_BYTES + 2);
        appearance.preClose(sizes);
        byte[] cms = signer.sign(appearance.getRangeStream());
        PdfDictionary contents = new PdfDictionary();
        contents.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(cms, RESERVED_BYTES)).setHexWriting(true));
        appearance.close(contents);
    }
}
