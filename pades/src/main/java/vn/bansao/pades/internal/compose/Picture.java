package vn.bansao.pades.internal.compose;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A small picture of a seal or of a handwritten signature, as RGB samples and, where it is transparent, a mask.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb the samples, deflated
 * @param mask the opacity, deflated, or null for an opaque picture
 */
public record Picture(int width, int height, byte[] rgb, byte @Nullable [] mask) {
    private static final int LARGEST_SIDE_PX = 2_000;
    private static final int LARGEST_FILE_BYTES = 4 << 20; // 4 MiB: it is repeated in every copy

    /** The picture in a PNG file. */
    public static Picture ofPng(byte[] png) {
        BufferedImage image = decode(png);
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] samples = new byte[width * height * 3];
        byte[] alpha = new byte[width * height];
        boolean opaque = true;
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int argb = image.getRGB(x, y);
                samples[3 * at] = (byte) (argb >> 16);
                samples[3 * at + 1] = (byte) (argb >> 8);
                samples[3 * at + 2] = (byte) argb;
                alpha[at] = (byte) (argb >>> 24);
                opaque &= alpha[at] == -1;
            }
        }
        return new Picture(width, height, PdfSyntax.deflate(samples), opaque ? null : PdfSyntax.deflate(alpha));
    }

    private static BufferedImage decode(byte[] png) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                // Sizes first: a small file may unpack to gigabytes.
                if (png.length > LARGEST_FILE_BYTES
                        || Math.max(reader.getWidth(0), reader.getHeight(0)) > LARGEST_SIDE_PX) {
                    throw unfit("more than " + LARGEST_SIDE_PX + " pixels or " + LARGEST_FILE_BYTES + " bytes");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw unfit("not a PNG that can be read");
        }
    }

    private static PolicyException unfit(String reason) {
        return new PolicyException(Problem.of(PadesProblem.PICTURE_UNFIT, "reason", reason));
    }
}
