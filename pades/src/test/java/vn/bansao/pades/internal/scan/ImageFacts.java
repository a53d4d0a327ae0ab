package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Predicate;

/** What metadata-extractor, an independent reader, says of an image file. */
record ImageFacts(Metadata metadata) {

    static ImageFacts of(byte[] file) throws IOException {
        try {
            return new ImageFacts(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file)));
        } catch (ImageProcessingException e) {
            throw new IOException(e);
        }
    }

    /** Compares size, orientation and, where the file has one, density. */
    void assertSame(ImageHeader header) {
        int orientation = 1;
        for (ExifIFD0Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            Integer stated = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            orientation = stated == null || stated < 1 || stated > 8 ? 1 : stated;
        }
        assertThat(header.orientation()).isEqualTo(orientation);
        if (header.coding().isJpeg()) {
            JpegDirectory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
            assertThat(header.widthPx()).isEqualTo(jpeg.getInteger(JpegDirectory.TAG_IMAGE_WIDTH));
            assertThat(header.heightPx()).isEqualTo(jpeg.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT));
            assertThat(header.colour().components()).isEqualTo(jpeg.getInteger(JpegDirectory.TAG_NUMBER_OF_COMPONENTS));
        } else {
            Directory png = png(d -> d.containsTag(PngDirectory.TAG_IMAGE_WIDTH));
            assertThat(header.widthPx()).isEqualTo(png.getInteger(PngDirectory.TAG_IMAGE_WIDTH));
            assertThat(header.heightPx()).isEqualTo(png.getInteger(PngDirectory.TAG_IMAGE_HEIGHT));
            assertThat(header.bitsPerComponent()).isEqualTo(png.getInteger(PngDirectory.TAG_BITS_PER_SAMPLE));
        }
        assertDensity(header);
    }

    private void assertDensity(ImageHeader header) {
        JfifDirectory jfif = metadata.getFirstDirectoryOfType(JfifDirectory.class);
        Integer units = jfif == null ? null : jfif.getInteger(JfifDirectory.TAG_UNITS);
        if (units != null && units > 0 && jfif.getInteger(JfifDirectory.TAG_RESX) > 0) {
            double perInch = units == 2 ? 2.54 : 1;
            assertThat(header.dpiX()).isCloseTo(jfif.getInteger(JfifDirectory.TAG_RESX) * perInch, within(1e-6));
            assertThat(header.dpiY()).isCloseTo(jfif.getInteger(JfifDirectory.TAG_RESY) * perInch, within(1e-6));
            return;
        }
        Directory phys = png(d -> d.containsTag(PngDirectory.TAG_PIXELS_PER_UNIT_X));
        if (phys != null && phys.getInteger(PngDirectory.TAG_UNIT_SPECIFIER) == 1) {
            // Dots per metre are rounded to a whole number, so that 0.03 dpi may be lost.
            assertThat(header.dpiX())
                    .isCloseTo(phys.getInteger(PngDirectory.TAG_PIXELS_PER_UNIT_X) * 0.0254, within(0.03));
            assertThat(header.dpiY())
                    .isCloseTo(phys.getInteger(PngDirectory.TAG_PIXELS_PER_UNIT_Y) * 0.0254, within(0.03));
        }
    }

    private Directory png(Predicate<Directory> wanted) {
        return metadata.getDirectoriesOfType(PngDirectory.class).stream()
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }
}
