package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * PDFBox's writer, which remembers where the signature's dictionary is written: PDFBox itself signs increments only, and
 * with a gap a new document needs one save instead of two. Not thread-safe.
 */
final class GapWriter extends COSWriter {
    /** As many as a document's timestamp needs. */
    static final int TIMESTAMP_BYTES = 4096;

    private final COSDictionary signature;
    private long at;

    private GapWriter(OutputStream out, COSDictionary signature) {
        super(out, CompressParameters.NO_COMPRESSION);
        this.signature = signature;
    }

    /** Saves a document in memory; the gap is that of one of its signatures, its ByteRange in place. */
    static Gap save(PDDocument document, PDSignature signature, int sizeBytes) throws IOException {
        ByteSink file = new ByteSink(sizeBytes);
        GapWriter writer = new GapWriter(file, signature.getCOSObject());
        writer.write(document);
        return Gap.reserve(file.array(), file.size(), (int) writer.at);
    }

    /** As many bytes as the signatures of a job need: two certificates, and perhaps a token with two more. */
    static int reservedBytes(CopyJob job) {
        return job.timestamped() ? 10 << 10 : 5 << 10;
    }

    /** A signature's dictionary with placeholders. */
    static PDSignature signature(VisibleBlock block, CopyJob job) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PdfBoxPeer.CADES);
        signature.setName(block.field());
        signature.setSignDate(PdfBoxPeer.calendar(job.pki().clock().instant()));
        signature.setContents(new byte[reservedBytes(job)]); // before the range, or COSWriter does not see it
        signature.setByteRange(new int[] {0, 1_000_000_000, 1_000_000_000, 1_000_000_000});
        return signature;
    }

    @Override
    public void visitFromDictionary(COSDictionary dictionary) throws IOException {
        if (dictionary == signature) {
            at = getStandardOutput().getPos();
        }
        super.visitFromDictionary(dictionary);
    }
}
