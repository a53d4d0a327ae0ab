package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * The pages of a scan, in order, while one copy is made of them. A file may be one page or have several; which of them that
 * is has to be found out only where there are fewer files than pages. Holds no file open between two pages. Not thread-safe.
 */
public final class ScanPages {
    private static final byte[] UNKNOWN = {};

    private final Scan scan;
    private final int count;
    private final byte[] scratch;
    private final MessageDigest sha256;
    private final int[] pagesOfFile; // empty where every file is one page
    private @Nullable ScanContainer container;
    private int containerFile = -1;
    private int file;
    private int firstPage;

    private ScanPages(Scan scan, int count, byte[] scratch, MessageDigest sha256) throws IOException {
        this.scan = scan;
        this.count = count;
        this.scratch = scratch;
        this.sha256 = sha256;
        int files = scan.sources().size();
        this.pagesOfFile = files < count ? new int[files] : new int[0];
        if (files != count) {
            requireCount(files);
        }
    }

    /**
     * The pages of a scan that has {@code count} of them. Files are looked into only if they are fewer.
     *
     * @param scratch used while a page is read, free between two pages; at least 1 KiB
     * @param sha256 a SHA-256 of any provider, used as the scratch buffer is
     * @throws PolicyException if there are more or fewer pages than that
     */
    public static ScanPages of(Scan scan, int count, byte[] scratch, MessageDigest sha256) throws IOException {
        return new ScanPages(scan, count, scratch, sha256);
    }

    /** The number of pages in a scan's files. */
    public static int count(Scan scan) throws IOException {
        long pages = 0;
        List<DocumentSource> sources = scan.sources();
        for (int i = 0; i < sources.size(); i++) {
            FileKind kind = FileKind.of(sources.get(i));
            pages += kind.hasPages()
                    ? ScanContainer.open(kind, scan, sources.get(i), (int) pages + 1)
                            .pageCount()
                    : 1;
        }
        return Math.toIntExact(pages);
    }

    /**
     * The digests of the pages that are taken out of files which were received, and can't change unnoticed any more; an empty
     * one for each other page.
     */
    public static List<byte[]> digests(Scan scan) throws IOException {
        ScanPages pages = of(scan, count(scan), new byte[ScanPageReader.SCRATCH_BYTES], ScanPageReader.sha256Digest());
        List<byte[]> digests = new ArrayList<>(pages.count);
        for (int i = 0; i < pages.count; i++) {
            digests.add(pages.source(i) instanceof ReceivedDocument ? pages.digest(i) : UNKNOWN);
        }
        return List.copyOf(digests);
    }

    private byte[] digest(int index) throws IOException {
        try (ScanPageReader page = open(index)) {
            if (page.header().coding().embedding() != Embedding.EXTRACTED) {
                return UNKNOWN;
            }
            page.transferTo((bytes, from, length) -> {
                // Only its digest is asked for.
            });
            return page.sha256();
        }
    }

    private void requireCount(int files) throws IOException {
        long pages = pagesOfFile.length == 0 ? files : 0;
        // From the last file to the first, so that the first stays open.
        for (int i = pagesOfFile.length - 1; i >= 0; i--) {
            FileKind kind = FileKind.of(scan.sources().get(i));
            pagesOfFile[i] = kind.hasPages() ? container(i, i + 1, kind).pageCount() : 1;
            pages += pagesOfFile[i];
        }
        if (pages != count) {
            throw mismatch("scanned pages", pages, count);
        }
    }

    /** The number of pages. */
    public int count() {
        return count;
    }

    /** The name of the file that has page {@code index}, counted from 0. */
    public String fileOf(int index) {
        return source(index).name();
    }

    private DocumentSource source(int index) {
        if (pagesOfFile.length == 0) {
            return scan.sources().get(index);
        }
        find(index);
        return scan.sources().get(file);
    }

    /** Opens page {@code index}, counted from 0, and reads what its image dictionary needs; one page at a time. */
    public ScanPageReader open(int index) throws IOException {
        if (pagesOfFile.length == 0) {
            return ScanPageReader.open(scan, index, scratch, sha256);
        }
        find(index);
        FileKind kind = FileKind.of(scan.sources().get(file));
        return kind.hasPages()
                ? container(file, firstPage + 1, kind).page(index - firstPage, scratch, sha256)
                : ScanPageReader.open(scan, file, index + 1, scratch, sha256);
    }

    /** Goes on to the file that has the page; pages are mostly asked for in order. */
    private void find(int index) {
        if (index < firstPage) {
            file = 0;
            firstPage = 0;
        }
        while (index >= firstPage + pagesOfFile[file]) {
            firstPage += pagesOfFile[file++];
        }
    }

    private ScanContainer container(int index, int first, FileKind kind) throws IOException {
        ScanContainer opened = container;
        // The number of the first page is known only when those of all files before are.
        if (opened == null || containerFile != index) {
            opened = ScanContainer.open(kind, scan, scan.sources().get(index), first);
            if (pagesOfFile[index] != 0 && opened.pageCount() != pagesOfFile[index]) {
                throw mismatch("scanned pages", opened.pageCount(), pagesOfFile[index]);
            }
            container = opened;
            containerFile = index;
        }
        return opened;
    }

    static PolicyException mismatch(String what, Object actual, Object required) {
        return new PolicyException(
                Problem.of(PadesProblem.RECORD_MISMATCH, "what", what, "actual", actual, "required", required));
    }
}
