package vn.bansao.pades.internal.pixels;

import java.util.Arrays;

/** A JPEG's Huffman table (ITU-T T.81, annex C), with a look-up of the codes of up to ten bits. */
final class HuffmanTable {
    private static final int FAST_BITS = 10;

    private final short[] fast = new short[1 << FAST_BITS]; // length << 8 | symbol, or 0
    private final int[] values =
            new int[1 << FAST_BITS]; // value << 16 | run << 8 | all bits, where those are few; or 0
    private final int[] maxCode = new int[17]; // first 16-bit code that is too large for this length
    private final int[] delta = new int[17];
    private final byte[] symbols;

    /** Reads a table: 16 counts, then the symbols. */
    HuffmanTable(byte[] data, int at, int symbolCount) throws DamagedPixelsException {
        symbols = Arrays.copyOfRange(data, at + 16, at + 16 + symbolCount);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            int codes = data[at + length - 1] & 0xFF;
            delta[length] = index - code;
            for (int i = 0; i < codes; i++) {
                if (length <= FAST_BITS) {
                    int from = code << (FAST_BITS - length);
                    int to = Math.min(fast.length, from + (1 << (FAST_BITS - length)));
                    Arrays.fill(fast, Math.min(from, to), to, (short) ((length << 8) | (symbols[index] & 0xFF)));
                }
                code++;
                index++;
            }
            if (code > (1 << length)) {
                throw new DamagedPixelsException("JPEG: Huffman table");
            }
            maxCode[length] = code << (16 - length);
            code <<= 1;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
    }

    /** The coefficient whose code and bits both lie in these ten bits. */
    private int value(int ten) {
        int length = fast[ten] >> 8;
        int size = fast[ten] & 0xF;
        int left = FAST_BITS - length - size;
        if (length == 0 || size == 0 || left < 0) {
            return 0;
        }
        int bits = (ten >> left) & ((1 << size) - 1);
        int value = bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
        return (value << 16) | ((fast[ten] >> 4 & 0xF) << 8) | (length + size);
    }

    /** The next AC coefficient if it is coded in few bits, as value, run and bits to skip; else 0. */
    int shortValue(BitReader bits) {
        return values[bits.peek(FAST_BITS)];
    }

    /** The next symbol; at least 16 bits are ready. */
    int next(BitReader bits) throws DamagedPixelsException {
        int entry = fast[bits.peek(FAST_BITS)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xFF;
        }
        int code = bits.peek(16);
        for (int length = FAST_BITS + 1; length <= 16; length++) {
            if (code < maxCode[length]) {
                bits.skip(length);
                return symbols[(code >> (16 - length)) + delta[length]] & 0xFF;
            }
        }
        throw new DamagedPixelsException("JPEG: unknown Huffman code");
    }
}
