package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import vn.bansao.pades.internal.PadesProblem;

/** Decodes rows of fax data (ITU-T T.4 and T.6; TIFF 6.0, sections 10 and 11). Strict: damaged data are never guessed. */
final class FaxDecoder {

    /** How rows are coded. */
    enum Kind {
        /** Runs, each row from a byte's start (TIFF's compression 2). */
        ALIGNED_RUNS,
        /** T.4, one-dimensional. */
        GROUP_3,
        /** T.4, two-dimensional. */
        GROUP_3_2D,
        /** T.6. */
        GROUP_4;

        /** That of /K in PDF (ISO 32000-1, table 11). */
        static Kind ofK(long k) {
            return k < 0 ? GROUP_4 : k == 0 ? GROUP_3 : GROUP_3_2D;
        }
    }

    private final Kind kind;
    private final boolean aligned;
    private final boolean untagged;
    private final Function<String, RuntimeException> wrong;
    private final FaxRow white;
    private FaxBits bits;
    private FaxRow row;
    private FaxRow other;
    private FaxRow above;

    /** Of a TIFF. */
    FaxDecoder(int columns, Kind kind, ScanPlace place) {
        this(columns, kind, false, false, what -> place.malformed(PadesProblem.SCAN_TIFF_DATA_WRONG, "what", what));
    }

    /**
     * @param aligned whether every row begins with a byte, so that zeros before it could look like an end-of-line code
     * @param untagged whether rows of {@link Kind#GROUP_3_2D} may stand without an end-of-line code
     * @param wrong makes the error out of what is wrong
     */
    FaxDecoder(int columns, Kind kind, boolean aligned, boolean untagged, Function<String, RuntimeException> wrong) {
        this.kind = kind;
        this.aligned = aligned;
        this.untagged = untagged;
        this.wrong = wrong;
        this.white = new FaxRow(columns);
        this.row = new FaxRow(columns);
        this.other = new FaxRow(columns);
        this.above = white;
        this.bits = new FaxBits(InputStream.nullInputStream());
        white.end();
    }

    /** Begins a strip or tile: above its first row all is white. */
    void begin(InputStream in) {
        bits = new FaxBits(in);
        above = white;
    }

    /** Decodes the next row, which is valid until the next but one. */
    FaxRow next() throws IOException {
        FaxRow last = row;
        row = other;
        other = last;
        row.clear();
        switch (kind) {
            case ALIGNED_RUNS -> {
                bits.align();
                runs();
            }
            case GROUP_3 -> {
                if (aligned) {
                    bits.align();
                } else {
                    endOfLine();
                }
                runs();
            }
            case GROUP_3_2D -> tagged();
            case GROUP_4 -> {
                if (aligned) {
                    bits.align();
                }
                modes();
            }
        }
        row.end();
        if (bits.beyondEnd()) {
            throw wrong("cut off");
        }
        above = row;
        return row;
    }

    /** Passes over fill bits and a code of a line's end; whether there was one. */
    private boolean endOfLine() throws IOException {
        while (bits.peek(FaxCodes.END_OF_LINE_BITS) == 0 && !bits.atEnd()) {
            bits.skip(1);
        }
        boolean found = bits.peek(FaxCodes.END_OF_LINE_BITS) == FaxCodes.END_OF_LINE;
        if (found) {
            bits.skip(FaxCodes.END_OF_LINE_BITS);
        }
        return found;
    }

    /** Requires that behind the rows nothing follows but the code of the end, or what fills up. */
    void requireEnd() throws IOException {
        boolean ends = endOfLine();
        if (!ends) {
            bits.align();
            ends = endOfLine();
        }
        if (ends && kind == Kind.GROUP_3_2D) {
            bits.skip(bits.peek(1) == 0 ? 0 : 1);
        }
        if (ends && (kind == Kind.GROUP_4 || endOfLine())) {
            return; // nobody reads on
        }
        bits.align();
        while (!bits.atEnd()) {
            int next = bits.peek(Byte.SIZE);
            if (next != 0 && next != '\n' && next != '\r') {
                throw wrong("more rows than the image has");
            }
            bits.skip(Byte.SIZE);
        }
    }

    private void tagged() throws IOException {
        if (aligned) {
            bits.align();
        } else if (!endOfLine() && !untagged) {
            throw wrong("a row without its end-of-line code");
        }
        boolean oneDimensional = bits.peek(1) == 1;
        bits.skip(1);
        if (oneDimensional) {
            runs();
        } else {
            modes();
        }
    }

    private void runs() throws IOException {
        int at = 0;
        do {
            at = to(at, run(row.colour()));
        } while (at < row.columns());
    }

    private int run(int colour) throws IOException {
        int run = FaxCodes.readRun(bits, colour);
        if (run < 0) {
            throw wrong(bits.beyondEnd() || bits.atEnd() ? "cut off" : "no code of a run");
        }
        return run;
    }

    private int to(int at, int run) {
        if (run > row.columns() - at) {
            throw wrong("a row longer than the image is wide");
        }
        row.change(at + run);
        return at + run;
    }

    private void modes() throws IOException {
        int at = -1;
        int near = 0;
        while (at < row.columns()) {
            near = above.next(at, row.colour(), near);
            int mode = FaxCodes.readMode(bits);
            switch (mode) {
                case FaxCodes.NONE -> throw wrong(bits.beyondEnd() || bits.atEnd() ? "cut off" : "no code of a mode");
                case FaxCodes.PASS -> at = above.at(near + 1);
                case FaxCodes.HORIZONTAL -> {
                    int first = to(Math.max(at, 0), run(row.colour()));
                    at = to(first, run(row.colour()));
                }
                default -> {
                    int change = above.at(near) + mode;
                    if (change < Math.max(at, 0) || change > row.columns()) {
                        throw wrong("a change outside the row");
                    }
                    row.change(change);
                    at = change;
                }
            }
            if (bits.beyondEnd()) {
                throw wrong("cut off");
            }
        }
    }

    private RuntimeException wrong(String what) {
        return wrong.apply(what);
    }
}
