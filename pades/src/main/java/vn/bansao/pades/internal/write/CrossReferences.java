package vn.bansao.pades.internal.write;

import java.util.Arrays;
import vn.bansao.pades.internal.compose.PdfBytes;

/** The offsets of the objects of one revision, and the cross-reference section made of them (ISO 32000-1, 7.5.4). */
final class CrossReferences implements ObjectNumbers {
    private static final long LARGEST_OFFSET = 9_999_999_999L; // ten digits

    private final boolean first;
    private long[] offsets;
    private int size;

    /** The objects of the first revision, which also has the head of the free list. */
    static CrossReferences ofFirstRevision() {
        return new CrossReferences(true, 1, new long[64]);
    }

    /** The objects of an update to a file with {@code size} numbers in use. */
    static CrossReferences ofUpdate(int size) {
        return new CrossReferences(false, size, new long[size + 4]);
    }

    private CrossReferences(boolean first, int size, long[] offsets) {
        this.first = first;
        this.size = size;
        this.offsets = offsets;
    }

    CrossReferences copy() {
        return new CrossReferences(first, size, offsets.clone());
    }

    @Override
    public int allocate() {
        return size++;
    }

    /** Takes the numbers below {@code size} as used: those of the template. */
    void reserve(int size) {
        this.size = size;
    }

    @Override
    public void put(int number, long offset) {
        if (offset > LARGEST_OFFSET) {
            throw new IllegalStateException("a PDF with an xref table ends at byte " + LARGEST_OFFSET);
        }
        if (number >= offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(number + 1, 2 * offsets.length));
        }
        offsets[number] = offset;
    }

    /** One more than the largest number in use. */
    int size() {
        return size;
    }

    /** Writes the section: contiguous in the first revision, the changed objects only in an update. */
    void writeTo(PdfBytes out) {
        out.ascii("xref\n");
        int number = first ? 0 : nextUsed(1);
        while (number < size) {
            int end = number + 1;
            while (end < size && used(end)) {
                end++;
            }
            out.integer(number).ascii(" ").integer(end - number).ascii("\n");
            for (; number < end; number++) {
                if (number == 0) {
                    out.ascii("0000000000 65535 f \n");
                } else {
                    out.digits(offsets[number], 10).ascii(" 00000 n \n");
                }
            }
            number = nextUsed(number);
        }
    }

    private int nextUsed(int from) {
        int number = from;
        while (number < size && !used(number)) {
            number++;
        }
        return number;
    }

    private boolean used(int number) {
        return number < offsets.length && offsets[number] != 0;
    }
}
