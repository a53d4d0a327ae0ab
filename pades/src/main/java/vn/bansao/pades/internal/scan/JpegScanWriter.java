package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** The one scan of a JPEG, coefficient by coefficient, in the standard's codes. Not thread-safe. */
final class JpegScanWriter {
    private static final int BUFFER_BYTES = 1 << 13; // 8 KiB

    private final ImageBodySink out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final int[] predictions;
    private int filled;
    private long length;
    private int held;
    private int heldBits;

    JpegScanWriter(ImageBodySink out, byte[] head, int components) throws IOException {
        this.out = out;
        this.predictions = new int[components];
        out.write(head, 0, head.length);
        length = head.length;
    }

    /** The first coefficient of a block of a component; stored as its difference to that of the block before. */
    void dc(int component, int value) throws IOException {
        int difference = value - predictions[component];
        predictions[component] = value;
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        code(component == 0 ? JpegCodes.DC_BRIGHTNESS : JpegCodes.DC_COLOUR, size);
        bits(difference < 0 ? difference + (1 << size) - 1 : difference, size);
    }

    /** Zeros and a coefficient behind them, or their end, with the bits that belong to it. */
    void ac(int component, int symbol, int value) throws IOException {
        code(component == 0 ? JpegCodes.AC_BRIGHTNESS : JpegCodes.AC_COLOUR, symbol);
        bits(value, symbol & 0xF);
    }

    private void code(JpegCodes codes, int symbol) throws IOException {
        int code = codes.code(symbol);
        bits(code & 0xFFFF, code >> 16);
    }

    private void bits(int value, int count) throws IOException {
        held = held << count | value; // at most 7 + 16 bits
        heldBits += count;
        while (heldBits >= 8) {
            heldBits -= 8;
            put(held >> heldBits);
        }
        held &= (1 << heldBits) - 1;
    }

    private void put(int octet) throws IOException {
        if (filled + 2 > buffer.length) {
            flush();
        }
        buffer[filled++] = (byte) octet;
        if ((octet & 0xFF) == 0xFF) {
            buffer[filled++] = 0; // no marker
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        length += filled;
        filled = 0;
    }

    /** Ends scan and image, and tells the length of all. */
    long end() throws IOException {
        bits((1 << (8 - heldBits) % 8) - 1, (8 - heldBits) % 8);
        flush();
        out.write(new byte[] {(byte) 0xFF, (byte) 0xD9}, 0, 2);
        return length + 2;
    }
}
