package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import vn.bansao.MalformedDocumentException;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The samples behind an image stream as it goes into a copy: those that are compressed by Flate or not at all, and fax codes.
 * Strict: damaged data are never guessed.
 *
 * @param header of the image
 * @param page for messages, counted from 1
 * @param file for messages
 */
public record CodedRows(ImageHeader header, int page, String file) implements ScanPlace {
    private static final int PNG_PREDICTORS = 10; // up to 15: each row says its own

    @Override
    public long offset() {
        return 0;
    }

    /** Whether streams of this kind are decoded here. */
    public boolean supported() {
        return switch (header.coding().filter()) {
            case "" -> true;
            case "FlateDecode" -> predictable();
            case "CCITTFaxDecode" -> parameter("K", 0) >= 0 || !flag("EncodedByteAlign");
            default -> false;
        };
    }

    private boolean predictable() {
        Raster raster = header.raster();
        return parameter("Predictor", 1) == 1
                || (parameter("Predictor", 1) >= PNG_PREDICTORS
                        && parameter("Colors", 1) == raster.colour().samplesPerPixel()
                        && parameter("BitsPerComponent", 8) == raster.bitsPerComponent()
                        && parameter("Columns", 1) == raster.widthPx());
    }

    /**
     * Hands on all rows, without filter; black is 0 where samples are bits of grey.
     *
     * @throws MalformedDocumentException if there are fewer
     * @throws IOException also if the stream can't be inflated
     */
    public void decode(InputStream coded, SampleRowSink rows) throws IOException {
        switch (header.coding().filter()) {
            case "CCITTFaxDecode" -> fax(coded, rows);
            case "FlateDecode" -> {
                try (InputStream samples = new InflaterInputStream(coded)) {
                    samples(samples, parameter("Predictor", 1) >= PNG_PREDICTORS, rows);
                }
            }
            default -> samples(coded, false, rows);
        }
    }

    private void samples(InputStream in, boolean filtered, SampleRowSink rows) throws IOException {
        Raster raster = header.raster();
        int length = raster.rowBytes(raster.widthPx());
        byte[] row = new byte[length];
        byte[] above = new byte[length];
        for (int y = 0; y < raster.heightPx(); y++) {
            int filter = filtered ? in.read() : 0;
            if (filter < 0 || filter > 4 || in.readNBytes(row, 0, length) < length) {
                throw malformed(PadesProblem.SCAN_PDF_DATA_WRONG, "what", "row " + y + " of " + raster.heightPx());
            }
            PngFilter.undo(filter, row, above, length, raster.filterDistance());
            rows.row(row);
            byte[] swap = above;
            above = row;
            row = swap;
        }
    }

    private void fax(InputStream in, SampleRowSink rows) throws IOException {
        int width = header.widthPx();
        FaxDecoder decoder = new FaxDecoder(width, faxKind(), this);
        decoder.begin(in);
        FaxSamples samples = new FaxSamples(width, flag("BlackIs1"), rows);
        for (int y = 0; y < header.heightPx(); y++) {
            samples.row(decoder.next());
        }
    }

    private FaxDecoder.Kind faxKind() {
        FaxDecoder.Kind kind = FaxDecoder.Kind.ofK(parameter("K", 0));
        // Where rows have end-of-line codes, the bits that fill up a byte are zeros in front of those.
        boolean alignedRuns = flag("EncodedByteAlign") && !flag("EndOfLine");
        return kind == FaxDecoder.Kind.GROUP_3 && alignedRuns ? FaxDecoder.Kind.ALIGNED_RUNS : kind;
    }

    private boolean flag(String name) {
        return header.coding().parameters().contains("/" + name + " true");
    }

    private int parameter(String name, int otherwise) {
        Matcher value = Pattern.compile("/" + name + " (-?\\d{1,9})\\b")
                .matcher(header.coding().parameters());
        return value.find() ? Integer.parseInt(value.group(1)) : otherwise;
    }
}
