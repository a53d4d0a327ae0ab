package vn.bansao.pades.internal.write;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.compose.PdfBytes;

/**
 * The objects of an update to an existing file, and the cross-reference section made of them, as a table or as a stream
 * (ISO 32000-2, 7.5.4 and 7.5.8). Not thread-safe.
 */
final class FileReferences implements ObjectNumbers {
    private static final int TYPE_BYTES = 1;
    private static final int OFFSET_BYTES = 5; // up to 1 TiB
    private static final int GENERATION_BYTES = 2;

    private record Entry(long offset, int generation) {}

    private final SortedMap<Integer, Entry> entries = new TreeMap<>();
    private int size;

    /** For a file with {@code size} numbers in use. */
    FileReferences(int size) {
        this.size = size;
    }

    @Override
    public int allocate() {
        return size++;
    }

    @Override
    public void put(int number, long offset) {
        put(new PdfValue.Ref(number, 0), offset);
    }

    /** Notes where an object that had been there begins anew. */
    void put(PdfValue.Ref object, long offset) {
        entries.put(object.number(), new Entry(offset, object.generation()));
    }

    /** One more than the largest number in use. */
    int size() {
        return size;
    }

    /** Writes the table, without a trailer. */
    void writeTable(PdfBytes out) {
        out.ascii("xref\n");
        for (List<Integer> run : runs()) {
            out.integer(run.get(0)).ascii(" ").integer(run.size()).ascii("\n");
            for (int number : run) {
                Entry entry = entry(number);
                out.digits(entry.offset(), 10).ascii(" ").digits(entry.generation(), 5);
                out.ascii(" n \n");
            }
        }
    }

    /** Writes the entries of a cross-reference stream's dictionary that tell how its rows are to be read. */
    void writeIndex(PdfBytes out) {
        out.ascii("/W[").integer(TYPE_BYTES).ascii(" ").integer(OFFSET_BYTES).ascii(" ");
        out.integer(GENERATION_BYTES).ascii("]/Index[");
        for (List<Integer> run : runs()) {
            out.integer(run.get(0)).ascii(" ").integer(run.size()).ascii(" ");
        }
        out.ascii("]");
    }

    /** The rows of a cross-reference stream. */
    byte[] rows() {
        byte[] rows = new byte[entries.size() * (TYPE_BYTES + OFFSET_BYTES + GENERATION_BYTES)];
        int at = 0;
        for (Entry entry : entries.values()) {
            rows[at++] = 1; // in the file, not in an object stream
            at = put(rows, at, entry.offset(), OFFSET_BYTES);
            at = put(rows, at, entry.generation(), GENERATION_BYTES);
        }
        return rows;
    }

    private static int put(byte[] rows, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            rows[at + i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
        return at + bytes;
    }

    private Entry entry(int number) {
        Entry entry = entries.get(number);
        if (entry == null) {
            throw new IllegalArgumentException("object " + number + " was not written");
        }
        return entry;
    }

    /** The numbers, those that follow one another together. */
    private List<List<Integer>> runs() {
        List<List<Integer>> runs = new ArrayList<>();
        int next = -1;
        for (int number : entries.keySet()) {
            if (number != next) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(number);
            next = number + 1;
        }
        return runs;
    }
}
