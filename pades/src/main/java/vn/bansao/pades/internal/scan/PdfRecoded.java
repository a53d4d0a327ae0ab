package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;

/** An image stream out of a PDF whose LZW is undone: what comes out has its other filters left, or is deflated. */
record PdfRecoded(
        ImageHeader header,
        ScanBytes bytes,
        PdfValue.Stream stream,
        PdfFilters filters,
        @Nullable SampleCount samples) implements PageImage {
    private static final int BUFFER_BYTES = 1 << 14; // 16 KiB

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        int undone = filters.undone();
        bytes.see(stream.offset());
        Counted counted = new Counted(out);
        TiffSegment raw = new TiffSegment(bytes, stream.offset(), stream.length(), false);
        try (InputStream in = PdfImage.decoded(raw, filters, undone, bytes)) {
            if (undone < filters.names().size()) {
                // What is left is not decoded, so that its samples are not counted.
                PdfImage.drain(in, null, bytes, counted::write);
            } else {
                deflate(in, counted);
            }
        }
        bytes.requireUnchanged();
        return counted.length;
    }

    @Override
    public @Nullable String damage() throws IOException {
        transferTo((block, from, count) -> {});
        return PdfCode.damage(header, bytes, stream, filters);
    }

    private void deflate(InputStream in, OutputStream counted) throws IOException {
        Deflater deflater = new Deflater();
        try (OutputStream deflated = new DeflaterOutputStream(counted, deflater, BUFFER_BYTES)) {
            PdfImage.drain(in, samples, bytes, deflated::write);
        } finally {
            deflater.end();
        }
    }

    private static final class Counted extends OutputStream {
        private final ImageBodySink out;
        private long length;

        Counted(ImageBodySink out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] block, int from, int count) throws IOException {
            out.write(block, from, count);
            length += count;
        }
    }
}
