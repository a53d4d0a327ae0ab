package vn.bansao.pades.internal.scan;

import java.awt.image.BandedSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import vn.bansao.testing.CmykProfile;

/** JPEG files of four components: ImageIO writes any four as they are. */
final class InkJpegs {
    private InkJpegs() {}

    /** Four stripes, each of one ink, without a marker that says so. */
    static byte[] file(int width, int height) {
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, width, height, 4), null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setSample(x, y, Math.min(3, 4 * x / width), 255);
            }
        }
        return encode(raster);
    }

    static byte[] encode(Raster raster) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] withProfile(byte[] file) {
        return JpegFiles.with(file, 0xE2, profile(CmykProfile.bytes()));
    }

    /** An APP2 body with a profile in one piece. */
    static byte[] profile(byte[] profile) {
        return JpegFiles.cat(new byte[] {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0, 1, 1}, profile);
    }

    /** An APP14 body. */
    static byte[] adobe(int transform) {
        return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    }
}
