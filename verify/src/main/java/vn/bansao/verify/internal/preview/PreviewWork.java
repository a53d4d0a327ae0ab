package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.verify.internal.copy.PageTree;

/** Draws a file's pages, and gives out what there is at any time. One thread runs it, another one asks. */
final class PreviewWork implements Runnable {
    private final DocumentSource source;
    private final Deadline deadline;
    private final Map<Integer, Drawn> drawn = new ConcurrentHashMap<>();
    private volatile List<PageOutline> outlines = List.of();
    private volatile @Nullable Lack whole;

    PreviewWork(DocumentSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    /**
     * What became of a page.
     *
     * @param jpegOrNull the picture
     * @param lack what is missing
     */
    record Drawn(byte @Nullable [] jpegOrNull, Lack lack) {}

    /** The pages, none if they can't be told. */
    List<PageOutline> outlines() {
        return outlines;
    }

    /** What is there of a page now. */
    Drawn drawn(int page) {
        Drawn done = drawn.get(page);
        Lack lack = whole;
        return done != null ? done : new Drawn(null, lack == null ? Lack.TIME_OVER : lack);
    }

    @Override
    public void run() {
        try {
            PdfFile file = PdfFile.read(source, PdfLimits.DEFAULT);
            outlines = PageOutline.all(file.last());
            readEveryObject(file);
            draw();
        } catch (PageTree.BrokenTreeException e) {
            whole = Lack.NOT_DRAWABLE;
        } catch (IOException | RuntimeException | Error e) {
            whole = lack(e);
        }
    }

    /** The strict reader's limits for compressed objects hold before PDFBox, which has none, meets them. */
    private void readEveryObject(PdfFile file) throws IOException {
        for (PdfRevision revision : file.revisions()) {
            for (int number : revision.changedObjects()) {
                deadline.check();
                revision.location(number);
            }
        }
    }

    private void draw() throws IOException {
        try (SourceBytes bytes = new SourceBytes(source, deadline);
                PageRenderer renderer = PageRenderer.open(bytes, outlines.size(), deadline)) {
            for (PageOutline outline : Previews.inOrderOfImportance(outlines)) {
                deadline.check();
                drawn.put(outline.number(), page(renderer, outline));
            }
        }
    }

    private static Drawn page(PageRenderer renderer, PageOutline outline) {
        try {
            PageRenderer.Picture picture = renderer.draw(outline);
            return new Drawn(picture.jpeg(), picture.complete() ? Lack.NONE : Lack.INCOMPLETE);
        } catch (IOException | RuntimeException | Error e) {
            return new Drawn(null, lack(e));
        }
    }

    /** A picture is never worth more than its absence, so that errors end here, too; the thread is our own. */
    private static Lack lack(Throwable cause) {
        if (cause instanceof StoppedException stopped) {
            return stopped.lack();
        }
        return cause instanceof OutOfMemoryError || cause instanceof StackOverflowError
                ? Lack.TOO_COSTLY
                : Lack.NOT_DRAWABLE;
    }
}
