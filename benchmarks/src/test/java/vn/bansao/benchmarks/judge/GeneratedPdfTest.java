package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One PDF with a page of every kind of image and every way of placing it: the copy's pages are the same to a renderer. */
class GeneratedPdfTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 560;
    private static final int DPI = 100;
    private static final float WIDE = WIDTH * 72f / DPI;
    private static final float HIGH = HEIGHT * 72f / DPI;
    private static final PDRectangle WHOLE = new PDRectangle(WIDE, HIGH);
    private static final Matrix FULL = new Matrix(WIDE, 0, 0, HIGH, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void copyAcceptedAndEachPageLooksTheSame() throws IOException {
        Path scan = folder.resolve("scan.pdf");
        int pages = write(scan);
        DemoCopy demo = DemoCopy.in(folder);

        assertThat(demo.certify(scan)).isZero();
        demo.requireAccepted();
        RenderedPages.assumeRenderer();
        RenderedPages rendered = new RenderedPages(folder);
        Path plain = rendered.withoutIntent(demo.copy());
        for (int page = 1; page <= pages; page++) {
            byte[] expected = rendered.page(scan, page, DPI);
            // The renderer does not know of units: the copy of the last page is drawn twice as large.
            assertThat(rendered.page(plain, page, page == pages ? DPI / 2 : DPI))
                    .as("page " + page)
                    .isEqualTo(expected);
        }
    }

    private static int write(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            BufferedImage colour = picture(BufferedImage.TYPE_3BYTE_BGR);
            BufferedImage bilevel = picture(BufferedImage.TYPE_BYTE_BINARY);
            PDImageXObject rgb = LosslessFactory.createFromImage(document, colour);
            page(document, jpeg(document), FULL, 0, WHOLE);
            page(document, LosslessFactory.createFromImage(document, bilevel), FULL, 0, WHOLE);
            page(document, CCITTFactory.createFromImage(document, bilevel), FULL, 90, WHOLE);
            page(document, stencil(document, bilevel), FULL, 0, WHOLE);
            page(document, samples(document, COSName.FLATE_DECODE, indexed()), FULL, 0, WHOLE);
            page(document, samples(document, COSName.FLATE_DECODE, calibrated()), FULL, 0, WHOLE);
            page(document, samples(document, COSName.FLATE_DECODE, profiled(document)), FULL, 0, WHOLE);
            page(document, samples(document, COSName.LZW_DECODE, PDDeviceGray.INSTANCE), FULL, 0, WHOLE);
            page(document, samples(document, COSName.RUN_LENGTH_DECODE, PDDeviceGray.INSTANCE), FULL, 0, WHOLE);
            page(document, samples(document, null, PDDeviceGray.INSTANCE), FULL, 0, WHOLE);
            PDImageXObject negative = samples(document, COSName.FLATE_DECODE, PDDeviceGray.INSTANCE);
            COSArray decode = new COSArray();
            decode.add(COSInteger.ONE);
            decode.add(COSInteger.ZERO);
            negative.setDecode(decode);
            page(document, negative, FULL, 0, WHOLE);
            for (int rotation = 0; rotation < 360; rotation += 90) {
                page(document, rgb, FULL, rotation, WHOLE);
                page(document, rgb, FULL, rotation, new PDRectangle(36, 72, 180, 216));
            }
            page(document, rgb, new Matrix(-WIDE, 0, 0, HIGH, WIDE, 0), 0, WHOLE);
            page(document, rgb, new Matrix(WIDE, 0, 0, -HIGH, 0, HIGH), 0, WHOLE);
            page(document, rgb, new Matrix(0, HIGH, -WIDE, 0, WIDE, 0), 270, WHOLE);
            page(document, rgb, new Matrix(250, 21, -23, 380, 27, 4), 0, WHOLE);
            page(document, rgb, new Matrix(216, 0, 0, 302.4f, 36, 50.4f), 180, WHOLE);
            page(document, rgb, FULL, 0, WHOLE).setUserUnit(2);
            document.save(file.toFile());
            return document.getNumberOfPages();
        }
    }

    private static PDPage page(PDDocument document, PDImageXObject image, Matrix matrix, int rotation, PDRectangle crop)
            throws IOException {
        PDPage page = new PDPage(WHOLE);
        page.setCropBox(crop);
        page.setRotation(rotation);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, matrix);
        }
        return page;
    }

    private static PDImageXObject jpeg(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
        return JPEGFactory.createFromByteArray(document, bytes.toByteArray());
    }

    private static PDImageXObject stencil(PDDocument document, BufferedImage bilevel) throws IOException {
        PDImageXObject image = LosslessFactory.createFromImage(document, bilevel);
        image.getCOSObject().removeItem(COSName.COLORSPACE);
        image.setStencil(true);
        return image;
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

    private static PDColorSpace calibrated() throws IOException {
        COSArray white = new COSArray();
        white.add(new COSFloat(0.9505f));
        white.add(COSInteger.ONE);
        white.add(new COSFloat(1.089f));
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.WHITE_POINT, white);
        dictionary.setFloat(COSName.GAMMA, 2.2f);
        COSArray space = new COSArray();
        space.add(COSName.CALGRAY);
        space.add(dictionary);
        return PDColorSpace.create(space);
    }

    private static PDColorSpace profiled(PDDocument document) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        PDStream stream = new PDStream(document, new ByteArrayInputStream(profile), COSName.FLATE_DECODE);
        stream.getCOSObject().setInt(COSName.N, 1);
        COSArray space = new COSArray();
        space.add(COSName.ICCBASED);
        space.add(stream);
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
