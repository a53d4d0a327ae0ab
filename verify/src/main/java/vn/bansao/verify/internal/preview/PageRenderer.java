package vn.bansao.verify.internal.preview;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages with PDFBox, but only those that PDFBox and the strict reader agree about. No network, no font or other file
 * of the machine. Used by one {@link PreviewThread}.
 */
final class PageRenderer implements Closeable {
    private static final int LONGEST_EDGE = 820; // pixels
    /** Images are sampled down while they are decoded, which is fast and rough; averaging four pixels mends that. */
    private static final int OVERSAMPLING = 2;

    private static final double LEAST_ASPECT = 1.0 / 20;
    private static final float QUALITY = 0.8f;
    private static final double BOX_TOLERANCE = 0.01; // PDFBox counts in float
    private static final long WORKING_BYTES = 32L << 20; // 32 MiB of streams that PDFBox itself makes

    private final PDDocument document;
    private final StreamGuard guard;
    private final Deadline deadline;

    private PageRenderer(PDDocument document, StreamGuard guard, Deadline deadline) {
        this.document = document;
        this.guard = guard;
        this.deadline = deadline;
    }

    static PageRenderer open(SourceBytes bytes, int pages, Deadline deadline) throws IOException {
        BuiltInFonts.install();
        PDFParser parser =
                new PDFParser(bytes, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(WORKING_BYTES).streamCache);
        PDDocument document = parser.parse(false);
        document.setResourceCache(new PageCache());
        if (document.getNumberOfPages() != pages) {
            document.close();
            throw new StoppedException(Lack.NOT_DRAWABLE);
        }
        return new PageRenderer(document, new StreamGuard(Budget.ofThisJvm(), deadline), deadline);
    }

    /** A page as JPEG, and whether it is all of the page. */
    record Picture(byte[] jpeg, boolean complete) {}

    Picture draw(PageOutline outline) throws IOException {
        PDPage page = document.getPage(outline.number() - 1);
        if (!agrees(page, outline)) {
            throw new StoppedException(Lack.NOT_DRAWABLE);
        }
        double aspect = outline.aspect();
        if (aspect < LEAST_ASPECT || aspect > 1 / LEAST_ASPECT) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
        guard.admit(page);
        double longest = Math.max(outline.box().width(), outline.box().height());
        Renderer renderer = new Renderer(document);
        BufferedImage large = renderer.renderImage(
                outline.number() - 1, (float) (OVERSAMPLING * LONGEST_EDGE / longest), ImageType.RGB);
        CarefulDrawer drawer = renderer.drawer;
        return new Picture(jpeg(halved(large)), drawer != null && !drawer.incomplete());
    }

    /** Whether it is the same object with the same box: PDFBox is more lenient and could see another page. */
    private static boolean agrees(PDPage page, PageOutline outline) {
        COSObjectKey key = page.getCOSObject().getKey();
        PDRectangle box = page.getCropBox();
        return key != null
                && key.getNumber() == outline.objectNumber()
                && page.getRotation() == outline.rotation()
                && near(box.getLowerLeftX(), outline.box().left(), outline)
                && near(box.getLowerLeftY(), outline.box().bottom(), outline)
                && near(box.getUpperRightX(), outline.box().right(), outline)
                && near(box.getUpperRightY(), outline.box().top(), outline);
    }

    private static boolean near(double one, double other, PageOutline outline) {
        double size = Math.max(outline.box().width(), outline.box().height());
        return Math.abs(one - other) <= BOX_TOLERANCE * Math.max(1, size / 100);
    }

    private static BufferedImage halved(BufferedImage large) {
        int width = Math.max(1, large.getWidth() / OVERSAMPLING);
        int height = Math.max(1, large.getHeight() / OVERSAMPLING);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(large, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    /** Without ImageIO's defaults, which may use a file. */
    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private final class Renderer extends PDFRenderer {
        private @Nullable CarefulDrawer drawer;

        Renderer(PDDocument pages) {
            super(pages);
            setSubsamplingAllowed(true);
            setDefaultDestination(RenderDestination.VIEW);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            drawer = new CarefulDrawer(parameters, guard, deadline);
            return drawer;
        }
    }
}
