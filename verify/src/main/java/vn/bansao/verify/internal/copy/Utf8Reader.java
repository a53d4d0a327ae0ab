package vn.bansao.verify.internal.copy;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of an XMP packet, for which PDF/A asks for UTF-8; a mark of the byte order is skipped, anything that is not UTF-8
 * fails. Decoded here, since the JDK's parser complains to standard error about what is not, and without a buffer of its own.
 */
final class Utf8Reader extends Reader {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final ByteBuffer BOM =
            ByteBuffer.wrap(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}).asReadOnlyBuffer();

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private ByteBuffer bytes;
    private CharBuffer pair = CharBuffer.allocate(0);

    Utf8Reader(ByteBuffer packet) {
        this.bytes = packet.slice();
        int mark = BOM.limit();
        if (bytes.limit() >= mark && bytes.slice(0, mark).equals(BOM)) {
            bytes.position(mark);
        }
    }

    @Override
    public int read(char[] target, int from, int length) throws CharacterCodingException {
        if (pair.hasRemaining() && length > 0) {
            target[from] = pair.get();
            return 1;
        }
        CharBuffer chars = CharBuffer.wrap(target, from, length).slice();
        boolean room = !decode(chars).isOverflow() || chars.position() > 0;
        if (!room && length > 0) {
            pair = CharBuffer.allocate(2); // a character of two chars, one after the other
            decode(pair);
            pair.flip();
            return read(target, from, length);
        }
        return chars.position() == 0 && length > 0 ? -1 : chars.position();
    }

    private CoderResult decode(CharBuffer into) throws CharacterCodingException {
        CoderResult result = decoder.decode(bytes, into, true);
        if (result.isError()) {
            result.throwException();
        }
        return result;
    }

    /** Lets go of the packet, whose document a parser that waits for the next one must not hold. */
    @Override
    public void close() {
        bytes = NOTHING;
    }
}
