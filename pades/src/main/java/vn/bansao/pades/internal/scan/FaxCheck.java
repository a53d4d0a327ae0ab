package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes fax data that go undecoded into a copy: every row of the image must be there, and behind the last one nothing but the
 * code of the end and what fills a byte, a line or a block.
 */
final class FaxCheck {
    private final FaxDecoder decoder;
    private final int rows;
    private int row;

    /**
     * @param aligned whether every row begins with a byte
     * @param untagged whether rows of T.4 may stand without an end-of-line code, as PDF permits
     */
    FaxCheck(int columns, int rows, FaxDecoder.Kind kind, boolean aligned, boolean untagged) {
        this.rows = rows;
        this.decoder = new FaxDecoder(columns, kind, aligned, untagged, this::wrong);
    }

    /** Throws {@link DamagedCodeException}, with the row. */
    void require(InputStream code) throws IOException {
        decoder.begin(code);
        for (row = 1; row <= rows; row++) {
            decoder.next();
        }
        decoder.requireEnd();
    }

    private DamagedCodeException wrong(String what) {
        String where = row > rows ? "behind row " + rows : "row " + row + " of " + rows;
        return new DamagedCodeException("CCITT fax: " + where + ": " + what);
    }
}
