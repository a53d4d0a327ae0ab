package vn.bansao.pades.internal.ocr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.bansao.pades.internal.scan.ImageHeader;

/** A TIFF file of one page and one strip around image data as they are; it can say that the page is turned (TIFF 6.0). */
final class TiffContainer {
    static final int UNCOMPRESSED = 1;
    static final int GROUP_3 = 3;
    static final int GROUP_4 = 4;
    static final int JPEG = 7;

    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int INKS = 5;
    static final int YCBCR = 6;

    private static final int HEADER_BYTES = 8;
    private static final int ENTRIES = 11;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int TWO_DIMENSIONAL = 1; // T4Options, bit 0

    private final ImageHeader header;
    private final int compression;
    private final int photometric;

    TiffContainer(ImageHeader header, int compression, int photometric) {
        this.header = header;
        this.compression = compression;
        this.photometric = photometric;
    }

    /** What writes the strip. */
    @FunctionalInterface
    interface Strip {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the file; {@code twoDimensional} says how data of Group 3 are coded. */
    void write(Path file, boolean twoDimensional, Strip strip) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[HEADER_BYTES]);
            strip.writeTo(out);
        }
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            long end = whole.length();
            long directory = end + (end & 1);
            whole.seek(directory);
            whole.write(directory(directory, end - HEADER_BYTES, twoDimensional));
            whole.seek(0);
            byte[] start = {'I', 'I', 42, 0, 0, 0, 0, 0};
            little(start).putInt(4, Math.toIntExact(directory));
            whole.write(start);
        }
    }

    private byte[] directory(long at, long stripBytes, boolean twoDimensional) {
        int samples = header.colour().samplesPerPixel();
        int size = 2 + ENTRIES * ENTRY_BYTES + 4;
        byte[] bytes = new byte[size + 2 * samples];
        ByteBuffer out = little(bytes).putShort((short) ENTRIES);
        entry(out, 256, LONG, header.widthPx());
        entry(out, 257, LONG, header.heightPx());
        if (samples == 1) {
            entry(out, 258, SHORT, header.bitsPerComponent());
        } else {
            out.putShort((short) 258).putShort((short) SHORT).putInt(samples).putInt((int) at + size);
        }
        entry(out, 259, SHORT, compression);
        entry(out, 262, SHORT, photometric);
        entry(out, 273, LONG, HEADER_BYTES);
        entry(out, 274, SHORT, header.orientation());
        entry(out, 277, SHORT, samples);
        entry(out, 278, LONG, header.heightPx());
        entry(out, 279, LONG, Math.toIntExact(stripBytes));
        entry(out, 292, LONG, twoDimensional ? TWO_DIMENSIONAL : 0);
        out.putInt(0);
        for (int i = 0; i < samples; i++) {
            out.putShort((short) header.bitsPerComponent());
        }
        return bytes;
    }

    /** One value; a short stands in the first two bytes of its four. */
    private static void entry(ByteBuffer out, int tag, int type, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
