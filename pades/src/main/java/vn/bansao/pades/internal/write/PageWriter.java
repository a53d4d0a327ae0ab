package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.PageRecord;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.FormPage;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.PdfOrigin;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.ScanPages;

/** Writes the pages of one copy: each scan is read, hashed and written once. Not thread-safe. */
final class PageWriter {
    private static final int MATRIX_DECIMALS = 7;
    private static final Drawn NOTHING = new Drawn(new PdfBytes(0), null);

    private final ObjectWriter out;
    private final ScanPages scans;
    private final ImageWriter images;
    private final TextLayers texts;
    private final MessageDigest sha256;
    private final List<PageRecord> records = new ArrayList<>();
    private final PdfBytes picture = new PdfBytes(64);
    private final PdfBytes kids = new PdfBytes(64);
    private final PdfBytes fieldPage = new PdfBytes(256);
    private int count;

    /** What is drawn over the page that carries the fields, once its size is known. */
    @FunctionalInterface
    interface Overlay {
        Drawn on(Box page);
    }

    /**
     * What is drawn over a page.
     *
     * @param content the content stream; font {@code /F1}
     * @param places where the visible signatures stand, if they stand on this page
     */
    record Drawn(PdfBytes content, CopyLayout.@Nullable Places places) {}

    /** {@code sha256}: any provider's, used while a page is written. */
    PageWriter(ObjectWriter out, ScanPages scans, TextLayers texts, MessageDigest sha256) {
        this.out = out;
        this.scans = scans;
        this.images = new ImageWriter(out);
        this.texts = texts;
        this.sha256 = sha256;
    }

    /** The number of scanned pages. */
    int scanCount() {
        return scans.count();
    }

    /** What the record says of the scanned pages. */
    List<PageRecord> records() {
        return records;
    }

    /** The dictionary of the page with the fields, up to the last of its annotations. */
    PdfBytes fieldPage() {
        return fieldPage;
    }

    /** A scanned page that carries no field. */
    void scan(int index) throws IOException {
        scan(index, out.allocate(), out.allocate(), "", page -> NOTHING);
    }

    /** The scanned page that carries the fields. */
    CopyLayout.Places scanWithFields(int index, String fields, Overlay overlay) throws IOException {
        CopyLayout.Places places =
                scan(index, CopyTemplate.FIELD_PAGE, CopyTemplate.FIELD_PAGE_CONTENT, fields, overlay);
        if (places == null) {
            throw new IllegalStateException("the page of the fields has no places for them");
        }
        return places;
    }

    private CopyLayout.@Nullable Places scan(int index, int page, int content, String fields, Overlay overlay)
            throws IOException {
        int image = out.allocate();
        try (ScanPageReader reader = scans.open(index)) {
            ImageHeader header = reader.header();
            Box box = new Box(0, 0, header.pageWidthPt(), header.pageHeightPt());
            byte[] digest = body(reader, image);
            String name = reader.form() == null ? "Im0" : "Fm0";
            int layer = layer(index, digest);
            Drawn drawing = overlay.on(box);
            PdfBytes drawn = drawing.content();
            String picture = "/XObject<</" + name + " " + image + " 0 R>>";
            page(page, box, new Parts(picture, content, layer, drawn.size() != 0), fields);
            out.line(); // A stream of content has no entries but its length.
            out.stream(content, picture(header, name), drawn);
            records.add(record(index + 1, header, digest));
            return drawing.places();
        }
    }

    /** Writes what the page shows, and returns the digest that the record states of it. */
    private byte[] body(ScanPageReader reader, int number) throws IOException {
        FormPage form = reader.form();
        if (form != null) {
            return new FormWriter(out, images, new Digests(sha256)).write(form, reader, number);
        }
        images.write(reader.header(), reader::transferTo, number, null);
        return reader.sha256();
    }

    /** The page behind the scans that carries the statement and the fields. */
    void statement(Box box, PdfBytes content, String fields) throws IOException {
        page(CopyTemplate.FIELD_PAGE, box, new Parts("", CopyTemplate.FIELD_PAGE_CONTENT, 0, true), fields);
        out.line();
        out.stream(CopyTemplate.FIELD_PAGE_CONTENT, content);
    }

    /** The page tree, when all pages are written. */
    void tree() throws IOException {
        out.line()
                .ascii("<</Type/Pages/Count ")
                .integer(count)
                .ascii("/Kids[")
                .bytes(kids)
                .ascii("]>>");
        out.object(CopyTemplate.PAGES);
    }

    /**
     * What a page refers to, by number but for the scan.
     *
     * @param picture the scan as an entry of its resources, or empty
     * @param layer the content stream of invisible text, or 0
     * @param text whether the content has text
     */
    private record Parts(String picture, int content, int layer, boolean text) {}

    /** Writes the words of a page, which stand over all else; returns the number of their stream, or 0. */
    private int layer(int index, byte[] sha256) throws IOException {
        if (texts.pages().isEmpty()) {
            return 0;
        }
        byte[] words = texts.of(index, scans.fileOf(index), sha256);
        if (words.length == 0) {
            return 0;
        }
        int number = out.allocate();
        out.line().ascii("/Filter/FlateDecode");
        out.stream(number, new PdfBytes(words.length).bytes(words));
        return number;
    }

    private void page(int number, Box box, Parts parts, String fields) throws IOException {
        count++;
        kids.integer(number).ascii(" 0 R ");
        PdfBytes line = out.line().ascii("<</Type/Page/Parent 11 0 R/MediaBox");
        box.writeTo(line);
        line.ascii("/Resources<<").ascii(parts.picture());
        if (parts.text() || parts.layer() != 0) {
            line.ascii("/Font<</F1 3 0 R>>");
        }
        line.ascii(">>/Contents");
        if (parts.layer() == 0) {
            line.ascii(" ").integer(parts.content()).ascii(" 0 R");
        } else {
            line.ascii("[").integer(parts.content()).ascii(" 0 R ");
            line.integer(parts.layer()).ascii(" 0 R]");
        }
        line.ascii("/Annots[").ascii(fields);
        if (number == CopyTemplate.FIELD_PAGE) {
            fieldPage.clear().bytes(line);
        }
        line.ascii("]>>");
        out.object(number);
    }

    /** The image, or the form, upright on its page. */
    private PdfBytes picture(ImageHeader header, String name) {
        PdfBytes stream = picture.clear().ascii("q ");
        PdfOrigin origin = header.origin();
        if (origin == null) {
            for (double number : header.uprightMatrix()) {
                stream.number(number).ascii(" ");
            }
        } else {
            double[] clip = origin.placement().clip();
            if (clip != null) {
                exact(stream, clip).ascii("re W n ");
            }
            exact(stream, header.uprightMatrix());
        }
        return stream.ascii("cm/").ascii(name).ascii(" Do Q\n");
    }

    /** As many decimals as a page needs that is drawn like another, pixel by pixel. */
    static PdfBytes exact(PdfBytes stream, double[] numbers) {
        for (double number : numbers) {
            BigDecimal rounded = BigDecimal.valueOf(number).setScale(MATRIX_DECIMALS, RoundingMode.HALF_UP);
            stream.ascii(
                            rounded.signum() == 0
                                    ? "0"
                                    : rounded.stripTrailingZeros().toPlainString())
                    .ascii(" ");
        }
        return stream;
    }

    private static PageRecord record(int index, ImageHeader header, byte[] digest) {
        PageRecord.Colour colour = header.colour() != Colour.GRAY
                ? PageRecord.Colour.COLOUR
                : header.bitsPerComponent() == 1 ? PageRecord.Colour.BILEVEL : PageRecord.Colour.GREY;
        return new PageRecord(
                index,
                HexFormat.of().formatHex(digest),
                header.widthPx(),
                header.heightPx(),
                header.dpiX(),
                header.dpiY(),
                colour,
                header.coding().embedding());
    }
}
