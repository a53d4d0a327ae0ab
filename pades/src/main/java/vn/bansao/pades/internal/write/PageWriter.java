package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.PageRecord;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.scan.Colour;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.scan.Scan;

/** Writes the pages of one copy: each scan is read, hashed and written once. Not thread-safe. */
final class PageWriter {
    private static final Drawn NOTHING = new Drawn(new PdfBytes(0), null);

    private final ObjectWriter out;
    private final byte[] scratch;
    private final MessageDigest sha256;
    private final List<PageRecord> records = new ArrayList<>();
    private final StringBuilder kids = new StringBuilder();
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

    PageWriter(ObjectWriter out, byte[] scratch, MessageDigest sha256) {
        this.out = out;
        this.scratch = scratch;
        this.sha256 = sha256;
    }

    /** What the record says of the scanned pages. */
    List<PageRecord> records() {
        return records;
    }

    /** A scanned page that carries no field. */
    void scan(Scan scan, int index) throws IOException {
        scan(scan, index, out.allocate(), out.allocate(), "", page -> NOTHING);
    }

    /** The scanned page that carries the fields. */
    CopyLayout.Places scanWithFields(Scan scan, int index, String fields, Overlay overlay) throws IOException {
        CopyLayout.Places places =
                scan(scan, index, CopyTemplate.FIELD_PAGE, CopyTemplate.FIELD_PAGE_CONTENT, fields, overlay);
        if (places == null) {
            throw new IllegalStateException("the page of the fields has no places for them");
        }
        return places;
    }

    private CopyLayout.@Nullable Places scan(
            Scan scan, int index, int page, int content, String fields, Overlay overlay) throws IOException {
        int image = out.allocate();
        try (ScanPageReader reader = ScanPageReader.open(scan, index, scratch, sha256)) {
            ImageHeader header = reader.header();
            Box box = new Box(0, 0, header.pageWidthPt(), header.pageHeightPt());
            image(reader, image);
            Drawn drawing = overlay.on(box);
            PdfBytes drawn = drawing.content();
            PdfBytes stream = new PdfBytes(64 + drawn.size());
            stream.ascii("q ").ascii(PdfSyntax.numbers(header.uprightMatrix())).ascii(" cm/Im0 Do Q\n");
            stream.bytes(drawn);
            page(
                    page,
                    box,
                    "/XObject<</Im0 " + image + " 0 R>>" + (drawn.size() == 0 ? "" : "/Font<</F1 3 0 R>>"),
                    content,
                    fields);
            out.stream(content, "", stream);
            records.add(record(index + 1, header, reader.sha256()));
            return drawing.places();
        }
    }

    /** The page behind the scans that carries the statement and the fields. */
    void statement(Box box, PdfBytes content, String fields) throws IOException {
        page(CopyTemplate.FIELD_PAGE, box, "/Font<</F1 3 0 R>>", CopyTemplate.FIELD_PAGE_CONTENT, fields);
        out.stream(CopyTemplate.FIELD_PAGE_CONTENT, "", content);
    }

    /** The page tree, when all pages are written. */
    void tree() throws IOException {
        out.object(CopyTemplate.PAGES, "<</Type/Pages/Count " + count + "/Kids[" + kids + "]>>");
    }

    private void page(int number, Box box, String resources, int content, String fields) throws IOException {
        count++;
        kids.append(number).append(" 0 R ");
        out.object(
                number,
                "<</Type/Page/Parent 11 0 R/MediaBox" + box.rectangle() + "/Resources<<" + resources + ">>/Contents "
                        + content + " 0 R/Annots[" + fields + "]>>");
    }

    private void image(ScanPageReader reader, int number) throws IOException {
        ImageHeader header = reader.header();
        byte[] icc = header.iccProfile();
        int profile = 0;
        if (icc != null) {
            profile = out.allocate();
            out.stream(profile, "/N " + header.colour().components() + "/Filter/FlateDecode", PdfSyntax.deflate(icc));
        }
        int length = header.encodedLength().isPresent() ? 0 : out.allocate();
        String bytes = length == 0 ? String.valueOf(header.encodedLength().orElseThrow()) : length + " 0 R";
        out.open(
                number,
                "<</Type/XObject/Subtype/Image/Width " + header.widthPx() + "/Height " + header.heightPx()
                        + "/ColorSpace" + colourSpace(header, profile) + "/BitsPerComponent "
                        + header.bitsPerComponent() + "/Filter/"
                        + header.format().filter() + parameters(header)
                        + "/Length " + bytes + ">>\nstream\n");
        long written = reader.transferTo(out::data);
        out.close();
        if (length != 0) {
            out.object(length, String.valueOf(written));
        }
    }

    private static String colourSpace(ImageHeader header, int profile) {
        String base = profile != 0
                ? "[/ICCBased " + profile + " 0 R]"
                : header.colour() == Colour.GRAY ? "/DeviceGray" : "/DeviceRGB";
        byte[] palette = header.palette();
        return palette == null
                ? base
                : "[/Indexed" + base + " " + (palette.length / 3 - 1) + PdfSyntax.hex(palette) + "]";
    }

    private static String parameters(ImageHeader header) {
        if (header.predictor() != 0) {
            return "/DecodeParms<</Predictor " + header.predictor() + "/Colors "
                    + header.colour().samplesPerPixel() + "/BitsPerComponent " + header.bitsPerComponent() + "/Columns "
                    + header.widthPx() + ">>";
        }
        return header.plainRgb() ? "/DecodeParms<</ColorTransform 0>>" : "";
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
                header.format().embedding());
    }
}
