package vn.bansao.benchmarks.peer;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfVersion;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.AreaBreak;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.properties.AreaBreakType;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.BouncyCastleDigest;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.PdfSigner.CryptoStandard;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/** iText, as its examples use it: pages by the layout engine, written, then read and signed with PdfSigner. */
final class ITextPeer {
    private ITextPeer() {}

    static CopyMaker maker(CopyJob job) {
        List<VisibleBlock> blocks = VisibleBlock.of(job);
        List<ITextKey> keys =
                blocks.stream().map(block -> ITextKey.of(block, job)).toList();
        return out -> {
            byte[] pdf = compose(job);
            Instant time = job.pki().clock().instant();
            for (int i = 0; i < blocks.size() - 1; i++) {
                ByteArrayOutputStream next = new ByteArrayOutputStream();
                sign(pdf, blocks.get(i), keys.get(i), i == 0, time, next);
                pdf = next.toByteArray();
            }
            int last = blocks.size() - 1;
            sign(pdf, blocks.get(last), keys.get(last), last == 0, time, out);
        };
    }

    private static byte[] compose(CopyJob job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfDocument pdf = new PdfDocument(new PdfWriter(bytes, properties()));
                Document document = new Document(pdf)) {
            describe(pdf);
            for (int i = 0; i < job.scans().size(); i++) {
                addScan(document, i + 1, job.scans().get(i));
            }
            if (job.signatures() == 2) {
                addStatement(document);
            }
        }
        return bytes.toByteArray();
    }

    /** The version, and the claim of PDF/A. */
    static WriterProperties properties() {
        return new WriterProperties().setPdfVersion(PdfVersion.PDF_1_7).addPdfAXmpMetadata(PdfAConformance.PDF_A_2B);
    }

    /** Adds what else makes it PDF/A. */
    static void describe(PdfDocument pdf) throws IOException {
        pdf.getCatalog().setLang(new PdfString("vi-VN"));
        pdf.addOutputIntent(new PdfOutputIntent(
                Material.PROFILE_NAME,
                Material.PROFILE_NAME,
                "http://www.color.org",
                Material.PROFILE_NAME,
                new ByteArrayInputStream(Material.PROFILE)));
    }

    private static void addScan(Document document, int page, byte[] scan) {
        Image image = new Image(ImageDataFactory.create(scan));
        float width = Sheet.points(image.getImageWidth());
        float height = Sheet.points(image.getImageHeight());
        document.getPdfDocument().addNewPage(new PageSize(width, height));
        document.add(image.scaleAbsolute(width, height).setFixedPosition(page, 0, 0));
    }

    private static void addStatement(Document document) throws IOException {
        PageSize size = new PageSize(Sheet.WIDTH, Sheet.HEIGHT);
        document.getPdfDocument().setDefaultPageSize(size);
        document.setMargins(Sheet.HEIGHT - Sheet.FIRST_BASELINE, Sheet.LEFT, Sheet.LEFT, Sheet.LEFT);
        document.add(new AreaBreak(AreaBreakType.LAST_PAGE));
        document.add(new AreaBreak(size));
        PdfFont font = font();
        for (String line : CopyJob.STATEMENT_WORDS) {
            document.add(new Paragraph(line).setFont(font).setFontSize(Sheet.SIZE));
        }
    }

    /** The font, to be embedded in one document as a subset. */
    private static PdfFont font() throws IOException {
        return PdfFontFactory.createFont(Material.FONT, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
    }

    private static void sign(
            byte[] pdf, VisibleBlock block, ITextKey key, boolean certifies, Instant time, OutputStream out)
            throws IOException, GeneralSecurityException {
        // A string instead of a Div would leave the upper third of the field empty.
        SignatureFieldAppearance appearance = new SignatureFieldAppearance(SignerProperties.IGNORED_ID)
                .setContent(new Div()
                        .add(new Paragraph(String.join("\n", block.lines()))
                                .setFont(font())
                                .setFontSize(VisibleBlock.SIZE)
                                .setFixedLeading(VisibleBlock.LEADING)
                                .setMargin(0)));
        SignerProperties properties = new SignerProperties()
                .setFieldName(block.field())
                .setPageNumber(block.page() + 1)
                .setPageRect(new Rectangle(block.x(), block.y(), block.width(), block.height()))
                .setClaimedSignDate(PdfBoxPeer.calendar(time))
                .setSignatureAppearance(appearance);
        if (certifies) {
            properties.setCertificationLevel(AccessPermissions.FORM_FIELDS_MODIFICATION);
        }
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf))) {
            PdfSigner signer = new PdfSigner(reader, out, new StampingProperties().useAppendMode());
            signer.setSignerProperties(properties);
            signer.signDetached(
                    new BouncyCastleDigest(), key, key.chain(), null, null, key.tsa(), 0, CryptoStandard.CADES);
        }
    }
}
