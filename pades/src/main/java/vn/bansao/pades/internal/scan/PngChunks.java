package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import vn.bansao.pades.internal.PadesProblem;

/** The chunks of a PNG, one after the other, with their checksums checked (W3C PNG, 5.3). Not thread-safe. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;

    private final ScanInput input;
    private final CRC32 crc = new CRC32();
    private String type = "";
    private long offset;
    private long length;
    private long remaining;

    /** Chunks of a file whose signature was recognised. */
    PngChunks(ScanInput input) throws IOException {
        this.input = input;
        input.require(SIGNATURE_BYTES);
        input.advance(SIGNATURE_BYTES);
    }

    /** Reads length and type of the next chunk. */
    String next() throws IOException {
        offset = input.offset();
        length = (long) input.u16() << 16 | input.u16();
        input.require(4);
        type = new String(input.buffer(), input.position(), 4, StandardCharsets.ISO_8859_1);
        if (length > Integer.MAX_VALUE || !type.chars().allMatch(PngChunks::isLetter)) {
            throw input.malformedAt(offset, PadesProblem.SCAN_PNG_MALFORMED, "what", "no chunk");
        }
        crc.reset();
        crc.update(input.buffer(), input.position(), 4);
        input.advance(4);
        remaining = length;
        return type;
    }

    private static boolean isLetter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    String type() {
        return type;
    }

    /** Where the chunk begins. */
    long offset() {
        return offset;
    }

    /** Whether who does not know the chunk can't show the picture. */
    boolean critical() {
        return type.charAt(0) <= 'Z';
    }

    /**
     * How many bytes of the chunk stand in the input's array, from its position on; 0 at the chunk's end. The caller
     * advances the input by that number.
     */
    int window() throws IOException {
        if (remaining == 0) {
            return 0;
        }
        input.require(1);
        int count = (int) Math.min(remaining, input.limit() - input.position());
        crc.update(input.buffer(), input.position(), count);
        remaining -= count;
        return count;
    }

    /** The whole chunk, of {@code min} to {@code max} bytes. */
    byte[] body(int min, int max) throws IOException {
        if (length < min || length > max) {
            throw malformed("length of " + type + " is " + length);
        }
        byte[] body = new byte[(int) length];
        int filled = 0;
        for (int count = window(); count > 0; count = window()) {
            System.arraycopy(input.buffer(), input.position(), body, filled, count);
            input.advance(count);
            filled += count;
        }
        end();
        return body;
    }

    /** Passes over what is left of the chunk, and checks its checksum. */
    void end() throws IOException {
        for (int count = window(); count > 0; count = window()) {
            input.advance(count);
        }
        long stated = (long) input.u16() << 16 | input.u16();
        if (stated != crc.getValue()) {
            throw input.malformedAt(offset, PadesProblem.SCAN_PNG_CRC_WRONG, "chunk", type);
        }
    }

    /** A broken file, because of this chunk. */
    RuntimeException malformed(String what) {
        return input.malformedAt(offset, PadesProblem.SCAN_PNG_MALFORMED, "what", what);
    }
}
