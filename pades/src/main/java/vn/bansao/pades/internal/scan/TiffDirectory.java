package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * One directory of a TIFF file. Nothing of it is held: a field is looked up in the file when it is asked for, and the values of
 * an array are read one by one.
 */
final class TiffDirectory {
    static final int NEW_SUBFILE_TYPE = 254;
    static final int SUBFILE_TYPE = 255;

    private static final int MOST_FIELDS = 1_024; // real ones have thirty
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int IFD = 13;
    private static final int LONG8 = 16;
    private static final int IFD8 = 18;

    private final ScanBytes bytes;
    private final boolean big;
    private final long firstEntry;
    private final int entries;

    private TiffDirectory(ScanBytes bytes, boolean big, long firstEntry, int entries) {
        this.bytes = bytes;
        this.big = big;
        this.firstEntry = firstEntry;
        this.entries = entries;
    }

    /** The directory at an offset. */
    static TiffDirectory at(ScanBytes bytes, long at, boolean big) throws IOException {
        long entries = big ? bytes.u64(at) : bytes.u16(at);
        if (entries < 1 || entries > MOST_FIELDS) {
            throw TiffFile.malformed(bytes, at, "number of fields");
        }
        TiffDirectory directory = new TiffDirectory(bytes, big, at + (big ? 8 : 2), (int) entries);
        bytes.requireInside(directory.firstEntry, entries * directory.entryBytes() + directory.offsetBytes());
        return directory;
    }

    private int entryBytes() {
        return big ? 20 : 12;
    }

    private int offsetBytes() {
        return big ? 8 : 4;
    }

    private long offset(long at) throws IOException {
        return big ? bytes.u64(at) : bytes.u32(at);
    }

    /** The offset of the next directory, or 0. */
    long next() throws IOException {
        return offset(firstEntry + (long) entries * entryBytes());
    }

    /** Whether it is a smaller version of another page (TIFF 6.0, NewSubfileType bit 0; SubfileType 2). */
    boolean isThumbnail() throws IOException {
        return (number(NEW_SUBFILE_TYPE, 0) & 1) != 0 || number(SUBFILE_TYPE, 1) == 2;
    }

    boolean has(int tag) throws IOException {
        return find(tag) >= 0;
    }

    /** The field's offset, or -1; the first of two counts. That fields are in ascending order is not relied on. */
    private long find(int tag) throws IOException {
        for (int i = 0; i < entries; i++) {
            long at = firstEntry + (long) i * entryBytes();
            if (bytes.u16(at) == tag) {
                return at;
            }
        }
        return -1;
    }

    /** The only, or the first, whole number of a field. */
    long number(int tag, long otherwise) throws IOException {
        Numbers numbers = numbers(tag);
        return numbers.count() == 0 ? otherwise : numbers.get(0);
    }

    /** The whole numbers of a field; none if there is no such field. */
    Numbers numbers(int tag) throws IOException {
        long at = find(tag);
        if (at < 0) {
            return new Numbers(0, 0, 1);
        }
        int size = size(bytes.u16(at + 2));
        if (size == 0) {
            throw TiffFile.malformed(bytes, at, "type of field " + tag);
        }
        return located(at, size);
    }

    /** The first number of a field; empty if there is no such field, or another type. */
    OptionalInt firstShort(int tag) throws IOException {
        long at = find(tag);
        if (at < 0 || bytes.u16(at + 2) != SHORT) {
            return OptionalInt.empty();
        }
        Numbers numbers = located(at, 2);
        return numbers.count() == 0 ? OptionalInt.empty() : OptionalInt.of((int) numbers.get(0));
    }

    /** The numerators and denominators of a field; none if there is no such field, or another type. */
    Numbers rationals(int tag) throws IOException {
        long at = find(tag);
        if (at < 0 || bytes.u16(at + 2) != RATIONAL) {
            return new Numbers(0, 0, 4);
        }
        Numbers pairs = located(at, 8);
        return new Numbers(pairs.at(), 2 * pairs.count(), 4);
    }

    private Numbers located(long entry, int size) throws IOException {
        long count = offset(entry + 4);
        if (count < 0 || count > bytes.sizeBytes() / size) {
            throw TiffFile.malformed(bytes, entry, "number of values of field " + bytes.u16(entry));
        }
        long value = entry + 4 + offsetBytes();
        long at = count * size <= offsetBytes() ? value : offset(value);
        bytes.requireInside(at, count * size);
        return new Numbers(at, count, size);
    }

    private static int size(int type) {
        return switch (type) {
            case BYTE, UNDEFINED -> 1;
            case SHORT -> 2;
            case LONG, IFD -> 4;
            case LONG8, IFD8 -> 8;
            default -> 0;
        };
    }

    /** Whole numbers without sign that lie side by side in the file. */
    final class Numbers {
        private final long at;
        private final long count;
        private final int size;

        private Numbers(long at, long count, int size) {
            this.at = at;
            this.count = count;
            this.size = size;
        }

        /** Where they begin. */
        long at() {
            return at;
        }

        long count() {
            return count;
        }

        /** Bytes of one. */
        int size() {
            return size;
        }

        long get(long index) throws IOException {
            if (index < 0 || index >= count) {
                throw TiffFile.malformed(bytes, at, "value " + index + " of " + count);
            }
            long from = at + index * size;
            return switch (size) {
                case 1 -> bytes.u8(from);
                case 2 -> bytes.u16(from);
                case 4 -> bytes.u32(from);
                default -> bytes.u64(from);
            };
        }
    }
}
