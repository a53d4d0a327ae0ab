package vn.bansao.scan;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.bansao.ProblemCode;

/**
 * What a {@link ScanGate} looks at; each is the stable code of its findings. Sentences with {page}, counted from 1, {file},
 * {measured}, {required} and {rule} stand in {@code ScanChecks_vi.properties} and {@code ScanChecks_en.properties}.
 *
 * <p>Some checks have no limit: there the policy says only whether and by which rule they hold.
 */
public enum ScanCheck implements ProblemCode {
    // Of the scan as a whole: page 0.
    /** Pages scanned, against those of the original; the record gives the limit. */
    SCAN_PAGE_COUNT_WRONG(""),
    /** A seal or photo was declared, and no page is in colour. */
    SCAN_SEAL_COLOURLESS(""),
    /** A red seal was declared, and the pages have less red ink than this, in mm². Pixels. */
    SCAN_RED_INK_MISSING("mm²"),

    // Of the header.
    /** The file can't be read or certified; measured is the code of the reason. */
    SCAN_PAGE_UNREADABLE(""),
    /** Lowest density, across or down. */
    SCAN_RESOLUTION_LOW("dpi"),
    /** The file states no density: what is told of resolution and paper hangs on {@link Scan#withFallbackDpi}. */
    SCAN_RESOLUTION_ASSUMED(""),
    /** Difference of the densities across and down. */
    SCAN_RESOLUTION_UNEVEN("%"),
    /** Black and white or grey where every page must be in colour. */
    SCAN_COLOUR_MISSING(""),
    /** Lowest bits of a grey sample; a page in black and white has one. */
    SCAN_DEPTH_LOW("bit"),
    /** A format that loses details (JPEG) where a master must not. */
    SCAN_FORMAT_LOSSY(""),
    /** Shortest side of the paper. */
    SCAN_PAPER_SMALL("mm"),
    /** Longest side of the paper: the stated density is probably wrong. */
    SCAN_PAPER_LARGE("mm"),
    /** Longest side by shortest side. */
    SCAN_ASPECT_EXTREME(""),
    /** Difference of a side to that of the first page. */
    SCAN_SIZES_MIXED("%"),
    /**
     * A number lower than that of the page before, which {@code required} is: in the names of files that differ in one number
     * ({@code page-10}, {@code page-2}), or as a TIFF file states it of its pages (PageNumber).
     */
    SCAN_ORDER_DOUBTFUL(""),
    /** The very same bytes as those of a page before; {required} is that page. */
    SCAN_FILE_REPEATED(""),

    // Of the pixels.
    /** The pixels were to be checked, and are too many or of a kind that is not decoded. */
    SCAN_PIXELS_UNCHECKED(""),
    /** The coded pixels can't be decoded to the end, or their code is wrong. */
    SCAN_PAGE_DAMAGED(""),
    /** Least ink on a page that is not blank. */
    SCAN_PAGE_BLANK("%"),
    /** Angle of the lines. */
    SCAN_PAGE_SKEWED("°"),
    /** Lines that run down the page, turned by a quarter. Pages of text only: tables and frames hide it. */
    SCAN_PAGE_SIDEWAYS("°"),
    /**
     * How much of what sticks out of the middle of the lines does so below: a quarter where letters of Latin writing stand
     * upright, three quarters where they stand on their heads. Told only where the lines of a page agree.
     */
    SCAN_PAGE_UPSIDE_DOWN("%"),
    /** Width of the edges of ink, from dark to light. */
    SCAN_PAGE_BLURRED("mm"),
    /** How deep black reaches in from an edge, on average over that edge. */
    SCAN_BORDER_BLACK("mm"),
    /** Strokes that one edge cuts off. */
    SCAN_EDGE_CLIPPED(""),
    /**
     * Least likeness of two scans of one page; {@code required} is the page before. Forms that differ in few words look
     * alike too: a person must look.
     */
    SCAN_PAGE_REPEATED("%"),
    /** A page without colour, where other pages have at least so much red ink. */
    SCAN_COLOUR_LOST("mm²");

    private final String unit;

    ScanCheck(String unit) {
        this.unit = unit;
    }

    /** The unit of the limit and of what is measured, or empty. */
    public String unit() {
        return unit;
    }

    @Override
    public ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.scan.ScanChecks", locale);
    }
}
