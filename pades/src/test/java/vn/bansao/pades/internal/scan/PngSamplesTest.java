package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanLimits;

class PngSamplesTest {

    static List<PngFiles.Kind> kinds() {
        return PngFiles.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everySampleIsThatOfTheFileAndOfImageIo(PngFiles.Kind kind) throws Exception {
        byte[] file = PngFiles.file(kind);
        CountingSource source = new CountingSource(file);
        Reading reading = Reading.of(Scan.of(List.of(source)).withLimits(ScanLimits.STANDARD.withDpi(10, 2400)));

        int[][] samples = FlatePixels.decode(reading);
        assertThat(samples).isDeepEqualTo(PngFiles.flat(PngFiles.samples(kind)));
        assertSameAsImageIo(file, samples);
        assertThat(reading.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
        assertThat(source.readBytes).isEqualTo(file.length);
        assertThat(source.opened).isEqualTo(1);
        assertThat(source.closed).isEqualTo(1);
    }

    static void assertSameAsImageIo(byte[] file, int[][] samples) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            Raster expected = reader.read(0).getRaster();
            assertThat(expected.getHeight()).isEqualTo(samples.length);
            for (int y = 0; y < samples.length; y++) {
                int[] row = expected.getPixels(0, y, expected.getWidth(), 1, (int[]) null);
                assertThat(Arrays.equals(samples[y], row)).as("row " + y).isTrue();
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void headerOfAPalettePng() throws IOException {
        ImageHeader header = Reading.of(PngFiles.file(new PngFiles.Kind(3, 4, false, 45, 43)))
                .header();
        assertThat(header.coding().filter()).isEqualTo("FlateDecode");
        assertThat(header.coding().embedding()).isEqualTo(Embedding.TRANSCODED);
        assertThat(header.coding().parameters()).startsWith("<</Predictor 15/");
        assertThat(header.colour()).isEqualTo(Colour.INDEXED);
        assertThat(header.palette()).hasSize(48);
        assertThat(header.bitsPerComponent()).isEqualTo(4);
        assertThat(header.encodedLength()).isEmpty();
        assertThat(header.dpiX()).isEqualTo(300);
        assertThat(header.dpiY()).isEqualTo(300);
        assertThat(header.orientation()).isEqualTo(1);
    }

    @Test
    void compressedDataOfAPlainPngPassUnchanged() throws IOException {
        PngFiles.Kind kind = new PngFiles.Kind(2, 8, false, 45, 43);
        byte[] data = PngFiles.deflate(PngFiles.rows(kind, PngFiles.samples(kind)));
        assertThat(Reading.of(PngFiles.file(kind, 0, data)).body()).isEqualTo(data);
    }
}
