package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import vn.bansao.pades.internal.PadesProblem;

/** The coefficients of one JPEG that is a part of an image, read unit by unit; they are not changed. Not thread-safe. */
final class JpegTile {
    private static final int MOST_DC_BITS = 11; // T.81, F.1.2.1.1, for samples of 8 bits
    private static final int MOST_AC_BITS = 10;
    private static final int MOST_DC = 1 << 11;
    private static final int COEFFICIENTS = 64;
    private static final int ZERO_RUN = 15; // with no value behind it: 16 zeros

    private final JpegTileHead head;
    private final ScanPlace place;
    private final JpegCoded coded;
    private final int[] predictions;
    private final int unitsAcross;
    private FaxBits bits;
    private long units;

    JpegTile(JpegTileHead head, InputStream data, ScanPlace place) {
        this.head = head;
        this.place = place;
        this.coded = new JpegCoded(data);
        this.bits = new FaxBits(coded);
        this.predictions = new int[head.components()];
        this.unitsAcross = (head.width() + head.unitWidth() - 1) / head.unitWidth();
    }

    /** Hands on the first units of the next row of them, and passes over the others. */
    void unitRow(int wanted, JpegScanWriter out) throws IOException {
        for (int x = 0; x < unitsAcross; x++) {
            if (head.interval() > 0 && units > 0 && units % head.interval() == 0) {
                restart();
            }
            for (int i = 0; i < predictions.length; i++) {
                int blocks = (head.factors(i) >> 4) * (head.factors(i) & 0xF);
                for (int block = 0; block < blocks; block++) {
                    block(i, x < wanted, out);
                }
            }
            units++;
            if (bits.beyondEnd()) {
                throw place.malformed(PadesProblem.SCAN_JPEG_TRUNCATED);
            }
        }
    }

    private void restart() throws IOException {
        if (!coded.restart((int) (units / head.interval() - 1) % 8)) {
            throw malformed("restart marker expected");
        }
        bits = new FaxBits(coded);
        Arrays.fill(predictions, 0);
    }

    private void block(int component, boolean wanted, JpegScanWriter out) throws IOException {
        int size = head.dc(component).next(bits);
        if (size < 0 || size > MOST_DC_BITS) {
            throw malformed("Huffman code");
        }
        predictions[component] += signed(take(size), size);
        if (predictions[component] < -MOST_DC || predictions[component] >= MOST_DC) {
            throw malformed("coefficient");
        }
        if (wanted) {
            out.dc(component, predictions[component]);
        }
        JpegCodes codes = head.ac(component);
        for (int k = 1; k < COEFFICIENTS; ) {
            int symbol = codes.next(bits);
            int length = symbol & 0xF;
            int zeros = symbol >> 4;
            boolean last = symbol == 0;
            if (symbol < 0 || length > MOST_AC_BITS || (length == 0 && !last && zeros != ZERO_RUN)) {
                throw malformed("Huffman code");
            }
            int value = take(length);
            if (wanted) {
                out.ac(component, symbol, value);
            }
            k += last ? COEFFICIENTS - k : zeros + 1;
            if (k > COEFFICIENTS) {
                throw malformed("more coefficients than a block has");
            }
        }
    }

    private int take(int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int value = bits.peek(count);
        bits.skip(count);
        return value;
    }

    /** T.81, F.2.2.1. */
    private static int signed(int value, int size) {
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private RuntimeException malformed(String what) {
        return place.malformed(PadesProblem.SCAN_JPEG_MALFORMED, "what", what);
    }
}
