package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The codes of ITU-T T.4 (tables 2 and 3) for runs of white and of black, and of T.6 (table 1) for the modes of a row. */
final class FaxCodes {
    /** The code that tells the end of a line of T.4, and twice that of a block of T.6. */
    static final int END_OF_LINE = 1;

    static final int END_OF_LINE_BITS = 12;

    /** Up to this mode, and down to its negative, a change is so far to the right of that of the row above (T.6: V). */
    static final int FARTHEST = 3;

    /** The mode in which the row above has a change back and forth that this has not (T.6: P). */
    static final int PASS = 4;

    /** The mode in which two runs follow (T.6: H). */
    static final int HORIZONTAL = 5;

    /** Not a mode. */
    static final int NONE = 6;

    /** The longest code of a run. */
    static final int MAX_BITS = 13;

    static final int LONGEST_RUN = 2560;
    static final int TERMINATING = 64;

    private static final List<String> WHITE = List.of(
            // 0 to 63
            ("00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011"
                            + " 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010"
                            + " 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001"
                            + " 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100"
                            + " 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011"
                            + " 00110100"
                            // 64 to 1728, in steps of 64
                            + " 11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100"
                            + " 011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001"
                            + " 011011010 011011011 010011000 010011001 010011010 011000 010011011")
                    .split(" "));
    private static final List<String> BLACK = List.of(
            ("0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000"
                            + " 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000"
                            + " 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000"
                            + " 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101"
                            + " 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100"
                            + " 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011"
                            + " 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001"
                            + " 000000101011 000000101100 000001011010 000001100110 000001100111"
                            + " 0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101"
                            + " 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010"
                            + " 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011"
                            + " 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101")
                    .split(" "));
    /** 1792 to 2560, of either colour. */
    private static final List<String> LONG = List.of(
            ("00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111"
                            + " 000000011100 000000011101 000000011110 000000011111")
                    .split(" "));

    /** Codes of the modes -3 to 5, in order. */
    private static final List<String> MODES =
            List.of("0000010", "000010", "010", "1", "011", "000011", "0000011", "0001", "001");

    private static final int MODE_BITS = 7;

    /** Codes by colour (0 white, 1 black) and run: terminating codes, then those of 64, 128, ... 2560. */
    private static final int[][] CODES = {codes(WHITE), codes(BLACK)};

    private static final short[][] RUNS = {lookup(CODES[0], MAX_BITS), lookup(CODES[1], MAX_BITS)};
    private static final int[] MODE_CODES =
            MODES.stream().mapToInt(FaxCodes::code).toArray();
    private static final short[] MODE_LOOKUP = lookup(MODE_CODES, MODE_BITS);

    private FaxCodes() {}

    /** A code as its length in the upper and its bits in the lower 16 bits. */
    private static int code(String bits) {
        return bits.length() << 16 | Integer.parseInt(bits, 2);
    }

    private static int[] codes(List<String> ofColour) {
        int[] codes = new int[ofColour.size() + LONG.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(i < ofColour.size() ? ofColour.get(i) : LONG.get(i - ofColour.size()));
        }
        return codes;
    }

    /** For each sequence of {@code bits} bits the code it starts with: length times 256 plus index; -1 for none. */
    private static short[] lookup(int[] codes, int bits) {
        short[] found = new short[1 << bits];
        Arrays.fill(found, (short) -1);
        for (int index = 0; index < codes.length; index++) {
            int length = codes[index] >> 16;
            int from = (codes[index] & 0xFFFF) << (bits - length);
            Arrays.fill(found, from, from + (1 << (bits - length)), (short) (length << 8 | index));
        }
        return found;
    }

    /** The length of a run, of which all codes up to the terminating one are read; -1 for no code. */
    static int readRun(FaxBits in, int colour) throws IOException {
        int run = 0;
        while (true) {
            short found = RUNS[colour][in.peek(MAX_BITS)];
            if (found < 0) {
                return -1;
            }
            in.skip(found >> 8);
            int index = found & 0xFF;
            if (index < TERMINATING) {
                return run + index;
            }
            run += (index - TERMINATING + 1) * TERMINATING;
            if (run > 1 << 20) {
                return -1; // longer than any row
            }
        }
    }

    /** The next mode; {@link #NONE} where there is no code of one. */
    static int readMode(FaxBits in) throws IOException {
        short found = MODE_LOOKUP[in.peek(MODE_BITS)];
        if (found < 0) {
            return NONE;
        }
        in.skip(found >> 8);
        return (found & 0xFF) - FARTHEST;
    }

    /** The code of a run of at most {@link #LONGEST_RUN} that is less than 64 or a multiple of 64. */
    static int run(int colour, int length) {
        return CODES[colour][length < TERMINATING ? length : TERMINATING + length / TERMINATING - 1];
    }

    /** The code of a mode. */
    static int mode(int mode) {
        return MODE_CODES[mode + FARTHEST];
    }
}
