package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfValue;

/**
 * The rows of an image stream out of a PDF, for who looks at its samples: faxes, and samples behind any filters, with their
 * predictor undone. JPEG 2000, JBIG2 and what is left of JPEG behind other filters are not decoded.
 */
record PdfRows(ImageHeader header, ScanBytes bytes, PdfValue.Stream stream, PdfFilters filters) {
    private static final int DIFFERENCES = 2; // TIFF's predictor; from 10 on, PNG's
    private static final int PNG_PREDICTOR = 10;

    /** Hands on all rows; false, with nothing read, if this is not decoded here. */
    boolean to(SampleRowSink rows, @Nullable SampleCount samples) throws IOException {
        boolean fax = filters.last().equals("CCITTFaxDecode");
        if (!fax && (samples == null || !predictorKnown())) {
            return false;
        }
        bytes.see(stream.offset());
        TiffSegment raw = new TiffSegment(bytes, stream.offset(), stream.length(), false);
        try (InputStream in = PdfImage.decoded(raw, filters, filters.outer(), bytes)) {
            if (samples == null) {
                FaxSamples painted = new FaxSamples(header.widthPx(), blackIs1(), rows);
                PdfCode.fax(filters.lastParameters(), header.raster()).require(new CodeBytes("", in), painted::row);
            } else {
                samples(in, samples, rows);
            }
        }
        bytes.requireUnchanged();
        return true;
    }

    private boolean blackIs1() {
        return new PdfValue.Bool(true).equals(filters.lastParameters().get("BlackIs1"));
    }

    private long predictor() {
        boolean predicts =
                filters.last().equals("FlateDecode") || filters.last().equals("LZWDecode");
        return predicts ? filters.lastParameters().integer("Predictor", 1) : 1;
    }

    private boolean predictorKnown() {
        return predictor() != DIFFERENCES || header.bitsPerComponent() == 8;
    }

    /** All rows, and beyond them what writers leave there. */
    private void samples(InputStream in, SampleCount samples, SampleRowSink rows) throws IOException {
        Raster raster = header.raster();
        int rowBytes = raster.rowBytes(raster.widthPx());
        boolean filtered = predictor() >= PNG_PREDICTOR;
        PdfValue.Dict given = filters.lastParameters();
        int distance = filtered
                ? (int) Math.max(1, given.integer("Colors", 1) * given.integer("BitsPerComponent", 8) / 8)
                : raster.filterDistance();
        byte[] stored = new byte[rowBytes + (filtered ? 1 : 0)];
        byte[] row = new byte[rowBytes];
        byte[] above = new byte[rowBytes];
        for (int y = 0; y < raster.heightPx(); y++) {
            int count = in.readNBytes(stored, 0, stored.length);
            samples.passed(stored, count);
            if (count < stored.length) {
                break; // too few: told at the end
            }
            System.arraycopy(stored, stored.length - rowBytes, row, 0, rowBytes);
            int filter =
                    filtered ? stored[0] : predictor() == DIFFERENCES ? 1 : 0; // differences are PNG's first filter
            PngFilter.undo(filter, row, above, rowBytes, distance);
            rows.row(row);
            byte[] swap = above;
            above = row;
            row = swap;
        }
        PdfImage.drain(in, samples, bytes, (block, from, length) -> {});
    }
}
