package vn.bansao.benchmarks.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The pages of a copy, made of PDFBox's COS objects by our own code: no image reader, no font parser, nothing compressed
 * twice. Immutable, thread-safe.
 */
final class RebuiltPages {
    private static final COSName PICTURE = COSName.getPDFName("Im0");
    private static final COSName OUTPUT_PROFILE = COSName.getPDFName("DestOutputProfile");

    private static final int LOCKED_AND_PRINTED = 132; // ISO 32000-1, 12.5.3
    private static final int BYTES_BESIDE_SCANS = 160 << 10;

    private final CopyJob job;
    private final PreparedFont font = PreparedFont.create();
    private final byte[] profile = deflate(Material.PROFILE);

    RebuiltPages(CopyJob job) {
        this.job = job;
    }

    /**
     * An open document with its pages.
     *
     * @param fonts the resources' dictionary of fonts, to be used in other content streams of the same document
     */
    record Composed(PDDocument document, COSDictionary fonts) {}

    Composed compose() throws IOException {
        PDDocument document = new PDDocument();
        document.setVersion(1.7f);
        for (byte[] scan : job.scans()) {
            document.addPage(page(scan));
        }
        COSDictionary fonts = fonts();
        if (job.signatures() == 2) {
            PDPage page = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
            byte[] content =
                    font.content(Sheet.SIZE, Sheet.LEADING, Sheet.LEFT, Sheet.FIRST_BASELINE, CopyJob.STATEMENT_WORDS);
            fill(page, COSName.FONT, fonts, content);
            document.addPage(page);
        }
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setString(COSName.LANG, "vi-VN");
        COSStream metadata = FrozenCos.stream(Material.XMP);
        metadata.setItem(COSName.TYPE, COSName.METADATA);
        metadata.setName(COSName.SUBTYPE, "XML");
        catalog.setItem(COSName.METADATA, metadata);
        catalog.setItem(COSName.OUTPUT_INTENTS, new COSArray(List.of(outputIntent())));
        return new Composed(document, fonts);
    }

    /** A dictionary of fonts, for one document. */
    COSDictionary fonts() throws IOException {
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(PreparedFont.NAME, font.dictionary());
        return fonts;
    }

    /** A form XObject with the words of a visible signature. */
    COSStream look(VisibleBlock block, COSDictionary fonts) throws IOException {
        COSStream look = FrozenCos.stream(
                font.content(VisibleBlock.SIZE, VisibleBlock.LEADING, 2, block.firstBaseline(), block.lines()));
        look.setItem(COSName.TYPE, COSName.XOBJECT);
        look.setItem(COSName.SUBTYPE, COSName.FORM);
        look.setItem(COSName.BBOX, new PDRectangle(block.width(), block.height()).getCOSArray());
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        look.setItem(COSName.RESOURCES, resources);
        return look;
    }

    /** As many bytes as a copy has, and a few more. */
    int sizeBytes() {
        return job.scans().stream().mapToInt(scan -> scan.length).sum() + BYTES_BESIDE_SCANS;
    }

    /** A visible signature's field, which is its annotation too; not yet on a page. */
    static COSDictionary widget(VisibleBlock block, COSStream look) {
        COSDictionary widget = new COSDictionary();
        widget.setItem(COSName.TYPE, COSName.ANNOT);
        widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
        widget.setItem(COSName.FT, COSName.SIG);
        widget.setString(COSName.T, block.field());
        widget.setInt(COSName.F, LOCKED_AND_PRINTED);
        widget.setItem(
                COSName.RECT, new PDRectangle(block.x(), block.y(), block.width(), block.height()).getCOSArray());
        COSDictionary appearance = new COSDictionary();
        appearance.setItem(COSName.N, look);
        appearance.setDirect(true);
        widget.setItem(COSName.AP, appearance);
        return widget;
    }

    private static PDPage page(byte[] scan) throws IOException {
        JpegSize size = JpegSize.of(scan);
        COSStream picture = FrozenCos.stream(scan);
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setInt(COSName.WIDTH, size.width());
        picture.setInt(COSName.HEIGHT, size.height());
        picture.setInt(COSName.BITS_PER_COMPONENT, 8);
        picture.setName(COSName.COLORSPACE, size.colourSpace());
        picture.setItem(COSName.FILTER, COSName.DCT_DECODE);
        COSDictionary pictures = new COSDictionary();
        pictures.setItem(PICTURE, picture);
        float width = Sheet.points(size.width());
        float height = Sheet.points(size.height());
        PDPage page = new PDPage(new PDRectangle(width, height));
        String content = "q " + width + " 0 0 " + height + " 0 0 cm /" + PICTURE.getName() + " Do Q\n";
        fill(page, COSName.XOBJECT, pictures, content.getBytes(StandardCharsets.US_ASCII));
        return page;
    }

    private static void fill(PDPage page, COSName kind, COSDictionary resources, byte[] content) throws IOException {
        COSDictionary all = new COSDictionary();
        all.setItem(kind, resources);
        page.getCOSObject().setItem(COSName.RESOURCES, all);
        page.getCOSObject().setItem(COSName.CONTENTS, FrozenCos.stream(content));
    }

    private COSDictionary outputIntent() throws IOException {
        COSStream stream = FrozenCos.stream(profile);
        stream.setInt(COSName.N, 3);
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        intent.setName(COSName.S, "GTS_PDFA1");
        intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, Material.PROFILE_NAME);
        intent.setString(COSName.INFO, Material.PROFILE_NAME);
        intent.setItem(OUTPUT_PROFILE, stream);
        return intent;
    }

    /** Bytes as FlateDecode reads them. */
    static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't be written", e);
        }
        return compressed.toByteArray();
    }
}
