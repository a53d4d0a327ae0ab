package vn.bansao.pades.internal.pixels;

import java.util.List;
import vn.bansao.pades.internal.scan.ImageHeader;

/** The picture of a sequential JPEG. */
final class JpegPicture {
    private static final int MAX_DCT_SHIFT = 3; // a block to one pixel

    private JpegPicture() {}

    static PagePicture of(byte[] data, int from, int length, ImageHeader header, int shift)
            throws DamagedPixelsException {
        int inDct = Math.min(shift, MAX_DCT_SHIFT);
        JpegDecoder decoder = new JpegDecoder(data, from, length, 8 >> inDct);
        List<JpegComponent> components = decoder.decode();
        JpegComponent first = components.get(0);
        int width = PictureScale.size(share(header.widthPx(), first.horizontal, decoder.maxHorizontal()), inDct);
        int height = PictureScale.size(share(header.heightPx(), first.vertical, decoder.maxVertical()), inDct);
        Shrinking grey = new Shrinking(width, height, shift - inDct);
        for (int y = 0; y < height; y++) {
            grey.row(first.plane(), y * first.stride());
        }
        double dpiX = header.dpiX() * first.horizontal / decoder.maxHorizontal() / (1L << shift);
        double dpiY = header.dpiY() * first.vertical / decoder.maxVertical() / (1L << shift);
        return new PagePicture(
                grey.outWidth(), grey.outHeight(), grey.pixels(), dpiX, dpiY, redMm2(components, decoder, header));
    }

    private static int share(int samples, int of, int max) {
        return (samples * of + max - 1) / max;
    }

    private static double redMm2(List<JpegComponent> components, JpegDecoder decoder, ImageHeader header) {
        if (components.size() != 3) {
            return 0;
        }
        JpegComponent cb = components.get(1);
        JpegComponent cr = components.get(2);
        if (cb.horizontal != cr.horizontal
                || cb.vertical != cr.vertical
                || header.coding().isPlainRgbJpeg()) {
            return 0; // nobody's scanner; red ink is then said to be missing, which a person looks at
        }
        int cells = RedInk.cells(cb.plane(), cr.plane(), cb.plane().length);
        double cellWidthMm = 8.0 * decoder.maxHorizontal() / cb.horizontal * 25.4 / header.dpiX();
        double cellHeightMm = 8.0 * decoder.maxVertical() / cb.vertical * 25.4 / header.dpiY();
        return cells * cellWidthMm * cellHeightMm;
    }
}
