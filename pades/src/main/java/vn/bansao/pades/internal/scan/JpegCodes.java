package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.jspecify.annotations.Nullable;

/** A Huffman table of a JPEG, to read its codes and to write them (ITU-T T.81, annex C). Immutable. */
final class JpegCodes {
    /** The tables that most JPEGs have, with a code for whatever a sample of 8 bits can give (T.81, annex K.3). */
    static final JpegCodes DC_BRIGHTNESS = of(JPEGHuffmanTable.StdDCLuminance);

    static final JpegCodes AC_BRIGHTNESS = of(JPEGHuffmanTable.StdACLuminance);
    static final JpegCodes DC_COLOUR = of(JPEGHuffmanTable.StdDCChrominance);
    static final JpegCodes AC_COLOUR = of(JPEGHuffmanTable.StdACChrominance);

    private static final int LONGEST = 16;
    private static final int FAST = 8;

    private final byte[] table;
    private final short[] fast = new short[1 << FAST]; // length << 8 | symbol, by the first bits of a short code; or 0
    private final int[] beyond = new int[LONGEST + 1]; // the first 16 bits that are too large for a code of this length
    private final int[] shift = new int[LONGEST + 1]; // from a code to the place of its symbol
    private final int[] codes = new int[256]; // length << 16 | code, of each symbol; or 0

    private JpegCodes(byte[] table) {
        this.table = table;
    }

    /** A table as it stands in a segment: 16 numbers of codes, then their symbols; null if it is not one. */
    static @Nullable JpegCodes of(byte[] table) {
        JpegCodes codes = new JpegCodes(table);
        return codes.assign() ? codes : null;
    }

    private static JpegCodes of(JPEGHuffmanTable standard) {
        short[] lengths = standard.getLengths();
        short[] symbols = standard.getValues();
        byte[] table = new byte[LONGEST + symbols.length];
        for (int i = 0; i < lengths.length; i++) {
            table[i] = (byte) lengths[i];
        }
        for (int i = 0; i < symbols.length; i++) {
            table[LONGEST + i] = (byte) symbols[i];
        }
        JpegCodes codes = of(table);
        if (codes == null) {
            throw new IllegalStateException("a table of the standard");
        }
        return codes;
    }

    /** The number of bytes that a table takes which begins here. */
    static int length(byte[] bytes, int at) {
        int symbols = 0;
        for (int i = 0; i < LONGEST; i++) {
            symbols += bytes[at + i] & 0xFF;
        }
        return LONGEST + symbols;
    }

    private boolean assign() {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            shift[length] = index - code;
            int count = table[length - 1] & 0xFF;
            if (code + count > 1 << length) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                int symbol = table[LONGEST + index++] & 0xFF;
                if (length <= FAST) {
                    int from = code << (FAST - length);
                    Arrays.fill(fast, from, from + (1 << (FAST - length)), (short) (length << 8 | symbol));
                }
                codes[symbol] = length << 16 | code++;
            }
            beyond[length] = code << (LONGEST - length);
            code <<= 1;
        }
        return true;
    }

    /** Reads a symbol; -1 if the bits are no code. */
    int next(FaxBits bits) throws IOException {
        int ahead = bits.peek(LONGEST);
        int entry = fast[ahead >> (LONGEST - FAST)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xFF;
        }
        for (int length = FAST + 1; length <= LONGEST; length++) {
            if (ahead < beyond[length]) {
                bits.skip(length);
                return table[LONGEST + (ahead >> (LONGEST - length)) + shift[length]] & 0xFF;
            }
        }
        return -1;
    }

    /** The length of a symbol's code, shifted left by 16, and the code; 0 if it has none. */
    int code(int symbol) {
        return codes[symbol];
    }

    /** As it stands in a segment; shared, not to be changed. */
    byte[] table() {
        return table;
    }
}
