package vn.bansao.pades.internal.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.ScanPages;
import vn.bansao.scan.Scan;
import vn.bansao.scan.TextLayer;

/** Makes the text layers of copies, as they were set up. Immutable, thread-safe. */
public final class Recognition {
    private static final long MOST_BYTES = 1 << 25; // 32 MiB: some 4,000 pages of print

    private final Tesseract program;
    private final String languages;
    private final EmbeddedFont font;

    private Recognition(Tesseract program, String languages, EmbeddedFont font) {
        this.program = program;
        this.languages = languages;
        this.font = font;
    }

    /**
     * Asks the program for its languages.
     *
     * @throws PolicyException if it is missing, or lacks one
     */
    public static Recognition of(TextLayer settings, EmbeddedFont font) {
        Tesseract program = new Tesseract(settings);
        try {
            program.requireReady(Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recognition(program, settings.languages(), font);
    }

    /** The languages of the words, as the record tells them. */
    public String languages() {
        return languages;
    }

    /**
     * Reads all pages of a scan.
     *
     * @return one a page, in order
     * @throws PolicyException if the words of a page can't be had: no layer is better than half of one
     */
    public List<PageText> read(Scan scan, int count) throws IOException {
        MessageDigest sha256 = DigestAlgorithm.SHA256.newDigest();
        ScanPages pages = ScanPages.of(scan, count, new byte[ScanPageReader.SCRATCH_BYTES], sha256);
        List<PageText> texts = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            // Known within moments, not after the minutes that the pages before it take.
            try (ScanPageReader reader = pages.open(index)) {
                PageFile.requireKnown(scanOf(pages, index, reader));
            }
        }
        long bytes = 0;
        try (WorkFolder folder = WorkFolder.create()) {
            for (int index = 0; index < count; index++) {
                PageText text = page(pages, index, folder);
                texts.add(text);
                folder.clear();
                bytes += text.content().length;
                if (bytes > MOST_BYTES) {
                    throw new PolicyException(Problem.of(
                            PadesProblem.TEXT_LAYER_OUTPUT_WRONG,
                            "page",
                            index + 1,
                            "file",
                            pages.fileOf(index),
                            "what",
                            "more than " + MOST_BYTES + " bytes of all pages"));
                }
            }
        }
        return texts;
    }

    private PageText page(ScanPages pages, int index, WorkFolder folder) throws IOException {
        try (ScanPageReader reader = pages.open(index)) {
            PageScan scan = scanOf(pages, index, reader);
            if (reader.form() != null) {
                throw scan.problem(PadesProblem.TEXT_LAYER_IMAGE_UNSUPPORTED, "actual", "several images");
            }
            String image = PageFile.write(reader, scan, folder.path());
            List<Word> words = program.words(folder.path(), image, scan);
            return new PageText(reader.sha256(), InvisibleText.of(words, scan, font));
        }
    }

    private static PageScan scanOf(ScanPages pages, int index, ScanPageReader reader) throws IOException {
        return new PageScan(index + 1, pages.fileOf(index), reader.header());
    }
}
