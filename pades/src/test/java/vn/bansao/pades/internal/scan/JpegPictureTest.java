package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/** JPEG files that are more than one picture: the first goes into the copy, nothing else. */
class JpegPictureTest {
    private static final byte[] COLOUR = JpegFiles.colour();

    static Stream<byte[]> pictures() {
        return Stream.of(
                COLOUR,
                JpegFiles.grey(),
                JpegFiles.progressive(),
                RestartedJpeg.file(2048, 1024, 3), // longer than a buffer
                JpegFiles.with(COLOUR, 0xE5, new byte[65_000]));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void whatHangsBehindThePictureStaysBehind(byte[] picture) throws Exception {
        for (byte[] behind : List.of(RestartedJpeg.trailer(), new byte[] {7}, new byte[4097], new byte[200_000])) {
            assertOnlyPicture(picture, JpegFiles.cat(picture, behind));
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void firstPictureOfSeveralIsTaken(byte[] picture) throws Exception {
        byte[] first = JpegFiles.with(picture, 0xE2, new byte[] {'M', 'P', 'F', 0, 'I', 'I', '*', 0, 8, 0, 0, 0});
        assertOnlyPicture(first, JpegFiles.cat(first, JpegFiles.grey()));
        assertOnlyPicture(first, first);
    }

    private static void assertOnlyPicture(byte[] picture, byte[] file) throws Exception {
        CountingSource source = new CountingSource(file);
        for (Scan scan : List.of(Reading.scan(file), Scan.of(List.of(source)))) {
            Reading reading = Reading.of(scan);
            assertThat(reading.body()).isEqualTo(picture);
            assertThat(reading.sha256())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(picture));
            assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.EXTRACTED);
            assertThat(reading.header().encodedLength()).isEmpty();
        }
        assertThat(source.readBytes).isEqualTo(file.length);
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void pictureWithRestartMarkersIsSound() throws IOException {
        byte[] file = RestartedJpeg.file(64, 40, 3);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        for (int block = 0; block < 40; block++) {
            assertThat(image.getRaster().getSample(block % 8 * 8 + 5, block / 8 * 8 + 2, 0))
                    .isEqualTo(RestartedJpeg.brightness(block));
        }
        assertThat(Reading.of(file).body()).isEqualTo(file);
    }

    @Test
    void brokenPictureBeforeSomethingElseIsRefused() {
        byte[] trailer = RestartedJpeg.trailer();
        byte[] cut = Arrays.copyOf(COLOUR, COLOUR.length - 2);
        MalformedDocumentException start = (MalformedDocumentException)
                Refusal.of(JpegFiles.cat(cut, JpegFiles.grey(), trailer), PadesProblem.SCAN_JPEG_MALFORMED);
        assertThat(start.offsetBytes()).isEqualTo(cut.length + 1); // the second start marker's code
        for (String marker : List.of("FF01", "FFBF", "FFC0", "FFC1", "FFCF", "FFD8", "FFFE0001", "FFFE00040000AA")) {
            byte[] broken = JpegFiles.cat(cut, java.util.HexFormat.of().parseHex(marker), trailer);
            Refusal.of(broken, PadesProblem.SCAN_JPEG_MALFORMED);
        }
        Refusal.of(JpegFiles.cat(cut, trailer, new byte[9]), PadesProblem.SCAN_JPEG_MALFORMED);
        Refusal.of(JpegFiles.cat(cut, new byte[5000]), PadesProblem.SCAN_JPEG_TRUNCATED);
    }

    @Test
    void pictureWithoutCodedDataIsRefused() {
        int scan = JpegFiles.find(COLOUR, 0xDA);
        byte[] file = JpegFiles.cat(
                JpegFiles.slice(COLOUR, 0, scan + 14), new byte[] {(byte) 0xFF, (byte) 0xD9}, new byte[] {7});
        Refusal.of(file, PadesProblem.SCAN_JPEG_TRUNCATED);
    }
}
