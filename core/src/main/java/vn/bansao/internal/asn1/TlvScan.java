package vn.bansao.internal.asn1;

/**
 * A look over the tags and lengths of one BER or DER value, in one pass and without recursion, before a parser that does
 * recurse is let near it (X.690, 8.1 and 10.1).
 */
public final class TlvScan {
    private static final int DEEPEST = 64; // a token with certificates nests about 15 deep
    private static final int CONSTRUCTED = 0x20;

    /** How a value is encoded, as far as tags and lengths tell. */
    public enum Form {
        /** Definite, minimal lengths; strings in one piece. */
        DER,
        /** Well-formed, but not DER. */
        BER
    }

    private final byte[] bytes;
    private final boolean[] indefinite = new boolean[DEEPEST];
    private final int[] limits = new int[DEEPEST + 1];
    private int depth;
    private int at;
    private Form form = Form.DER;

    private TlvScan(byte[] bytes) {
        this.bytes = bytes;
        this.limits[0] = bytes.length;
    }

    /**
     * The form of the one value that {@code bytes} are.
     *
     * @throws Asn1FormatException if they are not exactly one well-formed value, or it nests too deep
     */
    public static Form oneValue(byte[] bytes) throws Asn1FormatException {
        TlvScan scan = new TlvScan(bytes);
        Form form = scan.scan();
        if (scan.at != bytes.length) {
            throw new Asn1FormatException(
                    (bytes.length - scan.at) + " bytes follow the value, which ends at byte " + scan.at);
        }
        return form;
    }

    /**
     * The length in bytes of the first value, which others may follow: padding, as a rule.
     *
     * @throws Asn1FormatException if the bytes do not begin with a well-formed value, or it nests too deep
     */
    public static int firstValue(byte[] bytes) throws Asn1FormatException {
        TlvScan scan = new TlvScan(bytes);
        scan.scan();
        return scan.at;
    }

    private Form scan() throws Asn1FormatException {
        do {
            element();
            while (depth > 0 && !indefinite[depth - 1] && at == limits[depth]) {
                depth--;
            }
        } while (depth > 0);
        return form;
    }

    private void element() throws Asn1FormatException {
        int tag = tag();
        int first = next();
        if (tag == 0) {
            if (first != 0 || depth == 0 || !indefinite[depth - 1]) {
                throw new Asn1FormatException("a stray end-of-contents at byte " + (at - 2));
            }
            depth--;
            return;
        }
        boolean constructed = (tag & CONSTRUCTED) != 0;
        if (first == 0x80) {
            if (!constructed) {
                throw new Asn1FormatException("a primitive value of indefinite length at byte " + at);
            }
            form = Form.BER;
            push(limits[depth], true);
            return;
        }
        int length = length(first);
        if (length > limits[depth] - at) {
            throw new Asn1FormatException("a value at byte " + at + " runs over its end");
        }
        if (!constructed) {
            at += length;
            return;
        }
        boolean universal = (tag & 0xC0) == 0;
        int number = tag & 0x1F;
        if (universal && number != 0x10 && number != 0x11) { // Only SEQUENCE and SET are constructed in DER.
            form = Form.BER;
        }
        push(at + length, false);
    }

    private void push(int limit, boolean open) throws Asn1FormatException {
        if (depth == DEEPEST) {
            throw new Asn1FormatException("values nest deeper than " + DEEPEST);
        }
        indefinite[depth++] = open;
        limits[depth] = limit;
    }

    /** The first octet of the identifier; the others are skipped. */
    private int tag() throws Asn1FormatException {
        int tag = next();
        if ((tag & 0x1F) == 0x1F) {
            int more = 0;
            while ((next() & 0x80) != 0) {
                if (++more > 4) {
                    throw new Asn1FormatException("a tag number over 32 bits at byte " + at);
                }
            }
        }
        return tag;
    }

    private int length(int first) throws Asn1FormatException {
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | next();
            if (length > Integer.MAX_VALUE) {
                throw new Asn1FormatException("a length over 31 bits at byte " + at);
            }
        }
        if (length < 0x80 || (octets > 1 && length >>> (8 * (octets - 1)) == 0)) {
            form = Form.BER;
        }
        return (int) length;
    }

    private int next() throws Asn1FormatException {
        if (at >= limits[depth]) {
            throw new Asn1FormatException("the value is cut off at byte " + at);
        }
        return bytes[at++] & 0xFF;
    }

    /** Where the contents of the value at {@code at} begin, in DER that was scanned before. */
    public static int contents(byte[] der, int at) {
        int length = lengthAt(der, at);
        int first = der[length] & 0xFF;
        return length + 1 + (first < 0x80 ? 0 : first & 0x7F);
    }

    /** Where the value at {@code at} ends, in DER that was scanned before. */
    public static int end(byte[] der, int at) {
        int contents = contents(der, at);
        int octets = lengthAt(der, at);
        int length = der[octets] & 0xFF;
        if (length >= 0x80) {
            length = 0;
            for (int i = octets + 1; i < contents; i++) {
                length = (length << 8) | (der[i] & 0xFF);
            }
        }
        return contents + length;
    }

    /** Where the length octets begin: a tag number above 30 takes more than one octet. */
    private static int lengthAt(byte[] der, int at) {
        int end = at + 1;
        if ((der[at] & 0x1F) == 0x1F) {
            while ((der[end] & 0x80) != 0) {
                end++;
            }
            end++;
        }
        return end;
    }
}
