package vn.bansao.verify.internal.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.bansao.DocumentSource;

/**
 * Makes the previews of files that the verifier could read, one file after the other. Each file gets a thread of its own
 * and a limited time; what is not drawn by then is missing. Nothing is thrown for a bad file. Not thread-safe.
 */
public final class Previews {
    private static final Duration TIME = Duration.ofSeconds(10); // for one file
    private static final Duration GRACE = Duration.ofMillis(300); // to notice that the time is over
    private static final int MOST_PAGES = 30;
    private static final int MOST_ABANDONED = 2;
    private final Duration time;
    private int abandoned;

    /** Previews with the usual time, ten seconds a file. */
    public Previews() {
        this(TIME);
    }

    Previews(Duration time) {
        this.time = time;
    }

    /** The pages of a file, as far as they can be drawn in time. */
    public FilePreview of(DocumentSource source) {
        if (abandoned >= MOST_ABANDONED) {
            return FilePreview.NONE; // Threads that hang on earlier files already cost enough.
        }
        Deadline deadline = Deadline.in(time);
        PreviewWork work = new PreviewWork(source, deadline);
        PreviewThread thread = new PreviewThread(work);
        thread.start();
        try {
            thread.join(deadline.leftMillis());
            deadline.stop();
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadline.stop();
        if (thread.isAlive()) {
            abandoned++;
        }
        return preview(work);
    }

    private static FilePreview preview(PreviewWork work) {
        List<PageOutline> outlines = work.outlines();
        List<PagePreview> pages = new ArrayList<>();
        for (PageOutline outline : chosen(outlines)) {
            PreviewWork.Drawn drawn = work.drawn(outline.number());
            pages.add(new PagePreview(
                    outline.number(), outline.aspect(), outline.areas(), drawn.jpegOrNull(), drawn.lack()));
        }
        return new FilePreview(pages, outlines.size());
    }

    /** Those that show signatures, then the first ones; in the order of the document. */
    static List<PageOutline> chosen(List<PageOutline> all) {
        return inOrderOfImportance(all).stream()
                .sorted(Comparator.comparingInt(PageOutline::number))
                .toList();
    }

    /** The same in the order in which they are drawn. */
    static List<PageOutline> inOrderOfImportance(List<PageOutline> all) {
        return Stream.concat(
                        all.stream().filter(page -> !page.areas().isEmpty()),
                        all.stream().filter(page -> page.areas().isEmpty()))
                .limit(MOST_PAGES)
                .toList();
    }
}
