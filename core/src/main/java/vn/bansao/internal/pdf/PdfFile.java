package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import vn.bansao.DocumentSource;

/**
 * A PDF, read strictly: no repair, no guessing (ISO 32000-2, 7.5). What can't be read so is refused with a
 * {@link vn.bansao.MalformedDocumentException} of the code {@code PDF_MALFORMED}, {@code PDF_ENCRYPTED} or
 * {@code PDF_OVER_LIMIT}, at the latest when the offending object is asked for. The file is never held whole; the source
 * must stay readable. Not thread-safe. Does not promise that the content makes sense, only where it is.
 */
public final class PdfFile {
    private static final int CHUNK_BYTES = 1 << 16; // 64 KiB

    private final WindowedBytes file;
    private final Inflation inflation;
    private final PdfLimits limits;
    private final List<PdfRevision> revisions;

    private PdfFile(WindowedBytes file, Inflation inflation, PdfLimits limits, List<PdfRevision> revisions) {
        this.file = file;
        this.inflation = inflation;
        this.limits = limits;
        this.revisions = List.copyOf(revisions);
    }

    /** Reads the cross-reference sections; objects follow when asked for. */
    public static PdfFile read(DocumentSource source, PdfLimits limits) throws IOException {
        WindowedBytes file = new WindowedBytes(source);
        if (file.sizeBytes() > limits.maxBytes()) {
            throw PdfFailure.overLimit("bytes", file.sizeBytes(), limits.maxBytes());
        }
        Inflation inflation = new Inflation(limits);
        return new PdfFile(file, inflation, limits, new RevisionReader(file, limits, inflation).read());
    }

    /** The revisions, oldest first; at least one. */
    public List<PdfRevision> revisions() {
        return revisions;
    }

    /** The document as it is now. */
    public PdfRevision last() {
        return revisions.get(revisions.size() - 1);
    }

    /** The size of the file in bytes. */
    public long sizeBytes() {
        return file.sizeBytes();
    }

    /** The bytes behind the last {@code %%EOF} and its line end; 0 in a clean file, at most about 1 KiB. */
    public long trailingBytes() {
        return file.sizeBytes() - last().endOffset();
    }

    /** The byte at an offset, or -1 outside. */
    public int byteAt(long offset) throws IOException {
        return file.at(offset);
    }

    /** Bytes of the file, held in memory. */
    public byte[] bytes(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.read(from, bytes, length);
        return bytes;
    }

    /**
     * Takes bytes of the file, which it must neither keep nor change.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Receiver<X extends Exception> {
        /** The next {@code length} bytes, which begin at {@code from} in the array. */
        void take(byte[] bytes, int from, int length) throws X;
    }

    /** Sends {@code length} bytes from {@code from} on, in order, in as few pieces as they lie in memory. */
    public <X extends Exception> void send(long from, long length, Receiver<X> receiver) throws IOException, X {
        file.send(from, length, receiver);
    }

    /** Sends a stream's bytes as they lie in the file, encoded. */
    public <X extends Exception> void send(PdfValue.Stream stream, Receiver<X> receiver) throws IOException, X {
        file.send(stream.offset(), stream.length(), receiver);
    }

    /**
     * A stream's bytes with FlateDecode undone: at most 16 MiB, any other filter is refused. They may be the file's own, which
     * nobody must change.
     */
    public ByteBuffer decoded(PdfValue.Stream stream) throws IOException {
        return inflation.inflate(file, stream);
    }

    /** Whether two values are equal: references by their numbers, streams by dictionary and encoded bytes. */
    public boolean sameValue(PdfValue one, PdfValue other) throws IOException {
        if (!(one instanceof PdfValue.Stream a) || !(other instanceof PdfValue.Stream b)) {
            return one.equals(other);
        }
        return a.equals(b) || (a.length() == b.length() && a.dict().equals(b.dict()) && sameBytes(a, b));
    }

    private boolean sameBytes(PdfValue.Stream a, PdfValue.Stream b) throws IOException {
        byte[] one = new byte[CHUNK_BYTES];
        byte[] other = new byte[CHUNK_BYTES];
        for (long done = 0; done < a.length(); done += CHUNK_BYTES) {
            int count = (int) Math.min(CHUNK_BYTES, a.length() - done);
            file.read(a.offset() + done, one, count);
            file.read(b.offset() + done, other, count);
            if (!java.util.Arrays.equals(one, 0, count, other, 0, count)) {
                return false;
            }
        }
        return true;
    }

    ByteView view() {
        return file;
    }

    PdfLimits limits() {
        return limits;
    }
}
