package vn.bansao.scan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The scanned pages of one paper original (bản chính), one file for each page, in order. Immutable; no file is opened
 * before the copy is written, and then each is read exactly once.
 *
 * <p>It does not promise that the files are readable, complete or good enough: that shows when they are read.
 */
public final class Scan {
    private final List<DocumentSource> sources;
    private final ScanLimits limits;
    private final OptionalInt fallbackDpi;

    private Scan(List<DocumentSource> sources, ScanLimits limits, OptionalInt fallbackDpi) {
        this.sources = sources;
        this.limits = limits;
        this.fallbackDpi = fallbackDpi;
    }

    /**
     * The pages in these JPEG or PNG files.
     *
     * @throws PolicyException if there is no file
     */
    public static Scan of(Path... files) {
        return of(Arrays.stream(files).map(DocumentSource::of).toList());
    }

    /**
     * The pages in these sources of JPEG or PNG bytes.
     *
     * @throws PolicyException if there is no source
     */
    public static Scan of(List<DocumentSource> sources) {
        if (sources.isEmpty()) {
            throw new PolicyException(Problem.of(PadesProblem.SCAN_EMPTY));
        }
        return new Scan(List.copyOf(sources), ScanLimits.STANDARD, OptionalInt.empty());
    }

    /**
     * The same scan, with the density in dots per inch of those files that do not state their own.
     *
     * @throws PolicyException if the density is outside the limits
     */
    public Scan withFallbackDpi(int dpi) {
        return new Scan(sources, limits, OptionalInt.of(requireDpi(dpi, limits)));
    }

    /** The same scan, read with other limits. */
    public Scan withLimits(ScanLimits other) {
        fallbackDpi.ifPresent(dpi -> requireDpi(dpi, other));
        return new Scan(sources, other, fallbackDpi);
    }

    private static int requireDpi(int dpi, ScanLimits limits) {
        if (!limits.permitsDpi(dpi)) {
            throw new PolicyException(
                    Problem.of(PadesProblem.SCAN_FALLBACK_DPI_INVALID, "actual", dpi, "required", limits.dpiRange()));
        }
        return dpi;
    }

    /** The files, one for each page. */
    public List<DocumentSource> sources() {
        return sources;
    }

    /** The number of pages. */
    public int pageCount() {
        return sources.size();
    }

    /** What a scan file may cost. */
    public ScanLimits limits() {
        return limits;
    }

    /** The density for files that have none, in dots per inch. */
    public OptionalInt fallbackDpi() {
        return fallbackDpi;
    }
}
