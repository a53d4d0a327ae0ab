package vn.bansao.pades.internal.scan;

import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** Counts decoded bytes: all rows the dictionary promises must be there, each with a known filter where rows are filtered. */
final class SampleCount {
    private static final int PNG_PREDICTOR = 10;
    private static final int LAST_FILTER = 4; // Paeth
    private static final int MOST_PADDING_BYTES = 1 << 12; // 4 KiB: some writers add a line end, or a row

    private final ScanBytes bytes;
    private final long stride;
    private final long expected;
    private final long most;
    private final boolean filtered;
    private long seen;
    private long nextFilter;

    private SampleCount(ScanBytes bytes, long rowBytes, int rows, boolean filtered) {
        this.bytes = bytes;
        this.filtered = filtered;
        this.stride = rowBytes + (filtered ? 1 : 0);
        this.expected = stride * rows;
        this.most = expected + Math.max(MOST_PADDING_BYTES, stride);
    }

    static SampleCount of(Raster raster, PdfFilters filters, ScanBytes bytes) {
        boolean predicts =
                filters.last().equals("FlateDecode") || filters.last().equals("LZWDecode");
        PdfValue.Dict parameters = filters.lastParameters();
        long predictor = predicts ? parameters.integer("Predictor", 1) : 1;
        if (predictor != 1 && predictor != 2 && (predictor < PNG_PREDICTOR || predictor > 15)) {
            throw PdfScan.malformed(bytes, "image: Predictor " + predictor);
        }
        long bits = parameters.integer("Colors", 1) * parameters.integer("BitsPerComponent", 8);
        long columns = parameters.integer("Columns", 1);
        int rowBytes = raster.rowBytes(raster.widthPx());
        boolean fits =
                bits > 0 && bits <= 64 && columns > 0 && columns <= 1 << 20 && (bits * columns + 7) / 8 == rowBytes;
        if (predictor > 1 && !fits) {
            throw PdfScan.malformed(bytes, "image: Colors, BitsPerComponent or Columns of its predictor");
        }
        return new SampleCount(bytes, rowBytes, raster.heightPx(), predictor >= PNG_PREDICTOR);
    }

    void passed(byte[] block, int length) {
        for (; filtered && nextFilter < Math.min(seen + length, expected); nextFilter += stride) {
            byte filter = block[(int) (nextFilter - seen)];
            if (filter < 0 || filter > LAST_FILTER) {
                throw wrong("filter " + (filter & 0xFF));
            }
        }
        seen += length;
        if (seen > most) {
            throw wrong("more rows than the dictionary says");
        }
    }

    void end() {
        if (seen < expected) {
            throw wrong("fewer rows than the dictionary says");
        }
    }

    private RuntimeException wrong(String what) {
        return bytes.malformed(PadesProblem.SCAN_PDF_DATA_WRONG, "what", what);
    }
}
