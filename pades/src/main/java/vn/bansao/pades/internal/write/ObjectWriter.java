package vn.bansao.pades.internal.write;

import java.io.IOException;
import vn.bansao.pades.internal.compose.PdfBytes;

/** The objects of a revision on their way out, and where each began. Not thread-safe. */
final class ObjectWriter {
    private final HashedOutput out;
    private final CrossReferences references;
    private final PdfBytes line;

    /**
     * A writer of objects.
     *
     * @param line where bodies of objects are put together
     */
    ObjectWriter(HashedOutput out, CrossReferences references, PdfBytes line) {
        this.out = out;
        this.references = references;
        this.line = line;
    }

    int allocate() {
        return references.allocate();
    }

    /** An empty line for the body of the next object, its entries or its head. */
    PdfBytes line() {
        return line.clear();
    }

    /** The line as it is. */
    PdfBytes current() {
        return line;
    }

    /** An object whose body stands in the line. */
    void object(int number) throws IOException {
        begin(number);
        out.write(line.array(), 0, line.size());
        out.ascii("\nendobj\n");
    }

    /** A stream object of data in several parts; its entries stand in the line. */
    void stream(int number, PdfBytes... parts) throws IOException {
        int length = 0;
        for (PdfBytes part : parts) {
            length += part.size();
        }
        begin(number);
        out.ascii("<<");
        out.write(line.array(), 0, line.size());
        out.ascii("/Length ");
        out.number(length);
        out.ascii(CopyShape.STREAM_BEGIN);
        for (PdfBytes part : parts) {
            out.write(part.array(), 0, part.size());
        }
        close();
    }

    /** Begins a stream whose data follow in pieces; what stands before them is in the line. */
    void open(int number) throws IOException {
        begin(number);
        out.write(line.array(), 0, line.size());
        out.ascii(CopyShape.STREAM_BEGIN);
    }

    void data(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    void close() throws IOException {
        out.ascii(CopyShape.STREAM_END);
    }

    private void begin(int number) throws IOException {
        references.put(number, out.position());
        out.number(number);
        out.ascii(" 0 obj\n");
    }
}
