package vn.bansao.pades.internal.scan;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a page's image before its dictionary can be written.
 *
 * @param orientation EXIF's 1 to 8, how the stored image is turned to be upright
 * @param iccProfile a profile that PDF/A-2 permits, with the components of the colour, or null; shared, not to be changed
 * @param encodedLength length of the image stream in bytes, where it is known beforehand
 * @param origin what is kept of the PDF it was taken out of, or null
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and copied into the file at once
public record ImageHeader(
        ImageCoding coding,
        Raster raster,
        Density density,
        int orientation,
        byte @Nullable [] iccProfile,
        OptionalLong encodedLength,
        @Nullable PdfOrigin origin) {

    /** An image that fills its page. */
    ImageHeader(
            ImageCoding coding,
            Raster raster,
            Density density,
            int orientation,
            byte @Nullable [] iccProfile,
            OptionalLong encodedLength) {
        this(coding, raster, density, orientation, iccProfile, encodedLength, null);
    }

    /** How the samples are seen; null where a PDF replaces or mixes them. */
    public @Nullable Shown shown() {
        return origin == null ? new Shown(orientation, false, raster.palette()) : origin.shown();
    }

    /** The same image, coded in this way. */
    ImageHeader coded(ImageCoding other, OptionalLong length) {
        return new ImageHeader(other, raster, density, orientation, iccProfile, length, origin);
    }

    /** Dots per inch across the stored image. */
    public double dpiX() {
        return density.dpiX();
    }

    /** Dots per inch down the stored image. */
    public double dpiY() {
        return density.dpiY();
    }

    /** Width of the stored image in pixels. */
    public int widthPx() {
        return raster.widthPx();
    }

    /** Height of the stored image in pixels. */
    public int heightPx() {
        return raster.heightPx();
    }

    /** 1, 2, 4, 8 or 16; of JPEG 2000 any number up to 38. */
    public int bitsPerComponent() {
        return raster.bitsPerComponent();
    }

    /** The meaning of the samples. */
    public Colour colour() {
        return raster.colour();
    }

    /** RGB triples of {@link Colour#INDEXED}, else null. */
    public byte @Nullable [] palette() {
        return raster.palette();
    }

    /** Whether the image lies on its side, so that the page is as wide as the stored image is high. */
    public boolean sideways() {
        return orientation >= 5;
    }

    /** Width of the upright page in points. */
    public double pageWidthPt() {
        if (origin != null) {
            return origin.placement().widthPt();
        }
        return sideways() ? heightPt() : widthPt();
    }

    /** Height of the upright page in points. */
    public double pageHeightPt() {
        if (origin != null) {
            return origin.placement().heightPt();
        }
        return sideways() ? widthPt() : heightPt();
    }

    private double widthPt() {
        return widthPx() * 72.0 / dpiX();
    }

    private double heightPt() {
        return heightPx() * 72.0 / dpiY();
    }

    /**
     * The operands of {@code cm} that put the image upright on a page of {@link #pageWidthPt()} by {@link #pageHeightPt()}
     * whose lower left corner is the origin (ISO 32000-1, 8.9.5.1: the image fills the unit square).
     */
    public double[] uprightMatrix() {
        if (origin != null) {
            return origin.placement().matrix();
        }
        return Turn.of(orientation).then(page()).numbers();
    }

    /** EXIF's 1 to 8, how the stored image is turned on its page; of an image that lies slantwise, what comes nearest. */
    public int shownOrientation() {
        return origin == null ? orientation : origin.placement().orientation();
    }

    /** The operands of {@code cm} that put the image on its page when it was turned by {@link #shownOrientation()}. */
    public double[] shownMatrix() {
        Matrix stored = origin == null ? Turn.of(orientation).then(page()) : Matrix.of(uprightMatrix());
        return Turn.undone(shownOrientation()).then(stored).numbers();
    }

    /** From the unit square to the page. */
    private Matrix page() {
        return new Matrix(pageWidthPt(), 0, 0, pageHeightPt(), 0, 0);
    }
}
