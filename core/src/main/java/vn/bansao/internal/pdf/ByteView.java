package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes at offsets: the file, or an inflated object stream. */
interface ByteView {

    /** The number of bytes. */
    long sizeBytes();

    /** The byte at {@code offset}, 0 to 255, or -1 outside. */
    int at(long offset) throws IOException;

    /** {@code length} bytes from {@code offset} on, all of them inside, one char a byte. */
    String text(long offset, int length) throws IOException;

    /** Whether offsets are those of the file. */
    boolean isFile();

    /** A view of an array that nobody changes. */
    static ByteView of(byte[] bytes) {
        return new ByteView() {
            @Override
            public long sizeBytes() {
                return bytes.length;
            }

            @Override
            public int at(long offset) {
                return offset < 0 || offset >= bytes.length ? -1 : bytes[(int) offset] & 0xFF;
            }

            @Override
            public String text(long offset, int length) {
                return new String(bytes, (int) offset, length, StandardCharsets.ISO_8859_1);
            }

            @Override
            public boolean isFile() {
                return false;
            }
        };
    }
}
