package vn.bansao.pades.internal.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/** The rows of strips or tiles as PDF wants their samples: most significant byte first, 0 black, no differences. */
final class TiffDecompressor implements TiffPixels {
    private final TiffImage image;
    private final ScanBytes bytes;
    private final int samples;
    private final byte[] block;
    private final boolean reversed;
    private final boolean differenced;
    private final boolean swapped;
    private final Inflater inflater = new Inflater();
    private final @Nullable FaxDecoder fax;
    private InputStream in = InputStream.nullInputStream();

    /**
     * {@code samples}: those of a pixel in a row.
     *
     * @param block what segments are read through
     */
    TiffDecompressor(TiffImage image, ScanBytes bytes, int samples, byte[] block) throws IOException {
        this.image = image;
        this.bytes = bytes;
        this.samples = samples;
        this.block = block;
        this.reversed = image.reversed();
        this.differenced = image.differenced();
        this.swapped = image.raster().bitsPerComponent() == 16 && bytes.littleEndian();
        this.fax = image.compression().fax() == null
                ? null
                : new FaxDecoder(image.segments().width(), image.fax(), bytes);
    }

    @Override
    public void begin(int segment) throws IOException {
        TiffSegment coded = image.segments().open(segment, reversed, block);
        if (fax != null) {
            fax.begin(coded);
            return;
        }
        in = switch (image.compression()) {
            case LZW -> lzw(segment, coded);
            case DEFLATE, OLD_DEFLATE -> {
                inflater.reset();
                yield new InflaterInputStream(coded, inflater, 1 << 13); // 8 KiB
            }
            case PACK_BITS -> RunLengthStream.packBits(coded);
            default -> coded;
        };
    }

    /** Files of before 1990 have the least significant bit first; they begin with a clear code that shows it. */
    private InputStream lzw(int segment, TiffSegment coded) throws IOException {
        TiffSegments segments = image.segments();
        if (segments.length(segment) >= 2) {
            long at = segments.offset(segment);
            if (!reversed && bytes.u8(at) == 0 && (bytes.u8(at + 1) & 1) != 0) {
                throw image.unsupported("LZW", "least significant bit first", "most significant bit first");
            }
        }
        return new LzwStream(coded, bytes);
    }

    @Override
    public void row(byte[] row) throws IOException {
        if (fax != null) {
            fax.next().paint(row);
        } else {
            read(row);
        }
        if (swapped) {
            swap(row);
        }
        if (differenced) {
            sum(row);
        }
        if (image.whiteIsZero()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) ~row[i];
            }
        }
    }

    private void read(byte[] row) throws IOException {
        try {
            if (in.readNBytes(row, 0, row.length) != row.length) {
                throw wrong("fewer rows than the directory says");
            }
        } catch (EOFException e) {
            throw wrong("cut off");
        } catch (ZipException e) {
            throw wrong("not a zlib stream, or damaged");
        }
    }

    private static void swap(byte[] row) {
        for (int i = 0; i + 1 < row.length; i += 2) {
            byte low = row[i];
            row[i] = row[i + 1];
            row[i + 1] = low;
        }
    }

    /** TIFF 6.0, section 14. */
    private void sum(byte[] row) {
        if (image.raster().bitsPerComponent() == 8) {
            for (int i = samples; i < row.length; i++) {
                row[i] += row[i - samples];
            }
            return;
        }
        for (int i = 2 * samples; i + 1 < row.length; i += 2) {
            int left = i - 2 * samples;
            int value =
                    ((row[i] & 0xFF) << 8 | (row[i + 1] & 0xFF)) + ((row[left] & 0xFF) << 8 | (row[left + 1] & 0xFF));
            row[i] = (byte) (value >> 8);
            row[i + 1] = (byte) value;
        }
    }

    private RuntimeException wrong(String what) {
        return bytes.malformed(PadesProblem.SCAN_TIFF_DATA_WRONG, "what", what);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
