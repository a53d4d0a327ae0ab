package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** The rows of an image's strips or tiles as PDF wants their samples. Not thread-safe. */
interface TiffPixels extends AutoCloseable {

    /** Goes to the start of a segment of the first plane, and of those at the same place in the others. */
    void begin(int segment) throws IOException;

    /** Reads a row of the segment that fills the array. */
    void row(byte[] row) throws IOException;

    @Override
    void close();

    /** Those of an image. */
    static TiffPixels of(TiffImage image, ScanBytes bytes) throws IOException {
        int planes = image.segments().count() / image.segments().perPlane();
        return planes == 1
                ? new TiffDecompressor(image, bytes, image.stored().samplesPerPixel(), bytes.block())
                : new TiffPlanes(image, bytes, planes);
    }
}
