package vn.bansao.pades.internal.write;

import java.io.IOException;
import vn.bansao.pades.internal.compose.PdfSyntax;

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

    void object(int number, CharSequence body) throws IOException {
        begin(number);
        out.write(PdfSyntax.ascii(body));
        out.write(PdfSyntax.ascii("\nendobj\n"));
    }

    /** A stream object as {@link CopyShape#stream} spells it. */
    void stream(int number, byte[] stream) throws IOException {
        begin(number);
        out.write(stream);
    }

    void stream(int number, String entries, byte[] data) throws IOException {
        stream(number, CopyShape.stream(entries, data));
    }

    /** Begins a stream whose data follow in pieces. */
    void open(int number, String dictionary) throws IOException {
        begin(number);
        out.write(PdfSyntax.ascii(dictionary + "\nstream\n"));
    }

    void data(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    void close() throws IOException {
        out.write(PdfSyntax.ascii("\nendstream\nendobj\n"));
    }

    private void begin(int number) throws IOException {
        references.put(number, out.position());
        out.write(PdfSyntax.ascii(number + " 0 obj\n"));
    }
}
