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
import vn.bansao.pades.internal.scan.ImageCoding;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.PdfOrigin;
import vn.bansao.pades.internal.scan.Raster;
import vn.bansao.pades.internal.scan.ScanPageReader;

/**
 * The picture of a page as a file that Tesseract reads, upright: made of the very data that go into the copy, and those
 * themselves where it knows their format.
 */
final class PageFile {
    private static final String CODED = "coded";
    private static final String GREY = "page.pgm";
    private static final long MOST_PIXELS =
            1L << 29; // 512 MiB of disk: A3 at 1200 dpi is half of it, and takes minutes

    private final ScanPageReader reader;
    private final PageScan scan;
    private final ImageHeader header;
    private final Path folder;

    private PageFile(ScanPageReader reader, PageScan scan, Path folder) {
        this.reader = reader;
        this.scan = scan;
        this.header = reader.header();
        this.folder = folder;
    }

    /**
     * Transfers the page into a file.
     *
     * @return the name of the file in the folder
     * @throws PolicyException if there is no such file for a picture of this kind
     */
    static String write(ScanPageReader reader, PageScan scan, Path folder) throws IOException {
        return new PageFile(reader, scan, folder).write();
    }

    private String write() throws IOException {
        ImageCoding coding = header.coding();
        boolean jpeg = coding.isJpeg();
        PdfOrigin origin = header.origin();
        boolean inverted = origin != null && origin.decodes(true);
        boolean asItIs = scan.orientation() == 1 && (jpeg || coding.filter().equals("JPXDecode"));
        if (asItIs && !inverted && (origin == null || origin.decodes(false))) {
            return transfer(jpeg ? "page.jpg" : "page.jp2");
        }
        CodedRows rows = new CodedRows(header, scan.number(), scan.file());
        boolean known = jpeg || rows.supported();
        if (!known || (origin != null && !inverted && !origin.decodes(false)) || pixels() > MOST_PIXELS) {
            throw unsupported("");
        }
        transfer(CODED);
        try {
            turn(rows, jpeg, inverted);
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

    private String transfer(String name) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            reader.transferTo(out::write);
        }
        return name;
    }

    private void turn(CodedRows rows, boolean jpeg, boolean inverted) throws IOException {
        Path coded = folder.resolve(CODED);
        try (GreyFile grey =
                        new GreyFile(folder.resolve(GREY), header.widthPx(), header.heightPx(), scan.orientation());
                InputStream in = new BufferedInputStream(Files.newInputStream(coded))) {
            if (!jpeg) {
                LumaRows luma = new LumaRows(raster());
                rows.decode(in, row -> grey.row(shown(luma.of(row), inverted)));
            } else if (!JpegRows.decode(coded, header, row -> grey.row(shown(row, inverted)))) {
                throw unsupported("");
            }
        }
    }

    private static byte[] shown(byte[] luma, boolean inverted) {
        for (int i = 0; inverted && i < luma.length; i++) {
            luma[i] = (byte) ~luma[i];
        }
        return luma;
    }

    /** With the palette that a PDF has in its colour space. */
    private Raster raster() {
        Raster stated = header.raster();
        PdfOrigin origin = header.origin();
        byte[] palette = origin == null ? null : origin.palette();
        return origin == null || palette == null
                ? stated
                : new Raster(
                        stated.widthPx(),
                        stated.heightPx(),
                        stated.bitsPerComponent(),
                        Colour.INDEXED,
                        rgb(palette, origin.profileComponents()));
    }

    private byte @Nullable [] rgb(byte[] palette, int components) {
        if (components == 3) {
            return palette;
        }
        if (components != 1) {
            throw unsupported(", a palette of inks");
        }
        byte[] rgb = new byte[3 * palette.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = palette[i / 3];
        }
        return rgb;
    }

    private PolicyException unsupported(String more) {
        String filter = header.coding().filter();
        String actual = (filter.isEmpty() ? "no filter" : filter) + ", " + header.colour() + ", "
                + header.bitsPerComponent() + " bits, orientation " + scan.orientation() + more;
        return scan.problem(PadesProblem.TEXT_LAYER_IMAGE_UNSUPPORTED, "actual", actual);
    }
}
