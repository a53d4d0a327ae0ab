package vn.bansao.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.ReceivedDocument;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.scan.ScanPages;

/**
 * The scanned pages of one paper original (bản chính), in order: files of one page each (JPEG, JPEG 2000, PNG), and files of several
 * (TIFF, and PDF whose pages are one scanned image each). Immutable; no file is opened before the copy is written. A file of one
 * page is then read exactly once.
 *
 * <p>It does not promise that the files are readable, complete or good enough: that shows when they are read.
 */
public final class Scan {
    private final List<DocumentSource> sources;
    private final ScanLimits limits;
    private final OptionalInt fallbackDpi;
    private final boolean flattensAlpha;
    private final List<byte[]> pageDigests; // an empty one for a page whose is not known, none if all are so

    private Scan(
            List<DocumentSource> sources,
            ScanLimits limits,
            OptionalInt fallbackDpi,
            boolean flattensAlpha,
            List<byte[]> pageDigests) {
        this.sources = sources;
        this.limits = limits;
        this.fallbackDpi = fallbackDpi;
        this.flattensAlpha = flattensAlpha;
        this.pageDigests = pageDigests;
    }

    /**
     * The pages in these JPEG, JPEG 2000, PNG, TIFF or PDF files.
     *
     * @throws PolicyException if there is no file
     */
    public static Scan of(Path... files) {
        return of(Arrays.stream(files).map(DocumentSource::of).toList());
    }

    /**
     * The pages in these sources of JPEG, JPEG 2000, PNG, TIFF or PDF bytes.
     *
     * @throws PolicyException if there is no source
     */
    public static Scan of(List<DocumentSource> sources) {
        if (sources.isEmpty()) {
            throw new PolicyException(Problem.of(PadesProblem.SCAN_EMPTY));
        }
        return new Scan(List.copyOf(sources), ScanLimits.STANDARD, OptionalInt.empty(), false, List.of());
    }

    /**
     * The same scan, with the density in dots per inch of those files that do not state their own.
     *
     * @throws PolicyException if the density is outside the limits
     */
    public Scan withFallbackDpi(int dpi) {
        return new Scan(sources, limits, OptionalInt.of(requireDpi(dpi, limits)), flattensAlpha, pageDigests);
    }

    /** The same scan, read with other limits. */
    public Scan withLimits(ScanLimits other) {
        fallbackDpi.ifPresent(dpi -> requireDpi(dpi, other));
        return new Scan(sources, other, fallbackDpi, flattensAlpha, pageDigests);
    }

    /**
     * The same scan, in which PNG and TIFF pages that are partly transparent are laid on white, where they are refused
     * otherwise: paper is not transparent, and what it is laid on decides what is read. The record tells of such pages (embedding
     * FLATTENED). JPEG 2000 and PDF with transparency stay refused.
     */
    public Scan withFlattenedAlpha() {
        return new Scan(sources, limits, fallbackDpi, true, pageDigests);
    }

    /**
     * The same scan, whose pages out of TIFF and PDF files are digested now, so that certifying hashes their bytes for the
     * signatures only: what a {@link ReceivedDocument} does for a file that is one page. Only files that were received are
     * read, since another one may change unnoticed.
     *
     * @throws MalformedDocumentException if such a file is broken or over a limit
     * @throws IOException if a file can't be read
     */
    public Scan digested() throws IOException {
        return new Scan(sources, limits, fallbackDpi, flattensAlpha, ScanPages.digests(this));
    }

    /**
     * The SHA-256 of the image stream that page {@code page}, counted from 1, will be in a copy; empty unless {@link #digested}
     * found it.
     */
    public Optional<byte[]> pageDigest(int page) {
        byte[] digest = page <= pageDigests.size() ? pageDigests.get(page - 1) : new byte[0];
        return digest.length == 0 ? Optional.empty() : Optional.of(digest.clone());
    }

    private static int requireDpi(int dpi, ScanLimits limits) {
        if (!limits.permitsDpi(dpi)) {
            throw new PolicyException(
                    Problem.of(PadesProblem.SCAN_FALLBACK_DPI_INVALID, "actual", dpi, "required", limits.dpiRange()));
        }
        return dpi;
    }

    /** The files, in order; each has one page or, if its format permits, several. */
    public List<DocumentSource> sources() {
        return sources;
    }

    /**
     * The number of pages in the files: each is opened, and those that have pages of their own are asked.
     *
     * @throws MalformedDocumentException if such a file is broken or over a limit
     */
    public int pageCount() throws IOException {
        return ScanPages.count(this);
    }

    /** What a scan file may cost. */
    public ScanLimits limits() {
        return limits;
    }

    /** Whether pages that are partly transparent are laid on white. */
    public boolean flattensAlpha() {
        return flattensAlpha;
    }

    /** The density for files that have none, in dots per inch. */
    public OptionalInt fallbackDpi() {
        return fallbackDpi;
    }
}
