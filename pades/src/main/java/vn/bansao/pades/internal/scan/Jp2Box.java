package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The head of a box (ITU-T T.800, I.4): the content runs from the input's offset to {@code end}.
 *
 * @param type four characters
 * @param at offset of the box in the file
 * @param end offset of the first byte behind it
 */
record Jp2Box(String type, long at, long end) {
    private static final int TO_THE_END = 0;
    private static final int LENGTH_OF_64_BITS = 1;
    private static final int MAX_PIECE_BYTES = 1 << 25; // 32 MiB: more than a header may have

    /** Reads the head of the box that begins here and lies in something that ends at {@code limit}. */
    static Jp2Box next(ScanInput input, long limit) throws IOException {
        long at = input.offset();
        if (limit - at < 8) {
            throw malformed(input, at, "no box");
        }
        long length = input.u32();
        String type = new String(bytes(input, 4), StandardCharsets.ISO_8859_1);
        if (length == TO_THE_END && limit == input.sizeBytes()) {
            length = limit - at;
        } else if (length == LENGTH_OF_64_BITS && limit - at >= 16) {
            length = input.u32() << 32 | input.u32();
        }
        // More than there can be, if it is negative.
        if (length < input.offset() - at || length > limit - at) {
            throw length > limit - at && limit == input.sizeBytes()
                    ? input.malformedAt(at, PadesProblem.SCAN_FILE_TRUNCATED)
                    : malformed(input, at, "length of the box");
        }
        return new Jp2Box(type, at, at + length);
    }

    /** Bytes of content that were not read yet. */
    long left(ScanInput input) {
        return end - input.offset();
    }

    /** Passes over what is left of the content. */
    void skip(ScanInput input) throws IOException {
        int count = (int) Math.min(left(input), MAX_PIECE_BYTES);
        input.require(count);
        input.advance(count);
    }

    /** The content, whose length is known. */
    void requireLength(ScanInput input, long bytes) {
        if (left(input) != bytes) {
            throw malformed(input, at, "length of the box " + type.strip());
        }
    }

    /** The next bytes of the input. */
    static byte[] bytes(ScanInput input, int count) throws IOException {
        input.require(count);
        byte[] bytes = new byte[count];
        System.arraycopy(input.buffer(), input.position(), bytes, 0, count);
        input.advance(count);
        return bytes;
    }

    static RuntimeException malformed(ScanInput input, long at, String what) {
        return input.malformedAt(at, PadesProblem.SCAN_JP2_MALFORMED, "what", what);
    }
}
