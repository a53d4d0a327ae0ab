package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A PNG file (W3C PNG, third edition). Its compressed samples go into the copy as they are, because PDF knows PNG's filters
 * (ISO 32000-1, 7.4.4.4); they are inflated beside that only to see that they are whole. Interlaced samples are put in order
 * and compressed anew, as are those that were laid on white.
 */
final class PngImage implements PageImage {
    private static final int INFLATED_BYTES = 1 << 15; // 32 KiB

    private final ScanInput input;
    private final ImageRules rules;
    private final PngChunks chunks;
    private final ImageHeader header;
    private final Raster stored;
    private final @Nullable OnWhite onWhite;
    private final boolean interlaced;
    private boolean inflaterDone;

    private PngImage(ScanInput input, ImageRules rules, PngChunks chunks, PngHead head, ImageHeader header) {
        this.input = input;
        this.rules = rules;
        this.chunks = chunks;
        this.header = header;
        this.stored = head.stored();
        this.onWhite = head.onWhite();
        this.interlaced = head.interlaced();
    }

    /** Reads up to the first byte of image data. */
    static PngImage read(ScanInput input, ImageRules rules) throws IOException {
        PngChunks chunks = new PngChunks(input);
        PngHead head = new PngHead(input, rules, chunks);
        head.read();
        Raster raster = head.raster();
        if (head.interlaced()) {
            rules.requireHeld((long) head.stored().rowBytes(raster.widthPx()) * raster.heightPx());
        }
        Density density = rules.density(head.density(), raster);
        ImageCoding coding = ImageCoding.filteredRows(raster);
        ImageHeader header = new ImageHeader(
                head.flattened() ? coding.flattened() : coding,
                raster,
                density,
                head.orientation(),
                head.iccProfile(),
                OptionalLong.empty());
        return new PngImage(input, rules, chunks, head, header);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        if (interlaced || onWhite != null) {
            try (RowDeflater rows = new RowDeflater(header.raster(), out)) {
                rowsTo(row -> rows.row(row, 0));
                return rows.end();
            }
        }
        long length = readData(samples(), out);
        readTail();
        return length;
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        SampleRowSink shown = onWhite == null ? rows : onWhite.before(rows);
        if (interlaced) {
            inOrder().rowsTo(shown);
            return true;
        }
        PaletteRange range = new PaletteRange(stored, input);
        readRows(Adam7.onePass(stored), (pass, y, row, width) -> {
            range.check(row, width);
            shown.row(row);
        });
        return true;
    }

    private Adam7 inOrder() throws IOException {
        Adam7 image = new Adam7(stored);
        PaletteRange range = new PaletteRange(stored, input);
        readRows(Adam7.passes(stored), (pass, y, row, width) -> {
            range.check(row, width);
            image.place(pass, y, row, width);
        });
        return image;
    }

    private void readRows(List<Scanlines.Pass> passes, Scanlines.RowSink rows) throws IOException {
        readData(new Scanlines(stored, passes, input, rows), (bytes, from, length) -> {});
        readTail();
    }

    /** Rows are rebuilt only where a sample could be an index that the palette lacks. */
    private SampleSink samples() {
        PaletteRange range = new PaletteRange(stored, input);
        return range.unlimited()
                ? new FilterBytes(stored, input)
                : new Scanlines(stored, Adam7.onePass(stored), input, (pass, y, row, width) -> range.check(row, width));
    }

    private long readData(SampleSink samples, ImageBodySink out) throws IOException {
        Inflater inflater = new Inflater();
        byte[] inflated = new byte[INFLATED_BYTES];
        long length = 0;
        try {
            do {
                for (int count = chunks.window(); count > 0; count = chunks.window()) {
                    inflater.setInput(input.buffer(), input.position(), count);
                    inflate(inflater, inflated, samples);
                    out.write(input.buffer(), input.position(), count);
                    input.advance(count);
                    length += count;
                }
                chunks.end();
            } while (chunks.next().equals("IDAT"));
        } finally {
            inflater.end();
        }
        if (!inflaterDone) {
            throw dataWrong("cut off");
        }
        samples.end();
        return length;
    }

    private void inflate(Inflater inflater, byte[] inflated, SampleSink samples) throws IOException {
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(inflated);
                if (count > 0) {
                    rules.requireNoBomb(inflater.getBytesWritten(), inflater.getBytesRead());
                    samples.accept(inflated, count);
                } else if (inflater.needsDictionary()) {
                    throw dataWrong("dictionary");
                } else if (!inflater.finished()) {
                    return; // more input is needed
                }
            }
        } catch (DataFormatException e) {
            throw dataWrong("not a zlib stream, or damaged");
        }
        inflaterDone = true;
        if (inflater.getRemaining() > 0) {
            throw dataWrong("bytes after the last row");
        }
    }

    /** What follows the image data, up to the end of the file; the first chunk's type is read. */
    private void readTail() throws IOException {
        while (!chunks.type().equals("IEND")) {
            switch (chunks.type()) {
                case "IHDR", "PLTE", "IDAT", "tRNS", "iCCP", "pHYs", "acTL" ->
                    throw chunks.malformed("misplaced " + chunks.type());
                case "eXIf" -> requireUpright();
                default -> PngHead.skipUnlessCritical(chunks, input);
            }
            chunks.next();
        }
        chunks.body(0, 0);
        if (input.available(1)) {
            throw input.malformed(PadesProblem.SCAN_PNG_TRAILING_DATA);
        }
    }

    /** The page was laid out before the image data were read: turning it now is too late. */
    private void requireUpright() throws IOException {
        if (PngHead.exif(chunks, input).orientation() != header.orientation()) {
            throw chunks.malformed("orientation after the image data");
        }
    }

    private RuntimeException dataWrong(String what) {
        return input.malformed(PadesProblem.SCAN_PNG_DATA_WRONG, "what", what);
    }
}
