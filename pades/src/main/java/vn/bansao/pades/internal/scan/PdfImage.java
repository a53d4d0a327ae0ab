package vn.bansao.pades.internal.scan;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** An image stream that goes into the copy as it stands in a PDF; decoded beside, as far as that tells whether it is whole. */
record PdfImage(
        ImageHeader header,
        ScanBytes bytes,
        PdfValue.Stream stream,
        PdfFilters filters,
        @Nullable SampleCount samples) implements PageImage {
    private static final int BLOCK_BYTES = 1 << 14; // 16 KiB
    private static final long MOST_CODE_BYTES = 1 << 26; // 64 MiB

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        TiffSegment raw = new TiffSegment(bytes, stream.offset(), stream.length(), false);
        bytes.see(stream.offset());
        if (filters.outer() > 0 || samples != null) {
            try (InputStream check = decoded(new Passing(raw, out), filters, filters.outer(), bytes)) {
                drain(check, samples, bytes, (block, from, count) -> {});
            }
        }
        raw.transferTo(out);
        bytes.requireUnchanged();
        return stream.length();
    }

    @Override
    public @Nullable String damage() throws IOException {
        transferTo((block, from, count) -> {});
        return PdfCode.damage(header, bytes, stream, filters);
    }

    static InputStream decoded(InputStream raw, PdfFilters filters, int count, ScanBytes bytes) {
        return damageTold(filters.decoded(raw, count, bytes), bytes);
    }

    /** Reads to the end, within bounds. */
    static void drain(InputStream in, @Nullable SampleCount samples, ScanBytes bytes, ImageBodySink out)
            throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long most = Math.max(MOST_CODE_BYTES, 2 * bytes.sizeBytes()); // what codes an image hardly shrinks once more
        long length = 0;
        for (int count = in.read(block); count > 0; count = in.read(block)) {
            if (samples != null) {
                samples.passed(block, count);
            }
            length += count;
            if (samples == null && length > most) {
                throw bytes.malformed(
                        PadesProblem.SCAN_PDF_OVER_LIMIT, "actual", length + " bytes", "limit", most + " bytes");
            }
            out.write(block, 0, count);
        }
        if (samples != null) {
            samples.end();
        }
    }

    /** Damage shows itself as one typed error. */
    static InputStream damageTold(InputStream in, ScanBytes bytes) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                try {
                    return super.read(target, from, length);
                } catch (ZipException | EOFException e) {
                    throw bytes.malformed(PadesProblem.SCAN_PDF_DATA_WRONG, "what", String.valueOf(e.getMessage()));
                }
            }
        };
    }

    /** Hands on what is read. */
    private static final class Passing extends InputStream {
        private final InputStream in;
        private final ImageBodySink out;
        private final byte[] one = new byte[1];

        Passing(InputStream in, ImageBodySink out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = in.read(target, from, length);
            if (count > 0) {
                out.write(target, from, count);
            }
            return count;
        }
    }
}
