package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.PageRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.copy.PageTree.Page;

/** The pages are the scans the record names, all of them, and the statement is there to be read (NĐ 23/2015, Đ.12). */
final class PageRules {
    private static final int MOST_IMAGES = 20;
    private final PdfFile file;
    private final PdfRevision revision;
    private final CopyRecord record;
    private final Findings findings;
    private final ImportedPages imported;

    PageRules(PdfFile file, PdfRevision revision, CopyRecord record, Findings findings) {
        this.file = file;
        this.revision = revision;
        this.record = record;
        this.findings = findings;
        this.imported = new ImportedPages(file, revision);
    }

    void check() throws IOException {
        List<Page> pages;
        try {
            pages = PageTree.of(revision);
        } catch (PageTree.BrokenTreeException e) {
            findings.add(FindingCode.COPY_PAGE_COUNT_WRONG, "actual", e.getMessage(), "required", "a page tree");
            return;
        }
        int scans = record.pages().size();
        CertificationStatement statement = record.statement();
        // A statement stands on the last scan, or on one page after them.
        boolean fits = pages.size() == scans || (statement != null && pages.size() == scans + 1);
        if (scans == 0 || !fits || record.original().totalPages() != scans) {
            findings.add(FindingCode.COPY_PAGE_COUNT_WRONG, "actual", pages.size(), "required", scans);
            return;
        }
        for (int i = 0; i < scans; i++) {
            boolean underText = statement != null && i == pages.size() - 1;
            scan(i + 1, pages.get(i), record.pages().get(i), underText);
        }
        if (statement != null) {
            statement(pages.size(), pages.get(pages.size() - 1), statement);
        }
    }

    /** A scan that went in byte by byte, whole or taken out of its container, has the digest of the page's image stream. */
    private void scan(int number, Page page, PageRecord expected, boolean underText) throws IOException {
        if (expected.index() != number) {
            findings.add(FindingCode.COPY_RECORD_INVALID, "reason", "page " + number + " has another index");
        }
        FindingCode note = switch (expected.embedding()) {
            case TRANSCODED -> FindingCode.COPY_PAGE_TRANSCODED;
            case FLATTENED -> FindingCode.COPY_PAGE_FLATTENED;
            case VERBATIM, EXTRACTED, IMPORTED -> null;
        };
        if (note != null) {
            findings.add(note, "page", number);
            return;
        }
        if (expected.embedding() == PageRecord.Embedding.IMPORTED) {
            if (!imported.matches(page, expected.sha256(), underText)) {
                findings.add(FindingCode.COPY_PAGE_DIGEST_WRONG, "page", number);
            }
            return;
        }
        PdfValue.Dict objects =
                page.resources() == null ? null : revision.dict(page.resources().get("XObject"));
        images(number, objects, expected);
    }

    private void images(int number, PdfValue.@Nullable Dict objects, PageRecord expected) throws IOException {
        int images = 0;
        int scans = 0;
        if (objects != null) {
            for (PdfValue object : objects.entries().values()) {
                if (revision.resolve(object) instanceof PdfValue.Stream image
                        && "Image".equals(image.dict().name("Subtype"))
                        && ++images <= MOST_IMAGES
                        && digest(image).equals(expected.sha256())) {
                    scans++;
                }
            }
        }
        if (images == 0 || images > MOST_IMAGES) {
            findings.add(FindingCode.COPY_PAGE_UNCHECKED, "page", number, "reason", images + " images");
        } else if (scans != images) {
            // Beside the scan, another image could be the one that is drawn.
            findings.add(FindingCode.COPY_PAGE_DIGEST_WRONG, "page", number);
        }
    }

    private String digest(PdfValue.Stream image) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.newDigest();
        file.send(image, digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void statement(int number, Page page, CertificationStatement statement) throws IOException {
        String shown = plain(PageText.of(file, revision, page));
        for (String line : statement.lines()) {
            if (!shown.contains(plain(line))) {
                findings.add(FindingCode.COPY_STATEMENT_NOT_VISIBLE, "page", number, "line", line);
            }
        }
    }

    /** Without spaces, since lines are broken between words; composed, since letters may be drawn either way. */
    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder plain = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (c != ' ' && c != '\u00A0' && (c < '\t' || c > '\r')) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
