package vn.bansao.pades.internal.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of JPEG's coded data, with stuffed zero bytes left out; stops at a marker (ITU-T T.81, F.2.2.5). */
final class BitReader {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] data;
    private final int end;
    private int at;
    private long bits; // the next bits, at the upper end
    private int count;
    private int paddingBits;

    BitReader(byte[] data, int at, int end) {
        this.data = data;
        this.at = at;
        this.end = end;
    }

    /** Makes 48 bits or more ready; after the data's end they are zero. */
    void fill() {
        if (count <= 32 && at + 4 <= end) {
            int four = (int) INTS.get(data, at);
            if (!hasMarkerByte(four)) {
                bits |= (four & 0xFFFF_FFFFL) << (32 - count);
                count += 32;
                at += 4;
            }
        }
        while (count <= 48) {
            int next = 0;
            if (at < end && data[at] != (byte) 0xFF) {
                next = data[at++] & 0xFF;
            } else if (at + 1 < end && data[at + 1] == 0) {
                next = 0xFF;
                at += 2;
            } else {
                paddingBits += 8;
            }
            bits |= (long) next << (56 - count);
            count += 8;
        }
    }

    /** Whether one of four bytes is 0xFF: a zero byte of the complement (the classic test, which may only err to yes). */
    private static boolean hasMarkerByte(int four) {
        return ((~four - 0x0101_0101) & four & 0x8080_8080) != 0;
    }

    int ready() {
        return count;
    }

    /** The next {@code n} bits, 1 to 16, left where they are. */
    int peek(int n) {
        return (int) (bits >>> (64 - n));
    }

    void skip(int n) {
        bits <<= n;
        count -= n;
    }

    /** The next {@code n} bits as a signed value of that category (T.81, F.2.2.1). */
    int signed(int n) {
        if (n == 0) {
            return 0;
        }
        int value = (int) (bits >>> (64 - n));
        skip(n);
        return value < 1 << (n - 1) ? value - (1 << n) + 1 : value;
    }

    /** Whether bits were used that the data do not have. */
    boolean overrun() {
        return paddingBits > 0 && count < paddingBits;
    }

    /** Forgets the bits up to the marker that ends this piece of data, and returns where the marker stands. */
    int toMarker() throws DamagedPixelsException {
        if (count - paddingBits >= 16) {
            throw new DamagedPixelsException("JPEG: more coded data than blocks");
        }
        bits = 0;
        count = 0;
        paddingBits = 0;
        return at;
    }

    /** Takes the restart marker that must stand here. */
    void restart(int number) throws DamagedPixelsException {
        int marker = toMarker();
        while (marker + 1 < end && data[marker] == (byte) 0xFF && data[marker + 1] == (byte) 0xFF) {
            marker++;
        }
        if (marker + 1 >= end || data[marker] != (byte) 0xFF || (data[marker + 1] & 0xFF) != 0xD0 + (number & 7)) {
            throw new DamagedPixelsException("JPEG: restart marker expected");
        }
        at = marker + 2;
    }
}
