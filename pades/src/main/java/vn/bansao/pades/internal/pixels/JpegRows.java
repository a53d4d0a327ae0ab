package vn.bansao.pades.internal.pixels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.SampleRowSink;

/** The luma of a JPEG at full size. It takes the memory of the coded file and a byte a pixel; a progressive one more. */
public final class JpegRows {
    private static final long MAX_PIXELS = 1L << 26; // A3 at 590 dpi
    private static final long MAX_CODED_BYTES = 1L << 26; // 64 MiB

    private JpegRows() {}

    /** Whether JPEGs of this size and colour are decoded here, as far as their header tells. */
    public static boolean fits(ImageHeader header) {
        return (long) header.widthPx() * header.heightPx() <= MAX_PIXELS && header.colour() != Colour.CMYK;
    }

    /**
     * Hands on all rows, a byte a pixel.
     *
     * @param coded the image stream
     * @return false, with nothing handed on, if JPEGs of this kind or size are not decoded here
     * @throws DamagedPixelsException if the samples can't be decoded to the end
     */
    public static boolean decode(Path coded, ImageHeader header, SampleRowSink rows) throws IOException {
        if (!fits(header) || Files.size(coded) > MAX_CODED_BYTES) {
            return false;
        }
        byte[] data = Files.readAllBytes(coded);
        if (JpegDecoder.supports(data, 0, data.length)) {
            return sequential(data, header, rows);
        }
        if (!ImageIoPicture.fits(header)) {
            return false;
        }
        ImageIoPicture.lumaTo(data, header, rows);
        return true;
    }

    private static boolean sequential(byte[] data, ImageHeader header, SampleRowSink rows) throws IOException {
        JpegDecoder decoder = new JpegDecoder(data, 0, data.length, 8);
        JpegComponent first = decoder.decode().get(0);
        if (first.horizontal != decoder.maxHorizontal() || first.vertical != decoder.maxVertical()) {
            return false; // colour finer than luma: nobody's camera
        }
        byte[] row = new byte[header.widthPx()];
        if (first.plane().length < (header.heightPx() - 1) * first.stride() + row.length) {
            throw new DamagedPixelsException("JPEG: of another size than its header says");
        }
        for (int y = 0; y < header.heightPx(); y++) {
            System.arraycopy(first.plane(), y * first.stride(), row, 0, row.length);
            rows.row(row);
        }
        return true;
    }
}
