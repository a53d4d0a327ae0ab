package vn.bansao.internal.pdf;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A PDF object (ISO 32000-2, 7.3). Immutable; equal where the values are equal, wherever they stand in the file, but for
 * {@link Stream}, which is compared by its place: see {@link PdfFile#sameValue}.
 */
public sealed interface PdfValue {

    /** The null object. */
    PdfValue NULL = new Null();

    /** The null object; equal to an absent entry. */
    record Null() implements PdfValue {}

    /** A boolean. */
    record Bool(boolean value) implements PdfValue {}

    /** An integer. */
    record Int(long value) implements PdfValue {
        private static final Int[] SMALL =
                LongStream.range(0, 1024).mapToObj(Int::new).toArray(Int[]::new);

        /** An integer; small ones, such as the widths of a font's letters, are always the same objects. */
        static Int of(long value) {
            return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new Int(value);
        }
    }

    /** A number with a decimal point. */
    record Real(double value) implements PdfValue {}

    /** A name, its {@code #xx} undone; each char is one byte. */
    record Name(String value) implements PdfValue {}

    /** A reference to an indirect object. */
    record Ref(int number, int generation) implements PdfValue {
        @Override
        public String toString() {
            return number + " " + generation + " R";
        }
    }

    /** A string, literal or hexadecimal; equal by its bytes. */
    final class Text implements PdfValue {
        private final byte[] bytes;
        private final long from;
        private final long to;
        private final boolean hex;

        Text(byte[] bytes, long from, long to, boolean hex) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.hex = hex;
        }

        /** The bytes, escapes undone. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** The number of bytes. */
        public int sizeBytes() {
            return bytes.length;
        }

        /** Whether there is no byte but zeros. */
        boolean zeros() {
            boolean zeros = true;
            for (byte value : bytes) {
                zeros &= value == 0;
            }
            return zeros;
        }

        /** The offset of the opening bracket in the file, or -1 within an object stream. */
        public long from() {
            return from;
        }

        /** The offset just behind the closing bracket, or -1. */
        public long to() {
            return to;
        }

        /** Whether it is written as {@code <…>}. */
        public boolean hex() {
            return hex;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Text[" + bytes.length + " bytes]";
        }
    }

    /** An array. */
    record Array(List<PdfValue> items) implements PdfValue {

        /** Without a copy: only for lists that nobody else holds. */
        public Array {
            items = Collections.unmodifiableList(items);
        }
    }

    /** A dictionary; entries whose value is null are left out (7.3.7). */
    record Dict(Map<String, PdfValue> entries) implements PdfValue {

        /** Without a copy: only for maps that nobody else holds. */
        public Dict {
            entries = Collections.unmodifiableMap(entries);
        }

        /** The value as written, or null where the key is absent. */
        public @Nullable PdfValue get(String key) {
            return entries.get(key);
        }

        /** Whether the key is there. */
        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** The direct name, or null where it is absent or something else. */
        public @Nullable String name(String key) {
            return entries.get(key) instanceof Name name ? name.value() : null;
        }

        /** The direct integer, or {@code otherwise} where it is absent or something else. */
        public long integer(String key, long otherwise) {
            return entries.get(key) instanceof Int number ? number.value() : otherwise;
        }
    }

    /**
     * A stream: its dictionary and where its bytes, still encoded, lie in the file.
     *
     * @param dict the stream dictionary
     * @param offset of the first byte of the data
     * @param length in bytes
     */
    record Stream(Dict dict, long offset, long length) implements PdfValue {}
}
