package vn.bansao.pades.internal.pixels;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.FormImage;
import vn.bansao.pades.internal.scan.FormPage;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.ScanPageReader;

/**
 * Pictures of pages, made from the image streams as they go into a copy, or from the samples behind them. One picture takes
 * at most about 100 MB while it is made, whatever the page's size: 64 of the coded file, and less than 16 of the picture and
 * its colours, or for a progressive JPEG its samples.
 */
public final class PagePictures {
    private static final int MAX_CODED_BYTES = 1 << 26; // 64 MiB of one JPEG
    private static final long MAX_PIXELS = 1L << 27; // A3 at 800 dpi, some two seconds; more is nobody's page of text

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
        boolean jpeg = header.coding().isJpeg() && page.form() == null;
        if (large || (!jpeg && !header.showsSamplesAsStored())) {
            return whole(page);
        }
        PagePicture picture = jpeg ? jpeg(page, header) : rows(page, header);
        return picture == null || !header.showsSamplesAsStored() ? null : picture.turned(header.orientation());
    }

    private static @Nullable PagePicture jpeg(ScanPageReader page, ImageHeader header) throws IOException {
        if (header.encodedLength().orElse(Long.MAX_VALUE) > MAX_CODED_BYTES) {
            return whole(page);
        }
        Whole whole = new Whole((int) header.encodedLength().getAsLong());
        page.transferTo(whole::write);
        int shift = PictureScale.shift(header);
        if (JpegDecoder.supports(whole.bytes, 0, whole.length)) {
            return JpegPicture.of(whole.bytes, 0, whole.length, header, shift);
        }
        return ImageIoPicture.fits(header) ? ImageIoPicture.of(whole.bytes, 0, whole.length, header, shift) : null;
    }

    private static @Nullable PagePicture rows(ScanPageReader page, ImageHeader header) throws IOException {
        // Inks without their profile tell no colour.
        if (header.coding().isFilteredRows(header.raster()) && header.raster().colour() != Colour.CMYK) {
            SampleRows samples = new SampleRows(header, PictureScale.shift(header));
            if (page.rowsTo(samples::row)) {
                return samples.picture();
            }
        }
        return whole(page);
    }

    /** No picture, but a page whose code is whole. */
    private static @Nullable PagePicture whole(ScanPageReader page) throws IOException {
        FormPage form = page.form();
        for (FormImage image : form == null ? List.<FormImage>of() : form.allImages()) {
            image.open().transferTo((bytes, from, length) -> {});
        }
        String damage = page.damage();
        if (damage != null) {
            throw new DamagedPixelsException(damage);
        }
        return null;
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
