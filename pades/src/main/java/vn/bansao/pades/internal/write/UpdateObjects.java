package vn.bansao.pades.internal.write;

import java.util.ArrayList;
import java.util.List;
import vn.bansao.pades.internal.compose.PdfBytes;

/** The new objects of an update, put together in memory. Not thread-safe. */
final class UpdateObjects {
    private final PdfBytes bytes;
    private final long start;
    private final ObjectNumbers numbers;

    /**
     * Objects of an update.
     *
     * @param bytes where they are put together
     * @param start where its first byte stands in the file
     */
    UpdateObjects(PdfBytes bytes, long start, ObjectNumbers numbers) {
        this.bytes = bytes;
        this.start = start;
        this.numbers = numbers;
    }

    /** Begins an object; its value follows. */
    PdfBytes begin(int number) {
        numbers.put(number, start + bytes.size());
        return bytes.integer(number).ascii(" 0 obj\n");
    }

    /** Writes a stream for each array of bytes; their numbers. */
    List<Integer> streams(List<byte[]> all) {
        List<Integer> written = new ArrayList<>();
        for (byte[] data : all) {
            int number = numbers.allocate();
            begin(number).bytes(CopyShape.stream("", data));
            written.add(number);
        }
        return written;
    }

    /** Writes the appearance of a field that shows nothing; its number. */
    int emptyLook() {
        int look = numbers.allocate();
        begin(look).bytes(CopyShape.stream("/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>", new byte[0]));
        return look;
    }
}
