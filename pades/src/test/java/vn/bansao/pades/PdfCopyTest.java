package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Copies of PDFs that PDFBox makes: each page of the copy looks like the page it was made of, pixel by pixel. */
class PdfCopyTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final int WIDTH = 400;
    private static final int HEIGHT = 560;
    private static final int DPI = 100;
    private static final float POINTS_WIDE = WIDTH * 72f / DPI;
    private static final float POINTS_HIGH = HEIGHT * 72f / DPI;

    /** How an image is made, and what becomes of it. */
    enum Kind {
        JPEG(Embedding.EXTRACTED),
        JPEG_GREY(Embedding.EXTRACTED),
        FLATE_RGB(Embedding.EXTRACTED),
        FLATE_GREY(Embedding.EXTRACTED),
        FLATE_BILEVEL(Embedding.EXTRACTED),
        FAX(Embedding.EXTRACTED),
        INDEXED(Embedding.EXTRACTED),
        STENCIL(Embedding.EXTRACTED),
        NEGATIVE(Embedding.EXTRACTED),
        RAW(Embedding.EXTRACTED),
        LZW(Embedding.TRANSCODED);

        private final Embedding embedding;

        Kind(Embedding embedding) {
            this.embedding = embedding;
        }
    }

    /** How a page shows it. */
    record Page(
            String name,
            int rotation,
            Matrix matrix,
            PDRectangle crop,
            boolean compressed,
            @Nullable PDRectangle clip) {
        Page(String name, int rotation, Matrix matrix, PDRectangle crop, boolean compressed) {
            this(name, rotation, matrix, crop, compressed, null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final PDRectangle WHOLE = new PDRectangle(POINTS_WIDE, POINTS_HIGH);
    private static final Matrix FULL = new Matrix(POINTS_WIDE, 0, 0, POINTS_HIGH, 0, 0);
    private static final List<Page> PAGES = List.of(
            new Page("plain", 0, FULL, WHOLE, true),
            new Page("turned right", 90, FULL, WHOLE, false),
            new Page("upside down", 180, FULL, WHOLE, false),
            new Page("turned left", 270, FULL, WHOLE, true),
            new Page("mirrored", 0, new Matrix(-POINTS_WIDE, 0, 0, POINTS_HIGH, POINTS_WIDE, 0), WHOLE, true),
            new Page("from below", 0, new Matrix(POINTS_WIDE, 0, 0, -POINTS_HIGH, 0, POINTS_HIGH), WHOLE, true),
            new Page("on its side", 0, new Matrix(0, POINTS_HIGH, -POINTS_WIDE, 0, POINTS_WIDE, 0), WHOLE, true),
            new Page("askew", 0, new Matrix(250, 21, -23, 380, 27, 4), WHOLE, true),
            new Page("with margins", 0, new Matrix(216, 0, 0, 302.4f, 36, 50.4f), WHOLE, true),
            new Page("cropped", 0, FULL, new PDRectangle(36, 72, 180, 216), true),
            new Page("cropped and turned", 90, FULL, new PDRectangle(36, 72, 180, 216), false),
            new Page("clipped", 270, FULL, WHOLE, true, new PDRectangle(36, 72, 144, 216)));

    static Stream<Arguments> pages() {
        Stream<Arguments> kinds = Stream.of(Kind.values()).map(kind -> Arguments.of(kind, PAGES.get(0)));
        Stream<Arguments> places = PAGES.stream().skip(1).map(page -> Arguments.of(Kind.FLATE_RGB, page));
        return Stream.concat(kinds, places);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageLooksTheSame(Kind kind, Page page) throws Exception {
        byte[] source = pdf(kind, page);

        CertifiedCopy copy = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .build()
                .certify(Scan.of(List.of(DocumentSource.of("scan.pdf", source))), Samples.record(1));
        byte[] bytes = copy.toBytes();

        CopyCheck.requireSigned(bytes);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).contains(kind.embedding.name());
        BufferedImage expected = rendered(source);
        BufferedImage actual = rendered(bytes);
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        int different = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                different += expected.getRGB(x, y) == actual.getRGB(x, y) ? 0 : 1;
            }
        }
        assertThat(different).as("pixels that differ").isZero();
    }

    private static BufferedImage rendered(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
        }
    }

    private static byte[] pdf(Kind kind, Page shape) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(WHOLE);
            page.setCropBox(shape.crop());
            page.setRotation(shape.rotation());
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                if (shape.clip() != null) {
                    PDRectangle clip = shape.clip();
                    content.addRect(clip.getLowerLeftX(), clip.getLowerLeftY(), clip.getWidth(), clip.getHeight());
                    content.clip();
                }
                content.drawImage(image(kind, document), shape.matrix());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(
                    out,
                    shape.compressed() ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static PDImageXObject image(Kind kind, PDDocument document) throws IOException {
        return switch (kind) {
            case JPEG -> jpeg(document, BufferedImage.TYPE_3BYTE_BGR);
            case JPEG_GREY -> jpeg(document, BufferedImage.TYPE_BYTE_GRAY);
            case FLATE_RGB -> LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_3BYTE_BGR));
            case FLATE_GREY -> LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_BYTE_GRAY));
            case FLATE_BILEVEL -> LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_BYTE_BINARY));
            case FAX -> CCITTFactory.createFromImage(document, picture(BufferedImage.TYPE_BYTE_BINARY));
            case INDEXED -> samples(document, COSName.FLATE_DECODE, indexed());
            case RAW -> samples(document, null, PDDeviceGray.INSTANCE);
            case LZW -> samples(document, COSName.LZW_DECODE, PDDeviceGray.INSTANCE);
            case NEGATIVE -> {
                PDImageXObject image = samples(document, COSName.FLATE_DECODE, PDDeviceGray.INSTANCE);
                COSArray decode = new COSArray();
                decode.add(COSInteger.ONE);
                decode.add(COSInteger.ZERO);
                image.setDecode(decode);
                yield image;
            }
            case STENCIL -> {
                PDImageXObject image =
                        LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_BYTE_BINARY));
                image.getCOSObject().removeItem(COSName.COLORSPACE);
                image.setStencil(true);
                yield image;
            }
        };
    }

    private static PDImageXObject jpeg(PDDocument document, int type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(type), "jpg", bytes);
        return JPEGFactory.createFromByteArray(document, bytes.toByteArray());
    }

    private static PDColorSpace indexed() throws IOException {
        byte[] palette = new byte[256 * 3];
        new Random(3).nextBytes(palette);
        COSArray space = new COSArray();
        space.add(COSName.INDEXED);
        space.add(COSName.DEVICERGB);
        space.add(COSInteger.get(255));
        space.add(new COSString(palette));
        return PDColorSpace.create(space);
    }

    private static PDImageXObject samples(PDDocument document, COSName filter, PDColorSpace space) throws IOException {
        byte[] samples = new byte[WIDTH * HEIGHT];
        picture(BufferedImage.TYPE_BYTE_GRAY).getRaster().getDataElements(0, 0, WIDTH, HEIGHT, samples);
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        if (filter == null) {
            coded.write(samples);
        } else {
            FilterFactory.INSTANCE
                    .getFilter(filter)
                    .encode(new ByteArrayInputStream(samples), coded, new COSDictionary(), 0);
        }
        return new PDImageXObject(
                document, new ByteArrayInputStream(coded.toByteArray()), filter, WIDTH, HEIGHT, 8, space);
    }

    /** Lines of many colours, none of it symmetrical. */
    private static BufferedImage picture(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        Random random = new Random(7);
        for (int line = 0; line < 28; line++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(30 + line, 30 + 18 * line, 20 + random.nextInt(300), 9);
        }
        graphics.dispose();
        return image;
    }
}
