package vn.bansao.pades.internal.pixels;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.DamagedCodeException;
import vn.bansao.pades.internal.scan.FormImage;
import vn.bansao.pades.internal.scan.FormPage;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.Shown;

/**
 * Pictures of pages, made from the image streams as they go into a copy, or from the samples behind them. One picture takes
 * at most about 100 MB while it is made, whatever the page's size: 64 of the coded file, and less than 16 of the picture and
 * its colours, or for a progressive JPEG its samples.
 */
public final class PagePictures {
    private static final int MAX_CODED_BYTES = 1 << 26; // 64 MiB of one JPEG
    private static final long MAX_PIXELS = 1L << 27; // A3 at 800 dpi, some two seconds; more is nobody's page of text

    /** What is decoded here, in neither language. */
    public static final String DECODED = "JPEG, PNG, TIFF, fax, Flate, LZW, <= " + MAX_PIXELS + " px";

    private PagePictures() {}

    /**
     * Reads the page to its end, and makes its picture.
     *
     * @return null if the page's kind or size is not decoded here
     * @throws DamagedPixelsException if the samples can't be decoded to the end
     * @throws vn.bansao.MalformedDocumentException if the file is damaged
     */
    public static @Nullable PagePicture of(ScanPageReader page) throws IOException {
        ImageHeader header = page.header();
        boolean large = (long) header.widthPx() * header.heightPx() > MAX_PIXELS;
        Shown shown = straight(header.shown());
        boolean jpeg = header.coding().isJpeg() && page.form() == null;
        if (large || (!jpeg && shown == null)) {
            return whole(page);
        }
        PagePicture picture = jpeg ? jpeg(page, header, shown) : rows(page, header, shown);
        return picture == null || shown == null ? null : picture.turned(shown.orientation());
    }

    private static @Nullable Shown straight(@Nullable Shown shown) {
        return shown == null || shown.orientation() == Shown.ASKEW ? null : shown;
    }

    /** Decoded also where nobody can tell what is seen of it: damage shows all the same. */
    private static @Nullable PagePicture jpeg(ScanPageReader page, ImageHeader header, @Nullable Shown shown)
            throws IOException {
        if (header.encodedLength().orElse(Long.MAX_VALUE) > MAX_CODED_BYTES) {
            return whole(page);
        }
        Whole whole = new Whole((int) header.encodedLength().getAsLong());
        page.transferTo(whole::write);
        PagePicture picture = jpeg(whole, header, PictureScale.shift(header));
        if (picture == null || shown == null || shown.palette() != null || invertsColours(header, shown)) {
            return null;
        }
        return shown.inverted() ? picture.inverted() : picture;
    }

    private static @Nullable PagePicture jpeg(Whole whole, ImageHeader header, int shift) throws IOException {
        if (JpegDecoder.supports(whole.bytes, 0, whole.length)) {
            return JpegPicture.of(whole.bytes, 0, whole.length, header, shift);
        }
        return ImageIoPicture.fits(header) ? ImageIoPicture.of(whole.bytes, 0, whole.length, header, shift) : null;
    }

    private static boolean invertsColours(ImageHeader header, Shown shown) {
        return shown.inverted() && header.colour() != Colour.GRAY && header.colour() != Colour.INDEXED;
    }

    private static @Nullable PagePicture rows(ScanPageReader page, ImageHeader header, @Nullable Shown shown)
            throws IOException {
        // Inks without their profile tell no colour.
        if (shown != null && header.colour() != Colour.CMYK && !invertsColours(header, shown)) {
            SampleRows samples = new SampleRows(header, shown, PictureScale.shift(header));
            if (rowsTo(page, samples)) {
                return samples.picture();
            }
        }
        return whole(page);
    }

    /** No picture, but a page whose code is whole. */
    private static @Nullable PagePicture whole(ScanPageReader page) throws IOException {
        FormPage form = page.form();
        for (FormImage image : form == null ? List.<FormImage>of() : form.allImages()) {
            require(image.open().damage());
        }
        require(page.damage());
        return null;
    }

    private static void require(@Nullable String damage) throws DamagedPixelsException {
        if (damage != null) {
            throw new DamagedPixelsException(damage);
        }
    }

    /** A fax that goes into the copy undecoded can be certified though it is damaged: it is the pixels that are. */
    private static boolean rowsTo(ScanPageReader page, SampleRows samples) throws IOException {
        try {
            return page.rowsTo(samples::row);
        } catch (DamagedCodeException e) {
            throw new DamagedPixelsException(e.what());
        }
    }

    /** A copy of the image stream: the giver's array is not ours to keep. */
    private static final class Whole {
        private byte[] bytes;
        private int length;

        Whole(int expected) {
            this.bytes = new byte[expected];
        }

        void write(byte[] piece, int at, int count) {
            if (bytes.length < length + count) {
                bytes = Arrays.copyOf(bytes, length + count);
            }
            System.arraycopy(piece, at, bytes, length, count);
            length += count;
        }
    }
}
