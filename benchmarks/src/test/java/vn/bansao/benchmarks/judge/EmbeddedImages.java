package vn.bansao.benchmarks.judge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** SHA-256 of images as they are coded, by libraries that are not ours: PDFBox for PDF, ImageIO for TIFF. */
final class EmbeddedImages {
    private EmbeddedImages() {}

    /** Of the images of each page up to {@code pages}, with their masks and those in its forms; a page without any has an empty text. */
    static List<String> ofPdf(Path pdf, int pages) throws IOException {
        List<String> digests = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            for (int i = 0; i < Math.min(pages, document.getNumberOfPages()); i++) {
                Set<String> images = new TreeSet<>();
                collect(document.getPage(i).getResources(), images);
                digests.add(String.join(" ", images));
            }
        }
        return digests;
    }

    static int pages(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages();
        }
    }

    private static void collect(PDResources resources, Set<String> images) throws IOException {
        for (COSName name : resources.getXObjectNames()) {
            PDXObject drawn = resources.getXObject(name);
            if (drawn instanceof PDFormXObject form && form.getResources() != null) {
                collect(form.getResources(), images);
            } else if (drawn instanceof PDImageXObject image) {
                images.add(coded(image.getCOSObject()));
                for (COSName mask : List.of(COSName.SMASK, COSName.MASK)) {
                    if (image.getCOSObject().getDictionaryObject(mask) instanceof COSStream stream) {
                        images.add(coded(stream));
                    }
                }
            }
        }
    }

    private static String coded(COSStream image) throws IOException {
        try (InputStream coded = image.createRawInputStream()) {
            return digest(coded.readAllBytes());
        }
    }

    /** Of the strip of each page, its bits in the order that PDF knows; more strips are one stream in a PDF, and have an empty text. */
    static List<String> ofTiff(Path tiff) throws IOException {
        List<String> digests = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(tiff.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(in);
            int pages = reader.getNumImages(true);
            for (int i = 0; i < pages; i++) {
                TIFFDirectory fields = TIFFDirectory.createFromMetadata(reader.getImageMetadata(i));
                TIFFField offsets = fields.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_OFFSETS);
                TIFFField lengths = fields.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS);
                TIFFField order = fields.getTIFFField(BaselineTIFFTagSet.TAG_FILL_ORDER);
                boolean one = offsets != null && lengths != null && offsets.getCount() == 1;
                digests.add(
                        one
                                ? strip(
                                        in,
                                        offsets.getAsLong(0),
                                        lengths.getAsInt(0),
                                        order != null
                                                && order.getAsInt(0) == BaselineTIFFTagSet.FILL_ORDER_RIGHT_TO_LEFT)
                                : "");
            }
            reader.dispose();
        }
        return digests;
    }

    private static String strip(ImageInputStream in, long at, int length, boolean turned) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        ByteArrayOutputStream upright = new ByteArrayOutputStream();
        for (byte each : bytes) {
            upright.write(turned ? Integer.reverse(each) >>> 24 : each);
        }
        return digest(upright.toByteArray());
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
