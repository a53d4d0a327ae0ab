package vn.bansao.pades.internal.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/** What PDFBox, an independent reader, makes of an image stream with /CCITTFaxDecode. */
final class FaxPixels {
    private FaxPixels() {}

    /** Pixels by row; 0 is black. */
    static int[][] decode(ImageHeader header, byte[] body) throws IOException {
        COSDictionary parameters = new COSDictionary();
        String text = header.coding().parameters().replaceAll("[<>]", "");
        for (String entry : text.substring(1).split("/")) {
            String[] words = entry.split(" ");
            parameters.setItem(
                    COSName.getPDFName(words[0]),
                    words[1].equals("true") || words[1].equals("false")
                            ? COSBoolean.getBoolean(words[1].equals("true"))
                            : COSInteger.get(Long.parseLong(words[1])));
        }
        COSDictionary image = new COSDictionary();
        image.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
        image.setItem(COSName.DECODE_PARMS, parameters);
        image.setInt(COSName.HEIGHT, header.heightPx());
        image.setInt(COSName.WIDTH, header.widthPx());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilterFactory.INSTANCE.getFilter(COSName.CCITTFAX_DECODE).decode(new ByteArrayInputStream(body), out, image, 0);
        byte[] rows = out.toByteArray();
        int rowBytes = (header.widthPx() + 7) / 8;
        int[][] pixels = new int[header.heightPx()][header.widthPx()];
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                pixels[y][x] = rows[y * rowBytes + x / 8] >> (7 - x % 8) & 1;
            }
        }
        return pixels;
    }

    /** The same of an image. */
    static int[][] of(BufferedImage image) {
        int[][] pixels = new int[image.getHeight()][image.getWidth()];
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                pixels[y][x] = image.getRGB(x, y) & 1;
            }
        }
        return pixels;
    }
}
