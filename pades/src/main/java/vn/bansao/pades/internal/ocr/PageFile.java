package vn.bansao.pades.internal.ocr;

import static vn.bansao.pades.internal.ocr.TiffContainer.BLACK_IS_ZERO;
import static vn.bansao.pades.internal.ocr.TiffContainer.WHITE_IS_ZERO;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.pixels.PredictedRows;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageCoding;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.ScanPageReader;

/**
 * The picture of a page as a file that Tesseract reads: the coded data that go into the copy, in a container that also says how
 * they are turned.
 */
final class PageFile {
    private static final String NAME = "page";
    private static final int TURNED_LEFT = 8;
    private static final long MOST_PLAIN_BYTES = 1L << 30; // 1 GiB: A3 at 1200 dpi is more, and takes minutes

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
     * @throws vn.bansao.PolicyException if there is no such file for a picture of this kind
     */
    static String write(ScanPageReader reader, PageScan scan, Path folder) throws IOException {
        return new PageFile(reader, scan, folder).write();
    }

    private String write() throws IOException {
        ImageCoding coding = header.coding();
        boolean upright = header.orientation() == 1;
        if (header.orientation() == TURNED_LEFT) {
            throw unsupported(); // Leptonica 1.82, which reads for Tesseract, turns these TIFFs upside down.
        }
        if (coding.isJpeg()) {
            return upright ? asItIs(".jpg") : turnedJpeg();
        }
        if (coding.isJpeg2000() && upright) {
            return asItIs(".jp2");
        }
        if (coding.isFilteredRows(header.raster())) {
            return rows(upright);
        }
        if (coding.filter().equals("CCITTFaxDecode")) {
            return fax(coding.parameters());
        }
        throw unsupported();
    }

    private String asItIs(String ending) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME + ending)))) {
            reader.transferTo(out::write);
        }
        return NAME + ending;
    }

    private String turnedJpeg() throws IOException {
        int photometric = switch (header.colour()) {
            case GRAY -> BLACK_IS_ZERO;
            case CMYK -> TiffContainer.INKS;
            default -> header.coding().isPlainRgbJpeg() ? TiffContainer.RGB : TiffContainer.YCBCR;
        };
        return tiff(TiffContainer.JPEG, photometric, false);
    }

    private String fax(String parameters) throws IOException {
        boolean group4 = parameters.contains("/K -1");
        if (!group4 && !parameters.contains("/EndOfLine true")) {
            throw unsupported(); // Readers of TIFF look for the ends of lines.
        }
        return tiff(
                group4 ? TiffContainer.GROUP_4 : TiffContainer.GROUP_3,
                parameters.contains("/BlackIs1 true") ? BLACK_IS_ZERO : WHITE_IS_ZERO,
                parameters.contains("/K 1"));
    }

    private String tiff(int compression, int photometric, boolean twoDimensional) throws IOException {
        new TiffContainer(header, compression, photometric)
                .write(folder.resolve(NAME + ".tif"), twoDimensional, out -> reader.transferTo(out::write));
        return NAME + ".tif";
    }

    private String rows(boolean upright) throws IOException {
        if (upright && header.colour() != Colour.CMYK) {
            try (PngContainer png = new PngContainer(folder.resolve(NAME + ".png"), header)) {
                reader.transferTo(png::data);
            }
            return NAME + ".png";
        }
        boolean plain = header.colour() == Colour.GRAY || header.colour() == Colour.RGB;
        long mostBytes =
                (long) header.widthPx() * header.heightPx() * header.colour().samplesPerPixel();
        if (!plain || header.bitsPerComponent() > 8 || mostBytes > MOST_PLAIN_BYTES) {
            throw unsupported();
        }
        int photometric = header.colour() == Colour.GRAY ? BLACK_IS_ZERO : TiffContainer.RGB;
        new TiffContainer(header, TiffContainer.UNCOMPRESSED, photometric)
                .write(folder.resolve(NAME + ".tif"), false, this::plainRows);
        return NAME + ".tif";
    }

    private void plainRows(OutputStream out) throws IOException {
        try (PredictedRows rows = new PredictedRows(header.raster(), row -> write(out, row))) {
            reader.transferTo(rows::write);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(OutputStream out, byte[] row) {
        try {
            out.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException unsupported() {
        String actual = header.coding().filter() + ", " + header.colour() + ", " + header.bitsPerComponent()
                + " bits, orientation " + header.orientation();
        return scan.problem(PadesProblem.TEXT_LAYER_IMAGE_UNSUPPORTED, "actual", actual);
    }
}
