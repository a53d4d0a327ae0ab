package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/** Reads the dictionary of an image that a page draws, and lets through only what PDF/A permits and is understood in full. */
final class PdfImages {
    private static final int MOST_HEAD_BYTES = 1 << 20; // 1 MiB, of a JPEG that is compressed once more
    static final Set<String> INTENTS =
            Set.of("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation");
    private static final int FAX_COLUMNS = 1_728; // ISO 32000-1, table 11

    private static final Placed ANYWHERE =
            new Placed(new Placement(1, 1, Matrix.IDENTITY.numbers(), null), new Density(72, 72));

    private final PdfFile file;
    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final ImageRules rules;

    PdfImages(PdfFile file, ScanBytes bytes, Scan scan) {
        this.file = file;
        this.revision = file.last();
        this.bytes = bytes;
        this.rules = new ImageRules(scan, bytes);
    }

    /** The only image of its page, in its place. */
    PageImage of(PdfDrawing.Drawn drawn, PdfPage page) throws IOException {
        PdfValue.Dict dict = drawn.image().dict();
        requireOpaque(dict);
        if (isMask(dict) && drawn.state().fill() != PdfState.Fill.BLACK) {
            throw PdfFilters.unsupported(bytes, "colour of a stencil", "another", "black");
        }
        return image(drawn.image(), drawn.resources(), "", raster -> placed(drawn, page, raster));
    }

    /**
     * One of the images of a page, which is drawn as that page's content says.
     *
     * @param resources where device colour spaces may be given another meaning
     * @param more further entries of its dictionary as PDF text, or empty
     */
    PageImage part(PdfValue.Stream stream, PdfValue.Dict resources, String more) throws IOException {
        return image(stream, resources, more, raster -> ANYWHERE);
    }

    private PageImage image(
            PdfValue.Stream stream, PdfValue.Dict resources, String more, Function<Raster, Placed> place)
            throws IOException {
        PdfFilters filters = PdfFilters.of(stream.dict(), revision, bytes);
        boolean jpx = filters.last().equals("JPXDecode");
        PdfColour colour = colour(stream.dict(), resources, jpx);
        Raster raster = raster(stream.dict(), filters, colour);
        boolean mask = isMask(stream.dict());
        double[] decode =
                jpx ? null : decode(stream.dict(), mask ? 1 : raster.colour().samplesPerPixel());
        JpxHead head = jpx ? jpxHead(stream, filters) : null;
        if (head != null) {
            raster = jpx(raster, head, colour);
        }
        if (filters.last().equals("CCITTFaxDecode")
                && filters.lastParameters().integer("Columns", FAX_COLUMNS) != raster.widthPx()) {
            throw PdfScan.malformed(bytes, "image: Columns are not Width");
        }
        Placed placed = place.apply(raster);
        byte[] globals = globals(filters);
        if (filters.last().equals("JBIG2Decode")) {
            requireEmbedded(stream, filters, globals);
        }
        PdfOrigin origin = new PdfOrigin(
                placed.placement(),
                colour == null || mask ? "" : colour.text(),
                colour == null ? 0 : colour.baseComponents(),
                (mask ? "/ImageMask true" : "") + decodeText(decode) + intent(stream.dict()) + more,
                globals,
                Shown.of(placed.placement().matrix(), colour, raster, decode));
        ImageHeader header = new ImageHeader(
                new ImageCoding("", "", Embedding.EXTRACTED),
                raster,
                placed.density(),
                1,
                colour == null ? null : colour.profile(),
                OptionalLong.empty(),
                origin);
        return image(stream, filters, header);
    }

    /** Where an image stands, and its resolution there. */
    private record Placed(Placement placement, Density density) {}

    private Placed placed(PdfDrawing.Drawn drawn, PdfPage page, Raster raster) {
        Placement placement = placement(drawn, page);
        Matrix matrix = drawn.state().matrix();
        Density density = rules.density(
                new Density(
                        dpi(raster.widthPx(), matrix.across() * page.unit()),
                        dpi(raster.heightPx(), matrix.up() * page.unit())),
                raster);
        return new Placed(placement, density);
    }

    /** To a thousandth: what is beyond are roundings of the writer. */
    static double dpi(int pixels, double points) {
        return Math.rint(pixels * 72_000.0 / points) / 1_000;
    }

    private PageImage image(PdfValue.Stream stream, PdfFilters filters, ImageHeader header) throws IOException {
        if (filters.undone() > 0) {
            return withoutLzw(stream, filters, header);
        }
        ImageHeader untouched = header.coded(
                new ImageCoding(filters.nameText(), filters.parameterText(bytes), Embedding.EXTRACTED),
                OptionalLong.of(stream.length()));
        if (filters.last().equals("DCTDecode")) {
            ScanInput input = jpeg(stream, filters, header.raster());
            if (filters.names().size() == 1) {
                return new JpegImage(input, header.coded(untouched.coding(), OptionalLong.of(input.sizeBytes())));
            }
        }
        SampleCount samples = filters.codesImage() ? null : SampleCount.of(header.raster(), filters, bytes);
        return new PdfImage(untouched, bytes, stream, filters, samples);
    }

    /** LZW is undone, with all before it; samples that are left without a filter are compressed as losslessly. */
    private PageImage withoutLzw(PdfValue.Stream stream, PdfFilters filters, ImageHeader header) throws IOException {
        int undone = filters.undone();
        PdfFilters left = filters.from(undone);
        boolean samples = left.names().isEmpty();
        boolean predicted = filters.parameters().get(undone - 1).integer("Predictor", 1) > 1;
        if (!samples && predicted) {
            throw PdfFilters.unsupported(bytes, "predictor before another filter", "yes", "no");
        }
        if (filters.last().equals("DCTDecode")) {
            jpeg(stream, filters, header.raster());
        }
        PdfFilters written = samples
                ? new PdfFilters(
                        List.of("FlateDecode"), List.of(filters.parameters().get(undone - 1)))
                : left;
        ImageCoding coding = new ImageCoding(written.nameText(), written.parameterText(bytes), Embedding.TRANSCODED);
        SampleCount count = filters.codesImage() ? null : SampleCount.of(header.raster(), filters, bytes);
        return new PdfRecoded(header.coded(coding, OptionalLong.empty()), bytes, stream, filters, count);
    }

    void requireOpaque(PdfValue.Dict image) throws IOException {
        PdfValue soft = revision.resolve(image.get("SMask"));
        boolean none = soft == PdfValue.NULL || soft.equals(new PdfValue.Name("None"));
        if (!none || number(image, "SMaskInData", 0) != 0) {
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "SMask");
        }
        if (revision.resolve(image.get("Mask")) != PdfValue.NULL) {
            throw bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "Mask");
        }
    }

    long number(PdfValue.Dict image, String key, long otherwise) throws IOException {
        PdfValue value = revision.resolve(image.get(key));
        if (value == PdfValue.NULL) {
            return otherwise;
        }
        double number = PdfNumbers.of(value);
        if (!(number >= 0 && number == Math.rint(number))) {
            throw PdfScan.malformed(bytes, "image: " + key);
        }
        return (long) number;
    }

    boolean isMask(PdfValue.Dict image) throws IOException {
        return new PdfValue.Bool(true).equals(revision.resolve(image.get("ImageMask")));
    }

    /** Null where the image itself says it. A stencil stays one: the copy, too, draws it in black on white. */
    private @Nullable PdfColour colour(PdfValue.Dict image, PdfValue.Dict resources, boolean jpx) throws IOException {
        if (isMask(image)) {
            return PdfColour.DEVICE_GRAY;
        }
        if (jpx && !image.has("ColorSpace")) {
            return null;
        }
        return new PdfColours(file, bytes, rules.limits().maxIccBytes(), resources).of(image.get("ColorSpace"));
    }

    Raster raster(PdfValue.Dict image, PdfFilters filters, @Nullable PdfColour colour) throws IOException {
        long width = number(image, "Width", 0);
        long height = number(image, "Height", 0);
        rules.requireSize(width, height, bytes.offset());
        boolean bilevel = isMask(image)
                || filters.last().equals("CCITTFaxDecode")
                || filters.last().equals("JBIG2Decode");
        boolean coded = filters.last().equals("DCTDecode") || filters.last().equals("JPXDecode");
        long bits = number(image, "BitsPerComponent", bilevel ? 1 : coded ? 8 : 0);
        boolean known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
        if (!known || (bilevel && bits != 1) || (filters.last().equals("DCTDecode") && bits != 8)) {
            throw PdfScan.malformed(bytes, "image: BitsPerComponent " + bits);
        }
        Colour meaning = colour == null ? Colour.GRAY : colour.meaning();
        if (bilevel && meaning.samplesPerPixel() != 1) {
            throw PdfScan.malformed(bytes, "image: ColorSpace of a bilevel image");
        }
        return new Raster((int) width, (int) height, (int) bits, meaning, null);
    }

    private JpxHead jpxHead(PdfValue.Stream stream, PdfFilters filters) throws IOException {
        try (InputStream code = code(stream, filters)) {
            return JpxHead.read(code, bytes);
        }
    }

    private Raster jpx(Raster stated, JpxHead head, @Nullable PdfColour colour) {
        boolean fits = colour == null || colour.meaning().samplesPerPixel() == head.components();
        if (head.width() != stated.widthPx() || head.height() != stated.heightPx() || !fits) {
            throw PdfScan.malformed(bytes, "image: JPEG 2000 of another size or colour than its dictionary says");
        }
        if (colour == null && head.components() == 4) {
            throw bytes.refused(PadesProblem.SCAN_PDF_CMYK_WITHOUT_PROFILE);
        }
        Colour own = head.components() == 1 ? Colour.GRAY : Colour.RGB;
        int bits = head.bits() == 1 ? 1 : 8; // tells bilevel from grey, nothing else
        return new Raster(stated.widthPx(), stated.heightPx(), bits, colour == null ? own : colour.meaning(), null);
    }

    /** The entry /Decode of a dictionary as PDF text, or empty. */
    String decodeText(PdfValue.Dict image, int components) throws IOException {
        return decodeText(decode(image, components));
    }

    private static String decodeText(double @Nullable [] decode) {
        return decode == null ? "" : "/Decode" + PdfNumbers.text(decode);
    }

    private double @Nullable [] decode(PdfValue.Dict image, int components) throws IOException {
        if (revision.resolve(image.get("Decode")) == PdfValue.NULL) {
            return null;
        }
        double[] numbers = PdfNumbers.of(image.get("Decode"), 2 * components, revision);
        if (numbers == null) {
            throw PdfScan.malformed(bytes, "image: Decode");
        }
        return numbers;
    }

    /** An unknown one means the usual one (ISO 32000-2, 8.6.5.8), and is not permitted (ISO 19005-2, 6.2.6). */
    String intent(PdfValue.Dict image) throws IOException {
        PdfValue value = revision.resolve(image.get("Intent"));
        return value instanceof PdfValue.Name name && INTENTS.contains(name.value()) ? "/Intent/" + name.value() : "";
    }

    private Placement placement(PdfDrawing.Drawn drawn, PdfPage page) {
        Matrix matrix = drawn.state().matrix();
        if (!matrix.sound()) {
            throw PdfScan.malformed(bytes, "content: matrix");
        }
        Rect clip = drawn.state().clip();
        Rect shown = new Rect(0, 0, 1, 1).bounds(matrix).and(page.box());
        if (shown.empty() || (clip != null && clip.and(shown).empty())) {
            throw bytes.refused(PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE, "what", "an image outside the page");
        }
        Placement placement = Placement.of(page.box(), page.turns(), page.unit(), matrix, clip);
        rules.requirePage(placement.widthPt(), placement.heightPt());
        return placement;
    }

    private byte @Nullable [] globals(PdfFilters filters) throws IOException {
        return filters.last().equals("JBIG2Decode")
                        && filters.lastParameters().get("JBIG2Globals") instanceof PdfValue.Stream stream
                ? PdfScan.decoded(file, stream)
                : null;
    }

    /** No viewer shows a JBIG2 file with its header within a PDF. */
    private void requireEmbedded(PdfValue.Stream stream, PdfFilters filters, byte @Nullable [] globals)
            throws IOException {
        try (InputStream code = code(stream, filters)) {
            if (Jbig2Check.isFile(code.readNBytes(8)) || (globals != null && Jbig2Check.isFile(globals))) {
                throw bytes.malformedAt(
                        stream.offset(), PadesProblem.SCAN_PDF_DATA_WRONG, "what", "JBIG2 with a file header");
            }
        }
    }

    private InputStream code(PdfValue.Stream stream, PdfFilters filters) {
        return PdfImage.damageTold(
                filters.decoded(
                        new TiffSegment(bytes, stream.offset(), stream.length(), false), filters.outer(), bytes),
                bytes);
    }

    /** Some writers count the line end before {@code endstream}. */
    private PdfValue.Stream withoutLineEnd(PdfValue.Stream stream) throws IOException {
        long end = stream.offset() + stream.length();
        long least = Math.max(stream.offset(), end - 2);
        while (end > least && (bytes.u8(end - 1) == '\n' || bytes.u8(end - 1) == '\r')) {
            end--;
        }
        return new PdfValue.Stream(stream.dict(), stream.offset(), end - stream.offset());
    }

    /** A JPEG whose head was read, and says what the dictionary says. */
    private ScanInput jpeg(PdfValue.Stream stream, PdfFilters filters, Raster stated) throws IOException {
        ScanInput input;
        if (filters.names().size() == 1) {
            PdfValue.Stream jpeg = withoutLineEnd(stream);
            input = ScanInput.part(bytes, jpeg.offset(), jpeg.length(), code(jpeg, filters));
        } else {
            byte[] start;
            try (InputStream decoded = code(stream, filters)) {
                start = decoded.readNBytes(MOST_HEAD_BYTES);
            }
            input = ScanInput.part(bytes, stream.offset(), start.length, new ByteArrayInputStream(start));
        }
        input.require(2);
        if (input.buffer()[0] != (byte) 0xFF || input.buffer()[1] != (byte) 0xD8) {
            throw bytes.malformedAt(stream.offset(), PadesProblem.SCAN_JPEG_MALFORMED, "what", "marker expected");
        }
        input.keepFromStart(true);
        JpegHead head = new JpegHead(input, rules);
        head.read();
        Raster coded = head.raster();
        if (coded.widthPx() != stated.widthPx()
                || coded.heightPx() != stated.heightPx()
                || coded.colour().samplesPerPixel() != stated.colour().samplesPerPixel()) {
            throw PdfScan.malformed(bytes, "image: JPEG of another size or colour than its dictionary says");
        }
        return input;
    }
}
