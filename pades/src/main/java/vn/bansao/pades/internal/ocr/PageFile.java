package vn.bansao.pades.internal.ocr;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.pixels.DamagedPixelsException;
import vn.bansao.pades.internal.pixels.JpegRows;
import vn.bansao.pades.internal.pixels.LumaRows;
import vn.bansao.pades.internal.scan.CodedRows;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.Raster;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.Shown;

/**
 * The picture of a page as a file that Tesseract reads, upright: made of the very data that go into the copy, and those
 * themselves where it knows their format.
 */
final class PageFile {
    private static final String CODED = "coded";
    private static final String GREY = "page.pgm";
    private static final long MOST_PIXELS =
            1L << 29; // 512 MiB of disk: A3 at 1200 dpi is half of it, and takes minutes

    private final PageScan scan;
    private final ImageHeader header;
    private final @Nullable Shown shown;
    private final boolean jpeg;

    private PageFile(PageScan scan) {
        this.scan = scan;
        this.header = scan.header();
        this.shown = header.shown();
        this.jpeg = header.coding().isJpeg();
    }

    /**
     * Demands that a picture of this kind can be had, as far as its header tells.
     *
     * @throws PolicyException if not
     */
    static void requireKnown(PageScan scan) {
        new PageFile(scan).requireKnown();
    }

    /**
     * Transfers the page into a file.
     *
     * @return the name of the file in the folder
     * @throws PolicyException if there is no such file for a picture of this kind
     */
    static String write(ScanPageReader reader, PageScan scan, Path folder) throws IOException {
        return new PageFile(scan).writeTo(folder, reader);
    }

    /** Whether Tesseract reads the coded data. */
    private boolean asItIs() {
        boolean known = jpeg || header.coding().filter().equals("JPXDecode");
        return known && scan.orientation() == 1 && shown != null && !shown.inverted() && shown.palette() == null;
    }

    private CodedRows rows() {
        return new CodedRows(header, scan.number(), scan.file());
    }

    private Shown requireKnown() {
        boolean decoded = jpeg ? JpegRows.fits(header) : rows().supported() && pixels() <= MOST_PIXELS;
        if (shown == null || (!asItIs() && (!decoded || (jpeg && shown.palette() != null)))) {
            throw unsupported("");
        }
        return shown;
    }

    private String writeTo(Path folder, ScanPageReader reader) throws IOException {
        Shown seen = requireKnown();
        if (asItIs()) {
            return transfer(reader, folder, jpeg ? "page.jpg" : "page.jp2");
        }
        transfer(reader, folder, CODED);
        try {
            turn(folder, seen);
        } catch (MalformedDocumentException | DamagedPixelsException | ZipException | EOFException e) {
            throw unsupported(
                    ", damaged"); // Certified all the same, as viewers show it: its codes are not looked into.
        }
        Files.delete(folder.resolve(CODED));
        return GREY;
    }

    private long pixels() {
        return (long) header.widthPx() * header.heightPx();
    }

    private static String transfer(ScanPageReader reader, Path folder, String name) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            reader.transferTo(out::write);
        }
        return name;
    }

    /** Of what {@link JpegRows} hands on. */
    private Raster lumaRaster() {
        return new Raster(header.widthPx(), header.heightPx(), Byte.SIZE, Colour.GRAY, null);
    }

    private void turn(Path folder, Shown seen) throws IOException {
        Path coded = folder.resolve(CODED);
        try (GreyFile grey =
                        new GreyFile(folder.resolve(GREY), header.widthPx(), header.heightPx(), scan.orientation());
                InputStream in = new BufferedInputStream(Files.newInputStream(coded))) {
            LumaRows luma = new LumaRows(jpeg ? lumaRaster() : header.raster(), seen);
            if (!jpeg) {
                rows().decode(in, row -> grey.row(luma.of(row)));
            } else if (!JpegRows.decode(coded, header, row -> grey.row(luma.of(row)))) {
                throw unsupported(", large");
            }
        }
    }

    private PolicyException unsupported(String more) {
        String filter = header.coding().filter();
        String actual = (filter.isEmpty() ? "no filter" : filter) + ", " + header.colour() + ", "
                + header.bitsPerComponent() + " bits, orientation " + scan.orientation() + more;
        return scan.problem(PadesProblem.TEXT_LAYER_IMAGE_UNSUPPORTED, "actual", actual);
    }
}
