package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** Pixels put together from planes of one sample each (PlanarConfiguration 2), which are read side by side. */
final class TiffPlanes implements TiffPixels {
    private static final int BLOCK_BYTES = 1 << 15; // 32 KiB, one for each plane

    private final TiffDecompressor[] planes;
    private final int perPlane;
    private final int sampleBytes;
    private byte[] samples = {};

    TiffPlanes(TiffImage image, ScanBytes bytes, int planes) throws IOException {
        this.perPlane = image.segments().perPlane();
        this.sampleBytes = image.stored().bitsPerComponent() / 8; // several samples have 8 or 16 bits
        this.planes = new TiffDecompressor[planes];
        for (int i = 0; i < planes; i++) {
            this.planes[i] = new TiffDecompressor(image, bytes, 1, new byte[BLOCK_BYTES]);
        }
    }

    @Override
    public void begin(int segment) throws IOException {
        for (int i = 0; i < planes.length; i++) {
            planes[i].begin(i * perPlane + segment);
        }
    }

    @Override
    public void row(byte[] row) throws IOException {
        if (samples.length * planes.length != row.length) {
            samples = new byte[row.length / planes.length];
        }
        for (int i = 0; i < planes.length; i++) {
            planes[i].row(samples);
            for (int octet = 0; octet < sampleBytes; octet++) {
                int to = i * sampleBytes + octet;
                for (int from = octet; from < samples.length; from += sampleBytes) {
                    row[to] = samples[from];
                    to += planes.length * sampleBytes;
                }
            }
        }
    }

    @Override
    public void close() {
        for (TiffDecompressor plane : planes) {
            plane.close();
        }
    }
}
