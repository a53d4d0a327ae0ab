package vn.bansao.verify.internal.signature;

import java.util.Arrays;

/**
 * Whether a value with definite, minimal lengths is DER without any doubt, so that it need not be encoded again to know
 * (X.690, 11): every set is in order, and there is nothing but primitives that have one form. Says no where it is not sure.
 */
final class SurelyDer {
    private static final int DEEPEST = 60;
    private static final int SET = 0x31;
    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_NUMBER = 0x1F;
    private final byte[] bytes;

    private SurelyDer(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean is(byte[] value) {
        return new SurelyDer(value).values(0, value.length, false, 0);
    }

    /** Whether only values of that sort stand in a range, and, for a set, in ascending order. */
    private boolean values(int from, int to, boolean set, int depth) {
        int before = from;
        for (int at = from; at < to; ) {
            int content = content(at, to);
            int end = content < 0 ? Integer.MAX_VALUE : content + length(at);
            boolean ordered = !set || at == from || (end <= to && inOrder(before, at, end));
            if (end > to || !ordered || !value(at, content, end, depth)) {
                return false;
            }
            before = at;
            at = end;
        }
        return true;
    }

    private boolean value(int at, int content, int end, int depth) {
        int tag = bytes[at] & 0xFF;
        return (tag & CONSTRUCTED) == 0
                ? hasOneForm(tag)
                : isFrame(tag) && depth < DEEPEST && values(content, end, tag == SET, depth + 1);
    }

    /** Of equal tags only: between others, the order is not that of the octets. */
    private boolean inOrder(int before, int at, int end) {
        return bytes[before] == bytes[at] && Arrays.compareUnsigned(bytes, before, at, bytes, at, end) <= 0;
    }

    /** Not: bit strings, which may have bits behind their end, and times with fractions. */
    private static boolean hasOneForm(int tag) {
        return switch (tag) {
            // INTEGER, OCTET STRING, NULL, OBJECT IDENTIFIER, UTF8String, PrintableString, IA5String, UTCTime
            case 0x02, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x16, 0x17 -> true;
            default -> isContextSpecific(tag);
        };
    }

    /** SEQUENCE, SET, or a tag of the context. */
    private static boolean isFrame(int tag) {
        return tag == 0x30 || tag == SET || isContextSpecific(tag);
    }

    private static boolean isContextSpecific(int tag) {
        return (tag & 0xC0) == 0x80 && (tag & HIGH_NUMBER) != HIGH_NUMBER;
    }

    /** Where the content of the value at {@code at} begins, or -1. */
    private int content(int at, int to) {
        if (to - at < 2) {
            return -1;
        }
        int first = bytes[at + 1] & 0xFF;
        int octets = first < 0x80 ? 0 : first & 0x7F;
        boolean readable = first != 0x80 && octets <= 3 && octets <= to - at - 2;
        return readable ? at + 2 + octets : -1;
    }

    private int length(int at) {
        int first = bytes[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | (bytes[at + 2 + i] & 0xFF);
        }
        return length;
    }
}
