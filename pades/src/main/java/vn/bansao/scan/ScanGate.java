package vn.bansao.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Original;
import vn.bansao.pades.internal.PadesProblem;

/**
 * Says early, and with the rule's name, whether a scan is good enough. Immutable, thread-safe.
 *
 * <p>By itself it reads the headers of the files, some microseconds each, and the whole of files that have one size. With
 * pixels every page is read and decoded to a small picture too: on one core of a 2026 server, a page of A4 at 300 dpi takes
 * 35 ms as a colour JPEG of 1 MB, 27 as a fax (G4), and 108 as a colour PNG of 10 MB, most of it zlib's inflating. The rows
 * of {@code -Dbansao.bench=scans} measure it. No page takes more than about 100 MB meanwhile; what would take more, or is not
 * decoded (JPEG 2000, JBIG2, inks, images askew), is told as {@link ScanCheck#SCAN_PIXELS_UNCHECKED}, and what is over the
 * scan's {@link ScanLimits} is refused by its header.
 *
 * <p>Of JPEG 2000 and JBIG2, which go undecoded into a copy, it makes no picture, but looks for damage: they are walked through. What is
 * wrong within their arithmetic codes is not found.
 *
 * <p>It does not promise that a page can be read by people. Order is judged by the numbers of files and of TIFF pages only:
 * what is printed on a page is not read, nor are the labels of PDF pages. Letters on their heads are found where lines of
 * Latin writing, such as Vietnamese, agree about it; other writings may be taken for such.
 */
public final class ScanGate {
    private final ScanPolicy policy;
    private final boolean pixels;
    private final @Nullable Executor executor;

    private ScanGate(ScanPolicy policy, boolean pixels, @Nullable Executor executor) {
        this.policy = policy;
        this.pixels = pixels;
        this.executor = executor;
    }

    /** A gate that looks at headers only. */
    public static ScanGate of(ScanPolicy policy) {
        return new ScanGate(policy, false, null);
    }

    /** The same gate, which looks at the pixels too, page by page in the caller's thread. */
    public ScanGate withPixels() {
        return new ScanGate(policy, true, null);
    }

    /**
     * The same gate, which looks at the pixels too, at as many pages at once as the executor has threads; it must have one
     * that is not the caller's own.
     */
    public ScanGate withPixels(Executor pages) {
        return new ScanGate(policy, true, pages);
    }

    /** Which rules it applies. */
    public ScanPolicy policy() {
        return policy;
    }

    /** As {@link #check(Scan, Original)}, for the original of a record. */
    public List<ScanFinding> check(Scan scan, CopyRecord declared) throws IOException {
        return check(scan, declared.original());
    }

    /**
     * Looks at a scan.
     *
     * @param declared what is known of the original: how many pages it has, and what protects it
     * @return what the rules object to, first of the scan as a whole, then page by page; empty if nothing
     * @throws IOException if a file can't be read; one that is damaged is a finding
     */
    public List<ScanFinding> check(Scan scan, Original declared) throws IOException {
        Findings findings = new Findings(policy);
        List<CheckedPage> pages = pages(scan);
        HeaderRules headers = new HeaderRules(findings);
        headers.judgeDeclared(pages, declared);
        headers.judge(pages);
        headers.judgeRepeated(pages, scan.sources());
        new OrderRules(findings).judge(pages);
        if (pixels) {
            new PixelRules(findings).judge(pages, declared);
        }
        return findings.sorted();
    }

    /**
     * Looks at a scan, and throws if a rule refuses it.
     *
     * @return the findings that only warn
     * @throws PolicyException SCAN_REFUSED, with what refuses it
     */
    public List<ScanFinding> requirePassed(Scan scan, Original declared) throws IOException {
        List<ScanFinding> findings = check(scan, declared);
        List<ScanFinding> refusing =
                findings.stream().filter(ScanFinding::refuses).toList();
        if (!refusing.isEmpty()) {
            throw new PolicyException(Problem.of(
                    PadesProblem.SCAN_REFUSED,
                    "policy",
                    policy.name(),
                    "count",
                    refusing.size(),
                    "findings",
                    refusing.stream().map(ScanFinding::summary).collect(Collectors.joining("; "))));
        }
        return findings;
    }

    private List<CheckedPage> pages(Scan scan) throws IOException {
        try {
            return pages(scan, scan.pageCount());
        } catch (CertifiedCopyException e) {
            // A file whose pages can't even be counted; what is wrong with one page is told of that page.
            return List.of(new CheckedPage(0, "", null, e.code(), null, null, OptionalInt.empty()));
        }
    }

    private List<CheckedPage> pages(Scan scan, int count) throws IOException {
        PageChecks checks = new PageChecks(scan, count, pixels);
        Executor parallel = pixels && count > 1 ? executor : null;
        List<CheckedPage> pages = new ArrayList<>(count);
        if (parallel == null) {
            for (int i = 0; i < count; i++) {
                pages.add(checks.read(i));
            }
            return pages;
        }
        List<CompletableFuture<CheckedPage>> running = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                int index = i;
                running.add(CompletableFuture.supplyAsync(() -> read(checks, index), parallel));
            }
            for (CompletableFuture<CheckedPage> page : running) {
                pages.add(joined(page));
            }
            return pages;
        } finally {
            running.forEach(page -> page.cancel(false)); // after a failure; those that are done stay as they are
        }
    }

    private static CheckedPage read(PageChecks checks, int index) {
        try {
            return checks.read(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CheckedPage joined(CompletableFuture<CheckedPage> page) throws IOException {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
