package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * A PDF as scanners make it: each page shows one image, or strips, layers and lines that make one. It is read strictly, nothing
 * is repaired. Of each page only the reference is kept.
 */
final class PdfScan implements PagedFile {
    private static final int MOST_OBJECTS = 200_000;
    private static final long MOST_INFLATED_BYTES =
            512L << 20; // 512 MiB: what a scanner writes beside its images is little

    /** Refusals of a page as one image, which may be more than that. */
    private static final Set<String> MORE_THAN_AN_IMAGE = Set.of(
            PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE.name(),
            PadesProblem.SCAN_PDF_TRANSPARENT.name(),
            PadesProblem.SCAN_PDF_UNSUPPORTED.name());

    private final PdfFile file;
    private final ScanBytes bytes;
    private final Scan scan;
    private final List<PdfValue.Ref> pages;

    private PdfScan(PdfFile file, ScanBytes bytes, Scan scan) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.scan = scan;
        PdfRules.requireScan(file, bytes);
        this.pages = new PdfPages(file.last(), bytes).all();
    }

    /** Reads the cross-references, what the document has beside its pages, and the page tree. */
    static PdfScan open(DocumentSource source, ScanBytes bytes, Scan scan) throws IOException {
        PdfLimits standard = PdfLimits.DEFAULT;
        PdfLimits limits = new PdfLimits(
                scan.limits().maxFileBytes(),
                MOST_OBJECTS,
                standard.maxRevisions(),
                standard.maxDepth(),
                MOST_INFLATED_BYTES,
                standard.maxParsedBytes());
        try {
            return new PdfScan(PdfFile.read(source, limits), bytes, scan);
        } catch (MalformedDocumentException e) {
            throw told(e, bytes);
        }
    }

    @Override
    public int pageCount() {
        return pages.size();
    }

    @Override
    public PageImage open(int index) throws IOException {
        bytes.onPage(index);
        try {
            return page(pages.get(index));
        } catch (MalformedDocumentException e) {
            throw told(e, bytes);
        }
    }

    private PageImage page(PdfValue.Ref reference) throws IOException {
        PdfPage page = PdfPage.of(reference, file, bytes);
        long at = bytes.offset();
        try {
            PdfDrawing.Drawn drawn = new PdfDrawing(file, bytes).of(page);
            bytes.see(drawn.image().offset());
            return new PdfImages(file, bytes, scan).of(drawn, page);
        } catch (PolicyException e) {
            if (!MORE_THAN_AN_IMAGE.contains(e.code())) {
                throw e;
            }
        }
        bytes.see(at);
        return PdfImport.of(page, file, bytes, scan);
    }

    /** The reader's refusal, with the page and the file in it. */
    static MalformedDocumentException told(MalformedDocumentException e, ScanBytes bytes) {
        Map<String, String> values = e.problem().values();
        long offset = e.offsetBytes() < 0 ? bytes.offset() : e.offsetBytes();
        return switch (e.code()) {
            case "PDF_ENCRYPTED" -> bytes.malformedAt(offset, PadesProblem.SCAN_PDF_ENCRYPTED);
            case "PDF_OVER_LIMIT" ->
                bytes.malformedAt(
                        offset,
                        PadesProblem.SCAN_PDF_OVER_LIMIT,
                        "actual",
                        values.getOrDefault("actual", ""),
                        "limit",
                        values.getOrDefault("limit", ""));
            case "PDF_MALFORMED" -> malformed(bytes, offset, values.get("what") + ": " + values.get("reason"));
            default -> e;
        };
    }

    /** What a small stream says, such as content, a profile or a palette. */
    static byte[] decoded(PdfFile file, PdfValue.Stream stream) throws IOException {
        ByteBuffer decoded = file.decoded(stream);
        byte[] bytes = new byte[decoded.remaining()];
        decoded.get(bytes);
        return bytes;
    }

    static MalformedDocumentException malformed(ScanBytes bytes, long offset, String what) {
        return bytes.malformedAt(offset, PadesProblem.SCAN_PDF_MALFORMED, "what", what);
    }

    /** As above, where the last object was read. */
    static MalformedDocumentException malformed(ScanBytes bytes, String what) {
        return malformed(bytes, bytes.offset(), what);
    }
}
