package vn.bansao.pades.internal.pixels;

/**
 * A page as a small upright picture.
 *
 * @param width in pixels of the picture
 * @param height in pixels of the picture
 * @param grey luma, row by row, 0 is black; shared, not to be changed
 * @param dpiX density of the picture across, in dots per inch
 * @param dpiY density of the picture down
 * @param redMm2 area of red ink in square millimetres; 0 for a page without colour
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and large
public record PagePicture(int width, int height, byte[] grey, double dpiX, double dpiY, double redMm2) {

    int at(int x, int y) {
        return grey[y * width + x] & 0xFF;
    }

    double mmPerPixelX() {
        return 25.4 / dpiX;
    }

    double mmPerPixelY() {
        return 25.4 / dpiY;
    }

    /** The picture with light for dark; what was red is not known. */
    PagePicture inverted() {
        byte[] other = new byte[grey.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = (byte) ~grey[i];
        }
        return new PagePicture(width, height, other, dpiX, dpiY, 0);
    }

    /** The picture turned as EXIF's orientation 1 to 8 says. */
    PagePicture turned(int orientation) {
        if (orientation <= 1) {
            return this;
        }
        boolean sideways = orientation >= 5;
        int newWidth = sideways ? height : width;
        int newHeight = sideways ? width : height;
        byte[] turned = new byte[grey.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                turned[y * newWidth + x] = grey[source(orientation, x, y)];
            }
        }
        return new PagePicture(newWidth, newHeight, turned, sideways ? dpiY : dpiX, sideways ? dpiX : dpiY, redMm2);
    }

    private int source(int orientation, int x, int y) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> y * width + x;
        };
    }
}
