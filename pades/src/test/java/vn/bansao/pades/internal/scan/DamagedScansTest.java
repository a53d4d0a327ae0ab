package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.CertifiedCopyException;

/** Whatever is done to a file: it is read, or refused with one typed error, in bounded time. */
class DamagedScansTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    static Stream<byte[]> files() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] icc =
                JpegFiles.cat(new byte[] {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0, 1, 1}, profile);
        byte[] exif = JpegFiles.exif(ByteOrder.LITTLE_ENDIAN, 6, 300, 300, 2);
        return Stream.of(
                JpegFiles.with(JpegFiles.with(JpegFiles.colour(), 0xE2, icc), 0xE1, exif),
                JpegFiles.progressive(),
                JpegFiles.grey(),
                InkJpegs.withProfile(JpegFiles.with(InkJpegs.file(203, 151), 0xEE, InkJpegs.adobe(2))),
                Jp2Files.colour(),
                Jp2Files.file(
                        Jp2Files.header(3, 12, Jp2Files.colour(2, 1, profile), Jp2Files.SRGB, Jp2Files.DPI_300),
                        Jp2Files.codestream(3, 12)),
                PngFiles.file(new PngFiles.Kind(2, 8, false, 45, 43)),
                PngFiles.file(new PngFiles.Kind(3, 4, true, 45, 43)),
                PngFiles.file(new PngFiles.Kind(0, 16, true, 45, 43)),
                PngFiles.file(new PngFiles.Kind(4, 16, true, 45, 43)),
                PngFiles.file(new PngFiles.Kind(6, 8, false, 45, 43)));
    }

    /** Every compression, in strips and tiles, in both byte orders; of an undecoded strip only the length is known. */
    static Stream<byte[]> tiffs() throws IOException {
        BufferedImage bilevel = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_BINARY, 301, 220);
        BufferedImage colour = TiffImageIoTest.picture(BufferedImage.TYPE_3BYTE_BGR, 160, 128);
        return Stream.of(
                TiffFiles.file(new TiffFiles.Kind(2, 8, 5, true, 7, false, true, false)),
                TiffFiles.file(new TiffFiles.Kind(2, 16, 8, true, 0, false, false, true)),
                TiffFiles.file(new TiffFiles.Kind(3, 4, 32_773, false, 43, false, false, false)),
                TiffFiles.file(new TiffFiles.Kind(0, 1, 1, false, 7, true, true, true)),
                TiffFiles.file(new TiffFiles.Kind(2, 8, 5, true, 7, false, true, false, true, 2)),
                TiffFiles.file(new TiffFiles.Kind(2, 16, 32_773, false, 0, false, true, true, true, 0)),
                TiffImageIoTest.write(bilevel, "CCITT T.6", 0),
                TiffImageIoTest.write(bilevel, "CCITT T.6", 64),
                TiffImageIoTest.write(bilevel, "CCITT T.4", 64),
                TiffImageIoTest.write(bilevel, "CCITT RLE", 64),
                TiffImageIoTest.write(colour, "JPEG", 0),
                TiffImageIoTest.write(colour, "JPEG", 160),
                TiffImageIoTest.write(colour, "JPEG", 48));
    }

    @ParameterizedTest
    @MethodSource("tiffs")
    void truncatedTiffsAreRefused(byte[] file) {
        int refused = 0;
        for (int i = 1; i <= 200; i++) {
            refused += readOrRefused(Arrays.copyOf(file, (int) ((long) file.length * i / 201))) ? 0 : 1;
        }
        // The JDK writes image data first: there every cut takes the directory away.
        assertThat(refused).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("tiffs")
    void flippedBitsOfTiffsAreReadOrRefused(byte[] file) {
        flippedBitsAreReadOrRefused(file);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) { // the directory, at one end or the other
            byte[] damaged = file.clone();
            int at = random.nextInt(Math.min(file.length, 400));
            damaged[i % 2 == 0 ? at : file.length - 1 - at] ^= (byte) (1 << random.nextInt(8));
            readOrRefused(damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void truncatedFilesAreRefused(byte[] file) {
        for (int length = 0; length < file.length; length += 97) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThat(readOrRefused(cut)).as("cut to " + length).isFalse();
        }
    }

    @Test
    void truncatedFilesWithSomethingBehindThemAreRefused() {
        for (byte[] picture : List.of(JpegFiles.progressive(), RestartedJpeg.file(256, 256, 3))) {
            for (int length = 2; length < picture.length - 1; length += 13) {
                byte[] cut = JpegFiles.cat(Arrays.copyOf(picture, length), RestartedJpeg.trailer());
                assertThat(readOrRefused(cut)).as("cut to " + length).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void flippedBitsAreReadOrRefused(byte[] file) {
        Random random = new Random(97);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            readOrRefused(damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void flippedBitsInTheHeaderAreReadOrRefused(byte[] file) {
        int header = Math.min(file.length, 700);
        for (int bit = 0; bit < header * 8; bit++) {
            byte[] damaged = file.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            readOrRefused(damaged);
        }
    }

    @Test
    void noiseAfterAnySignatureIsRefused() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(3000)];
            random.nextBytes(noise);
            byte[] start = i % 2 == 0 ? PngFiles.SIGNATURE : new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
            assertThat(readOrRefused(JpegFiles.cat(start, noise))).isFalse();
        }
    }

    /** Whether the file was read; anything but a typed error fails the test. */
    private static boolean readOrRefused(byte[] file) {
        long start = System.nanoTime();
        boolean read = true;
        try {
            Reading.of(Reading.scan(file).withFallbackDpi(300).withFlattenedAlpha());
        } catch (CertifiedCopyException refused) {
            read = false;
            assertThatCode(refused::getMessage).doesNotThrowAnyException();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory do not fail", e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        return read;
    }
}
