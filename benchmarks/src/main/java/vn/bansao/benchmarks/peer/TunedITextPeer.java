package vn.bansao.benchmarks.peer;

import com.itextpdf.forms.fields.PdfSignatureFormField;
import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.io.source.RandomAccessSourceFactory;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.ReaderProperties;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.ITSAClient;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.PdfSigner.CryptoStandard;
import com.itextpdf.signatures.SignerProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/**
 * iText by its ordinary API, as somebody uses it who knows it well: pages and visible words by the kernel without layout,
 * the font program read once, PdfSigner with the JDK's digests, a gap of a given size, nothing copied to be read, and at the
 * long-term levels store and timestamp in one update.
 */
final class TunedITextPeer {
    private static final int BYTES_BESIDE_SCANS = 96 << 10; // 96 KiB: fonts, profile, gaps

    private final CopyJob job;
    private final List<VisibleBlock> blocks;
    private final List<ITextKey> keys;
    private final FontProgram program;
    private final @Nullable ITextStatus status;

    private TunedITextPeer(CopyJob job) {
        this.job = job;
        this.blocks = VisibleBlock.of(job);
        this.keys = blocks.stream().map(block -> ITextKey.of(block, job)).toList();
        this.status = job.level().carriesRevocationData() ? new ITextStatus(ReadyStatus.of(job)) : null;
        try {
            this.program = FontProgramFactory.createFont(Material.FONT, true);
        } catch (IOException e) {
            throw new IllegalStateException("the font can't be read", e);
        }
    }

    static CopyMaker maker(CopyJob job) {
        TunedITextPeer peer = new TunedITextPeer(job);
        return peer::make;
    }

    private void make(OutputStream out) throws IOException, GeneralSecurityException {
        byte[] pdf = compose();
        int last = blocks.size() - 1;
        for (int i = 0; i < last; i++) {
            ByteSink next = sink();
            sign(pdf, i, next);
            pdf = next.toByteArray();
        }
        if (status == null) {
            sign(pdf, last, out);
            return;
        }
        ByteSink signed = sink();
        sign(pdf, last, signed);
        extend(signed.toByteArray(), status, out);
    }

    /** The security store and, at B-LTA, the document's timestamp in the same update. */
    private void extend(byte[] pdf, ITextStatus known, OutputStream out) throws IOException, GeneralSecurityException {
        ITSAClient authority = keys.get(0).tsa();
        try (PdfReader reader = reader(pdf)) {
            if (job.level() == Level.LTA && authority != null) {
                PdfSigner signer = new PdfSigner(reader, out, new StampingProperties().useAppendMode());
                signer.setSignerProperties(
                        new SignerProperties().setPageNumber(blocks.get(0).page() + 1));
                known.addStore(signer.getDocument(), blocks);
                signer.timestamp(authority, "dts-1");
                return;
            }
            try (PdfDocument document =
                    new PdfDocument(reader, new PdfWriter(out), new StampingProperties().useAppendMode())) {
                known.addStore(document, blocks);
            }
        }
    }

    private static PdfReader reader(byte[] pdf) throws IOException {
        return new PdfReader(new RandomAccessSourceFactory().createSource(pdf), new ReaderProperties());
    }

    private ByteSink sink() {
        return new ByteSink(job.scans().stream().mapToInt(scan -> scan.length).sum() + BYTES_BESIDE_SCANS);
    }

    private byte[] compose() throws IOException {
        ByteSink bytes = sink();
        try (PdfDocument document = new PdfDocument(new PdfWriter(bytes, ITextPeer.properties()))) {
            ITextPeer.describe(document);
            job.scans().forEach(scan -> ITextDocument.addScan(document, scan));
            if (job.signatures() == 2) {
                PdfPage page = document.addNewPage(new PageSize(Sheet.WIDTH, Sheet.HEIGHT));
                PdfCanvas canvas = new PdfCanvas(page).beginText().setFontAndSize(font(), Sheet.SIZE);
                ITextDocument.write(canvas, Sheet.LEADING, Sheet.LEFT, Sheet.FIRST_BASELINE, CopyJob.STATEMENT_WORDS);
            }
        }
        return bytes.toByteArray();
    }

    /** The font, to be embedded in one document as a subset. */
    private PdfFont font() {
        return PdfFontFactory.createFont(program, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
    }

    private void sign(byte[] pdf, int number, OutputStream out) throws IOException, GeneralSecurityException {
        VisibleBlock block = blocks.get(number);
        ITextKey key = keys.get(number);
        Instant time = job.pki().clock().instant();
        SignerProperties properties = new SignerProperties()
                .setFieldName(block.field())
                .setPageNumber(block.page() + 1)
                .setPageRect(new Rectangle(block.x(), block.y(), block.width(), block.height()))
                .setClaimedSignDate(PdfBoxPeer.calendar(time));
        if (number == 0) {
            properties.setCertificationLevel(AccessPermissions.FORM_FIELDS_MODIFICATION);
        }
        try (PdfReader reader = reader(pdf)) {
            PdfSigner signer = new PdfSigner(reader, out, new StampingProperties().useAppendMode());
            signer.setSignerProperties(properties);
            PdfSignatureFormField field = signer.getSignatureField();
            field.disableFieldRegeneration(); // each setter would draw the field, and leave the old one in the file
            field.setBackgroundLayer(new PdfFormXObject(new Rectangle(block.width(), block.height())));
            field.setSignatureAppearanceLayer(look(signer.getDocument(), block));
            field.enableFieldRegeneration();
            signer.signDetached(
                    MessageDigest::getInstance,
                    key,
                    key.chain(),
                    null,
                    null,
                    key.tsa(),
                    GapWriter.reservedBytes(job),
                    CryptoStandard.CADES);
        }
    }

    private PdfFormXObject look(PdfDocument document, VisibleBlock block) {
        PdfFormXObject look = new PdfFormXObject(new Rectangle(block.width(), block.height()));
        PdfCanvas canvas = new PdfCanvas(look, document).beginText().setFontAndSize(font(), VisibleBlock.SIZE);
        ITextDocument.write(canvas, VisibleBlock.LEADING, 2, block.firstBaseline(), block.lines());
        return look;
    }
}
