package vn.bansao.pades.internal.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.bansao.testing.PdfFiles;

/** One small sound scan of every kind that is read. */
public final class SoundScans {
    private SoundScans() {}

    /** By a name that tells the kind. */
    public static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "jpeg",
                JpegFiles.with(JpegFiles.colour(), 0xE1, JpegFiles.exif(ByteOrder.LITTLE_ENDIAN, 6, 300, 300, 2)));
        all.put("jpeg-progressive", JpegFiles.progressive());
        all.put("jpeg-inks", InkJpegs.withProfile(JpegFiles.with(InkJpegs.file(203, 151), 0xEE, InkJpegs.adobe(2))));
        all.put("png", PngFiles.file(new PngFiles.Kind(2, 8, false, 45, 43)));
        all.put("png-interlaced", PngFiles.file(new PngFiles.Kind(3, 4, true, 45, 43)));
        all.put("jpeg2000", Jp2Files.colour());
        all.put("jpeg2000-codestream", Jp2Files.codestream(3, 8));
        tiffs(all);
        all.put("pdf-flate", PdfFiles.plain());
        all.put("pdf-dct-streams", DamagedPdfTest.compressed());
        all.put("pdf-jbig2", Jbig2Files.pdf(Jbig2Files.globals(), Jbig2Files.halftone()));
        PdfFiles fax = new PdfFiles();
        int image = fax.stream(
                "/Subtype/Image/Width 301/Height 220/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
                        + "/DecodeParms<</K -1/Columns 301>>",
                Jbig2Files.fax(301, 220, (x, y) -> (x * x + y * y) % 977 < 300));
        all.put("pdf-fax", fax.imagePage(image, 301, 220).bytes());
        PdfFiles wavelets = new PdfFiles();
        int jpx = wavelets.stream(
                "/Subtype/Image/Width " + Jp2Files.WIDTH + "/Height " + Jp2Files.HEIGHT + "/Filter/JPXDecode",
                Jp2Files.colour());
        all.put(
                "pdf-jpx",
                wavelets.imagePage(jpx, Jp2Files.WIDTH, Jp2Files.HEIGHT).bytes());
        return all;
    }

    private static void tiffs(Map<String, byte[]> all) throws IOException {
        BufferedImage bilevel = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_BINARY, 301, 220);
        BufferedImage colour = TiffImageIoTest.picture(BufferedImage.TYPE_3BYTE_BGR, 160, 128);
        all.put("tiff-lzw", TiffFiles.file(new TiffFiles.Kind(2, 8, 5, true, 7, false, true, false)));
        all.put("tiff-deflate-big", TiffFiles.file(new TiffFiles.Kind(2, 16, 8, true, 0, false, false, true)));
        all.put("tiff-packbits", TiffFiles.file(new TiffFiles.Kind(3, 4, 32_773, false, 43, false, false, false)));
        all.put("tiff-plain-tiles", TiffFiles.file(new TiffFiles.Kind(0, 1, 1, false, 7, true, true, true)));
        all.put("tiff-g4", TiffImageIoTest.write(bilevel, "CCITT T.6", 0));
        all.put("tiff-g3", TiffImageIoTest.write(bilevel, "CCITT T.4", 0));
        all.put("tiff-runs", TiffImageIoTest.write(bilevel, "CCITT RLE", 0));
        all.put("tiff-jpeg", TiffImageIoTest.write(colour, "JPEG", 0));
    }
}
