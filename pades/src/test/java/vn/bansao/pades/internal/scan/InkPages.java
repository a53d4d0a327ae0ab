package vn.bansao.pades.internal.scan;

import vn.bansao.testing.CmykProfile;
import vn.bansao.testing.PdfFiles;

/** A JPEG of four inks on a page of 203 by 151 points, inside a PDF and inside a TIFF. */
public final class InkPages {
    private static final int WIDTH = 203;
    private static final int HEIGHT = 151;

    private InkPages() {}

    /** {@code inverted}: as Adobe stores inks. */
    public static byte[] pdf(boolean profile, boolean inverted) {
        PdfFiles file = new PdfFiles();
        String colours = profile ? "[/ICCBased " + file.stream("/N 4", CmykProfile.bytes()) + " 0 R]" : "/DeviceCMYK";
        byte[] jpeg = InkJpegs.file(WIDTH, HEIGHT);
        int image = file.stream(
                "/Subtype/Image/Width " + WIDTH + "/Height " + HEIGHT
                        + "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace" + colours
                        + (inverted ? "/Decode[1 0 1 0 1 0 1 0]" : ""),
                inverted ? JpegFiles.with(jpeg, 0xEE, InkJpegs.adobe(0)) : jpeg);
        return file.imagePage(image, WIDTH, HEIGHT).bytes();
    }

    public static byte[] tiff(boolean profile) {
        TiffFiles.Page page = new TiffFiles.Page(WIDTH, HEIGHT, 7, 5)
                .set(258, 3, 8, 8, 8, 8)
                .set(277, 3, 4)
                .set(282, 5, 72, 1)
                .set(283, 5, 72, 1);
        if (profile) {
            page.block(34_675, CmykProfile.bytes());
        }
        return TiffFiles.file(page.strips(HEIGHT, InkJpegs.file(WIDTH, HEIGHT)));
    }
}
