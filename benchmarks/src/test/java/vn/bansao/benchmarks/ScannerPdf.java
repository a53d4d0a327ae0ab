package vn.bansao.benchmarks;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** A PDF of pages that are one picture each, as scanners write them: upright, or turned by the page's /Rotate. */
final class ScannerPdf {
    private static final int[] ORIENTATIONS = {1, 8, 3, 6
    }; // of pictures that are upright after 0 to 3 turns to the right
    private static final int[] ROTATIONS = {0, 270, 180, 90};

    private final PDDocument document = new PDDocument();
    private final float point;

    ScannerPdf(int dpi) {
        this.point = 72f / dpi;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    ScannerPdf jpeg(BufferedImage upright, int turns) throws IOException {
        return page(JPEGFactory.createFromImage(document, stored(upright, turns), 0.9f), turns);
    }

    ScannerPdf fax(BufferedImage upright, int turns) throws IOException {
        return page(CCITTFactory.createFromImage(document, stored(upright, turns)), turns);
    }

    ScannerPdf flate(BufferedImage upright, int turns) throws IOException {
        return page(LosslessFactory.createFromImage(document, stored(upright, turns)), turns);
    }

    /** Black and white are exchanged in the samples, and once more by /Decode. */
    ScannerPdf inverted(BufferedImage upright) throws IOException {
        BufferedImage negative = new BufferedImage(upright.getWidth(), upright.getHeight(), upright.getType());
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                negative.setRGB(x, y, ~upright.getRGB(x, y) | 0xFF000000);
            }
        }
        PDImageXObject image = CCITTFactory.createFromImage(document, negative);
        COSArray decode = new COSArray();
        decode.add(COSInteger.ONE);
        decode.add(COSInteger.ZERO);
        image.setDecode(decode);
        return page(image, 0);
    }

    /** The colours of a palette, in a colour space of its own. */
    ScannerPdf palette(BufferedImage upright) throws IOException {
        var colours = (java.awt.image.IndexColorModel) upright.getColorModel();
        byte[] table = new byte[3 * colours.getMapSize()];
        for (int i = 0; i < colours.getMapSize(); i++) {
            table[3 * i] = (byte) colours.getRed(i);
            table[3 * i + 1] = (byte) colours.getGreen(i);
            table[3 * i + 2] = (byte) colours.getBlue(i);
        }
        byte[] samples =
                (byte[]) upright.getRaster().getDataElements(0, 0, upright.getWidth(), upright.getHeight(), null);
        COSArray space = new COSArray();
        space.add(COSName.INDEXED);
        space.add(COSName.DEVICERGB);
        space.add(COSInteger.get(colours.getMapSize() - 1));
        space.add(new org.apache.pdfbox.cos.COSString(table));
        PDImageXObject image = new PDImageXObject(
                document,
                new java.io.ByteArrayInputStream(samples),
                null,
                upright.getWidth(),
                upright.getHeight(),
                8,
                org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace.create(space));
        return page(image, 0);
    }

    /** A picture that is drawn turned about the page's middle; the result moves points that are counted from the top left. */
    AffineTransform slantwise(BufferedImage upright, double angle) throws IOException {
        float width = upright.getWidth() * point;
        float height = upright.getHeight() * point;
        AffineTransform turned = AffineTransform.getRotateInstance(angle, width / 2, height / 2);
        turned.scale(width, height);
        draw(JPEGFactory.createFromImage(document, upright, 0.9f), new PDRectangle(width, height), turned, 0);
        return AffineTransform.getRotateInstance(-angle, width / 2, height / 2);
    }

    private static BufferedImage stored(BufferedImage upright, int turns) {
        return ScanKinds.stored(upright, ORIENTATIONS[turns]);
    }

    private ScannerPdf page(PDImageXObject image, int turns) throws IOException {
        PDRectangle box = new PDRectangle(image.getWidth() * point, image.getHeight() * point);
        draw(image, box, AffineTransform.getScaleInstance(box.getWidth(), box.getHeight()), ROTATIONS[turns]);
        return this;
    }

    private void draw(PDImageXObject image, PDRectangle box, AffineTransform matrix, int rotation) throws IOException {
        PDPage page = new PDPage(box);
        page.setRotation(rotation);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, new Matrix(matrix));
        }
    }

    byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (document) {
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
