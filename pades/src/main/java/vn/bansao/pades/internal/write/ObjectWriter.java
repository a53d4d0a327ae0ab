package vn.bansao.pades.internal.write;

import java.io.IOException;
import vn.bansao.pades.internal.compose.PdfBytes;

/** The objects of a revision on their way out, and where each began. Not thread-safe. */
final class ObjectWriter {
    private final HashedOutput out;
    private final CrossReferences references;

    ObjectWriter(HashedOutput out, CrossReferences references) {
        this.out = out;
        this.references = references;
    }

    int allocate() {
        return references.allocate();
    }

    void object(int number, String body) throws IOException {
        begin(number);
        out.ascii(body);
        out.ascii("\nendobj\n");
    }

    /** A stream object as {@link CopyShape#stream} spells it. */
    void stream(int number, byte[] stream) throws IOException {
        begin(number);
        out.write(stream);
    }

    void stream(int number, String entries, byte[] data) throws IOException {
        open(number, CopyShape.streamHead(entries, data.length));
        out.write(data);
        close();
    }

    /** A stream of data in several parts. */
    void stream(int number, String entries, PdfBytes... parts) throws IOException {
        int length = 0;
        for (PdfBytes part : parts) {
            length += part.size();
        }
        open(number, CopyShape.streamHead(entries, length));
        for (PdfBytes part : parts) {
            out.write(part.array(), 0, part.size());
        }
        close();
    }

    /** Begins a stream whose data follow in pieces, with what stands before them. */
    void open(int number, String head) throws IOException {
        begin(number);
        out.ascii(head);
    }

    void data(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    void close() throws IOException {
        out.ascii(CopyShape.STREAM_END);
    }

    private void begin(int number) throws IOException {
        references.put(number, out.position());
        out.ascii(number + " 0 obj\n");
    }
}
