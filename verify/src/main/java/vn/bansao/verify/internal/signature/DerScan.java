package vn.bansao.verify.internal.signature;

import org.jspecify.annotations.Nullable;

/**
 * One look over an ASN.1 value before a parser gets it: where it ends, whether it is DER as far as lengths and forms go,
 * and whether it nests too deep. Never reads past the array, never recurses past {@link #DEEPEST}.
 */
public final class DerScan {
    private static final int DEEPEST = 60; // certificates in tokens in attributes need about 25
    private final byte[] bytes;
    private int position;
    private @Nullable String defect;

    private DerScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * What was seen.
     *
     * @param length the length of the first value in bytes
     * @param defectOrNull why it is not DER
     */
    public record Result(int length, @Nullable String defectOrNull) {}

    /** Not one complete value. */
    public static final class NotAsn1Exception extends Exception {
        private static final long serialVersionUID = 1L;

        NotAsn1Exception(String message) {
            super(message);
        }
    }

    /** Scans the value at the start of {@code bytes}; what follows it is not looked at. */
    public static Result scan(byte[] bytes) throws NotAsn1Exception {
        DerScan scan = new DerScan(bytes);
        scan.value(bytes.length, 0);
        return new Result(scan.position, scan.defect);
    }

    private void value(int end, int depth) throws NotAsn1Exception {
        if (depth > DEEPEST) {
            throw new NotAsn1Exception("nested deeper than " + DEEPEST);
        }
        int start = position;
        int tag = next(end);
        if (tag == 0) {
            throw new NotAsn1Exception("stray end of contents at byte " + start);
        }
        if ((tag & 0x1F) == 0x1F) {
            int octets = 0;
            while ((next(end) & 0x80) != 0) {
                if (++octets > 3) {
                    throw new NotAsn1Exception("tag too long at byte " + start);
                }
            }
        }
        boolean constructed = (tag & 0x20) != 0;
        int length = length(end);
        if (length < 0) {
            if (!constructed) {
                throw new NotAsn1Exception("primitive value without length at byte " + start);
            }
            note("indefinite length at byte " + start);
            while (!endOfContents(end)) {
                value(end, depth + 1);
            }
            return;
        }
        if (length > end - position) {
            throw new NotAsn1Exception("value at byte " + start + " is cut off");
        }
        int inner = position + length;
        if (constructed) {
            if (tag == 0x24 || tag == 0x23) {
                note("string in pieces at byte " + start);
            }
            while (position < inner) {
                value(inner, depth + 1);
            }
        } else if (tag == 1 && (length != 1 || (bytes[position] != 0 && bytes[position] != -1))) {
            note("boolean at byte " + start);
        }
        position = inner;
    }

    private boolean endOfContents(int end) throws NotAsn1Exception {
        if (end - position < 2) {
            throw new NotAsn1Exception("no end of contents");
        }
        if (bytes[position] == 0 && bytes[position + 1] == 0) {
            position += 2;
            return true;
        }
        return false;
    }

    /** The length octets; -1 for the indefinite form. */
    private int length(int end) throws NotAsn1Exception {
        int first = next(end);
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        if (octets == 0) {
            return -1;
        }
        if (octets > 8) {
            throw new NotAsn1Exception("length of " + octets + " octets");
        }
        long length = 0;
        int lead = bytes.length > position ? bytes[position] : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | next(end);
            if (length > Integer.MAX_VALUE) {
                throw new NotAsn1Exception("length out of range");
            }
        }
        if (lead == 0 || length < 0x80) {
            note("length not minimal at byte " + (position - octets - 1));
        }
        return (int) length;
    }

    private int next(int end) throws NotAsn1Exception {
        if (position >= end) {
            throw new NotAsn1Exception("cut off at byte " + position);
        }
        return bytes[position++] & 0xFF;
    }

    private void note(String what) {
        if (defect == null) {
            defect = what;
        }
    }
}
