package vn.bansao.pades.internal.scan;

import java.io.IOException;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The strips or tiles of an image, in order: a strip is as wide as the image. Those of further planes follow those of the first.
 * Offsets and lengths stay in the file.
 *
 * @param width pixels of a segment across
 * @param height rows of a segment; the last strip may have fewer, a tile never has
 * @param across segments side by side
 * @param perPlane the segments of a plane
 * @param count all of them
 */
record TiffSegments(
        ScanBytes bytes,
        TiffDirectory.Numbers offsets,
        TiffDirectory.Numbers lengths,
        boolean tiled,
        int width,
        int height,
        int across,
        int perPlane,
        int count) {
    private static final int STRIP_OFFSETS = 273;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final long MOST_PIXELS_ASIDE = 1 << 16;
    private static final long MOST_SEGMENTS = 1 << 16; // a strip for each row

    /** {@code planes}: 1, or as many as a pixel has samples, if each sample has a plane of its own. */
    static TiffSegments of(TiffDirectory directory, ScanBytes bytes, Raster raster, int planes) throws IOException {
        boolean tiled = directory.has(TILE_WIDTH);
        long width = tiled ? directory.number(TILE_WIDTH, 0) : raster.widthPx();
        long height = tiled
                ? directory.number(TILE_LENGTH, 0)
                : Math.min(directory.number(ROWS_PER_STRIP, raster.heightPx()), raster.heightPx());
        if (width < 1 || height < 1 || width > MOST_PIXELS_ASIDE || height > MOST_PIXELS_ASIDE) {
            throw TiffFile.malformed(bytes, bytes.offset(), "segments of " + width + " x " + height + " px");
        }
        long across = (raster.widthPx() + width - 1) / width;
        long perPlane = across * ((raster.heightPx() + height - 1) / height);
        if (perPlane > MOST_SEGMENTS) {
            throw bytes.malformed(
                    PadesProblem.SCAN_IMAGE_TOO_LARGE, "actual", perPlane + " strips or tiles", "limit", MOST_SEGMENTS);
        }
        long count = planes * perPlane;
        TiffDirectory.Numbers offsets = directory.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        TiffDirectory.Numbers lengths = directory.numbers(tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS);
        if (offsets.count() < count || lengths.count() < count) {
            throw TiffFile.malformed(
                    bytes,
                    bytes.offset(),
                    offsets.count() + " offsets and " + lengths.count() + " lengths of " + count + " segments");
        }
        return new TiffSegments(
                bytes, offsets, lengths, tiled, (int) width, (int) height, (int) across, (int) perPlane, (int) count);
    }

    long offset(int index) throws IOException {
        return offsets.get(index);
    }

    /** The bytes of a segment, which lies in the file. */
    long length(int index) throws IOException {
        long length = lengths.get(index);
        bytes.requireInside(offset(index), length);
        return length;
    }

    /** A segment, read through the block that the segments of a file share. */
    TiffSegment open(int index, boolean reversed) throws IOException {
        return new TiffSegment(bytes, offset(index), lengths.get(index), reversed);
    }

    /** A segment, read through a block of its own. */
    TiffSegment open(int index, boolean reversed, byte[] block) throws IOException {
        return new TiffSegment(bytes, offset(index), lengths.get(index), reversed, block);
    }

    /** A part of a segment. */
    TiffSegment open(int index, boolean reversed, long from, long length) throws IOException {
        return new TiffSegment(bytes, offset(index) + from, length, reversed);
    }

    /** The bytes of all; segments that overlap are refused, since a small file could become much work, or a large copy. */
    long totalLength() throws IOException {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += length(i);
            if (total > bytes.sizeBytes()) {
                throw TiffFile.malformed(bytes, lengths.at(), "segments that overlap");
            }
        }
        return total;
    }

    /** The rows of the image in a strip. */
    int rows(int strip, Raster raster) {
        return Math.min(height, raster.heightPx() - strip * height);
    }
}
