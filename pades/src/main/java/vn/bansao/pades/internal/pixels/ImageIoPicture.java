package vn.bansao.pades.internal.pixels;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.SampleRowSink;

/** The picture of a progressive JPEG: its scans must be put together at full size, which the platform's decoder does. */
final class ImageIoPicture {
    private static final int MAX_SAMPLES = 1 << 25; // 32 MiB, and as much again, twice, inside the decoder
    private static final int MAX_SCANS = 24; // 10 are usual, 18 for inks; each is a walk over the image

    private ImageIoPicture() {}

    static boolean fits(ImageHeader header) {
        return (long) header.widthPx() * header.heightPx() * header.colour().components() <= MAX_SAMPLES;
    }

    static PagePicture of(byte[] data, int from, int length, ImageHeader header, int shift) throws IOException {
        return decoded(data, from, length, samples -> shrunk(samples, header, shift));
    }

    /** What is made of the samples as they are coded. */
    @FunctionalInterface
    private interface Use<T> {
        T of(Raster samples) throws IOException;
    }

    private static <T> T decoded(byte[] data, int from, int length, Use<T> use) throws IOException {
        if (JpegScans.count(data, from, length) > MAX_SCANS) {
            throw new DamagedPixelsException("JPEG: too many scans");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new DamagedPixelsException("JPEG: this platform has no decoder");
        }
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(data, from, length))) {
            reader.setInput(in, true, true);
            return use.of(reader.readRaster(0, null));
        } catch (IIOException | RuntimeException e) {
            throw new DamagedPixelsException("JPEG: not decoded to its end");
        } finally {
            reader.dispose();
        }
    }

    /** Hands on the rows of the first component, at full size. */
    static void lumaTo(byte[] data, ImageHeader header, SampleRowSink rows) throws IOException {
        decoded(data, 0, data.length, samples -> {
            if (samples.getWidth() != header.widthPx() || samples.getHeight() != header.heightPx()) {
                throw new DamagedPixelsException("JPEG: of another size than its header says");
            }
            byte[] luma = new byte[samples.getWidth()];
            int[] row = new int[luma.length];
            for (int y = 0; y < samples.getHeight(); y++) {
                samples.getSamples(0, y, luma.length, 1, 0, row);
                for (int x = 0; x < luma.length; x++) {
                    luma[x] = (byte) row[x];
                }
                rows.row(luma);
            }
            return samples;
        });
    }

    private static PagePicture shrunk(Raster samples, ImageHeader header, int shift) {
        int width = samples.getWidth();
        int height = samples.getHeight();
        int bands = samples.getNumBands();
        Shrinking grey = new Shrinking(width, height, shift);
        int cellsAcross = width >> 4;
        byte[][] cells = new byte[3][cellsAcross * (height >> 4)];
        byte[] luma = new byte[width];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            samples.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                luma[x] = (byte) row[x * bands];
            }
            grey.row(luma, 0);
            if (bands == 3 && (y & 15) == 8) {
                for (int i = 0; i < 3 * cellsAcross; i++) {
                    cells[i % 3][(y >> 4) * cellsAcross + i / 3] = mean(row, i / 3, i % 3);
                }
            }
        }
        int red =
                bands == 3 && !header.coding().isPlainRgbJpeg() ? RedInk.cells(cells[1], cells[2], cells[1].length) : 0;
        double size = 1L << shift;
        return new PagePicture(
                grey.outWidth(),
                grey.outHeight(),
                grey.pixels(),
                header.dpiX() / size,
                header.dpiY() / size,
                red * 256 * (25.4 / header.dpiX()) * (25.4 / header.dpiY()));
    }

    private static byte mean(int[] row, int cell, int band) {
        int sum = 0;
        for (int x = cell << 4; x < (cell + 1) << 4; x++) {
            sum += row[3 * x + band];
        }
        return (byte) (sum >> 4);
    }
}
