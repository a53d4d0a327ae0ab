package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanLimits;

class JpegRefusalTest {
    private static final byte[] GOOD = JpegFiles.colour();

    @Test
    void otherNumbersOfComponentsAreRefused() {
        Refusal.of(frame(9, 0), PadesProblem.SCAN_JPEG_COLOUR_UNSUPPORTED);
        Refusal.of(frame(9, 2), PadesProblem.SCAN_JPEG_COLOUR_UNSUPPORTED);
        Refusal.of(frame(9, 5), PadesProblem.SCAN_JPEG_COLOUR_UNSUPPORTED);
    }

    @Test
    void twelveBitsAreRefused() {
        Refusal.of(frame(4, 12), PadesProblem.SCAN_JPEG_PRECISION_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    void arithmeticLosslessAndHierarchicalCodingAreRefused(int marker) {
        Refusal.of(frame(1, marker), PadesProblem.SCAN_JPEG_CODING_UNSUPPORTED);
    }

    @Test
    void extendedSequentialCodingOfEightBitsIsAccepted() throws IOException {
        assertThat(Reading.of(frame(1, 0xC1)).header().widthPx()).isEqualTo(JpegFiles.WIDTH);
    }

    @Test
    void heightThatComesAfterTheImageIsRefused() {
        Refusal.of(frame(6, 0), PadesProblem.SCAN_IMAGE_SIZE_ZERO);
    }

    @Test
    void brokenFrameHeadersAreRefused() {
        Refusal.of(frame(11, 0x01), PadesProblem.SCAN_JPEG_MALFORMED); // sampling 0 x 1
        Refusal.of(frame(12, 4), PadesProblem.SCAN_JPEG_MALFORMED); // quantisation table 4
        Refusal.of(frame(3, 16), PadesProblem.SCAN_JPEG_MALFORMED); // segment length
        byte[] twice = JpegFiles.with(GOOD, 0xC0, frameBody());
        Refusal.of(twice, PadesProblem.SCAN_JPEG_MALFORMED);
    }

    @Test
    void imageDataWithoutFrameHeaderAreRefused() {
        int at = JpegFiles.find(GOOD, 0xC0);
        byte[] file = JpegFiles.cat(
                JpegFiles.slice(GOOD, 0, at), JpegFiles.slice(GOOD, at + 4 + frameBody().length, GOOD.length));
        Refusal.of(file, PadesProblem.SCAN_JPEG_MALFORMED);
    }

    @Test
    void scanOfAnUnknownComponentIsRefused() {
        byte[] file = GOOD.clone();
        file[JpegFiles.find(GOOD, 0xDA) + 5] = 77;
        Refusal.of(file, PadesProblem.SCAN_JPEG_MALFORMED);
    }

    @Test
    void missingEndMarkerIsRefused() {
        MalformedDocumentException cut = (MalformedDocumentException)
                Refusal.of(Arrays.copyOf(GOOD, GOOD.length - 2), PadesProblem.SCAN_JPEG_TRUNCATED);
        assertThat(cut.offsetBytes()).isEqualTo(GOOD.length - 2);
        Refusal.of(Arrays.copyOf(GOOD, GOOD.length - 1), PadesProblem.SCAN_JPEG_TRUNCATED);
        byte[] restarted = RestartedJpeg.file(64, 64, 2);
        Refusal.of(
                JpegFiles.cat(Arrays.copyOf(restarted, restarted.length - 2), new byte[] {7}),
                PadesProblem.SCAN_JPEG_TRUNCATED);
    }

    @Test
    void zeroAndFillBytesAfterTheEndMarkerAreAcceptedUpToASector() throws IOException {
        byte[] fill = new byte[4096];
        Arrays.fill(fill, 0, 2048, (byte) 0xFF);
        assertThat(Reading.of(JpegFiles.cat(GOOD, fill)).body()).hasSize(GOOD.length + 4096);
        assertThat(Reading.of(JpegFiles.cat(GOOD, new byte[4097])).body()).isEqualTo(GOOD);
    }

    @Test
    void fileWithoutImageDataIsRefused() {
        int scan = JpegFiles.find(GOOD, 0xDA);
        byte[] file = JpegFiles.cat(JpegFiles.slice(GOOD, 0, scan + 14), new byte[] {(byte) 0xFF, (byte) 0xD9});
        Refusal.of(file, PadesProblem.SCAN_JPEG_TRUNCATED);
    }

    @Test
    void contradictingColourMarkersAreRefused() {
        Refusal.of(JpegFiles.with(GOOD, 0xEE, adobe(0)), PadesProblem.SCAN_JPEG_COLOUR_AMBIGUOUS);
        Refusal.of(JpegFiles.with(GOOD, 0xEE, adobe(2)), PadesProblem.SCAN_JPEG_COLOUR_AMBIGUOUS);
    }

    @Test
    void plainRgbIsKnownByAdobesMarkerOrByTheNamesOfTheComponents() throws IOException {
        byte[] bare = JpegFiles.withoutJfif(GOOD);
        assertThat(plainRgb(bare)).isFalse();
        assertThat(plainRgb(JpegFiles.with(bare, 0xEE, adobe(0)))).isTrue();
        assertThat(plainRgb(JpegFiles.with(bare, 0xEE, adobe(1)))).isFalse();
        assertThat(plainRgb(JpegFiles.with(GOOD, 0xEE, adobe(1)))).isFalse();
        assertThat(plainRgb(named(bare))).isTrue();
        assertThat(plainRgb(named(GOOD))).isFalse();
        assertThat(plainRgb(JpegFiles.with(named(bare), 0xEE, adobe(1)))).isFalse();
    }

    @Test
    void filesOverALimitAreRefused() {
        Scan scan = Reading.scan(GOOD);
        Refusal.of(
                scan.withLimits(ScanLimits.STANDARD.withMaxFileBytes(GOOD.length - 1)),
                PadesProblem.SCAN_FILE_TOO_LARGE);
        Refusal.of(
                scan.withLimits(ScanLimits.STANDARD.withMaxPixels(JpegFiles.WIDTH * JpegFiles.HEIGHT - 1)),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }

    @Test
    void endlessHeaderIsRefused() {
        byte[] segment = JpegFiles.with(new byte[2], 0xE5, new byte[65_000]);
        byte[] file = Arrays.copyOf(GOOD, 300 * segment.length);
        for (int i = 0; i < 290; i++) {
            System.arraycopy(segment, 2, file, 2 + i * (segment.length - 2), segment.length - 2);
        }
        Refusal.of(file, PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }

    @Test
    void fileThatGrowsOrShrinksIsRefused() {
        for (int difference : new int[] {-1, 1}) {
            Scan scan = Scan.of(List.of(new MisstatedSource(GOOD, GOOD.length + difference)));
            Refusal.of(scan, PadesProblem.SCAN_FILE_CHANGED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00FF\u00D8", "GIF89a......", "....ftypheic", "hello world, this is text"})
    void otherFormatsAreRefusedByName(String start) {
        byte[] file = start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Refusal.of(file, PadesProblem.SCAN_FORMAT_UNSUPPORTED);
    }

    @Test
    void damagedExifIsRefused() {
        byte[] exif = JpegFiles.exif(ByteOrder.BIG_ENDIAN, 6, 300, 300, 2);
        byte[] manyEntries = exif.clone();
        manyEntries[14] = 1; // 260 entries
        byte[] farValue = exif.clone();
        farValue[36] = 1; // X resolution far behind the end
        byte[] farDirectory = exif.clone();
        farDirectory[10] = (byte) 0xFF;
        byte[] noTiff = exif.clone();
        noTiff[6] = 'X';
        for (byte[] broken : List.of(manyEntries, farValue, farDirectory, noTiff)) {
            Refusal.of(JpegFiles.with(GOOD, 0xE1, broken), PadesProblem.SCAN_EXIF_MALFORMED);
        }
    }

    private static boolean plainRgb(byte[] file) throws IOException {
        return Reading.of(Reading.scan(file).withFallbackDpi(300))
                .header()
                .coding()
                .parameters()
                .equals("<</ColorTransform 0>>");
    }

    private static byte[] adobe(int transform) {
        return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    }

    /** The same file with components named R, G, B. */
    private static byte[] named(byte[] file) {
        byte[] changed = file.clone();
        int frame = JpegFiles.find(file, 0xC0);
        int scan = JpegFiles.find(file, 0xDA);
        for (int i = 0; i < 3; i++) {
            changed[frame + 10 + 3 * i] = (byte) "RGB".charAt(i);
            changed[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
        }
        return changed;
    }

    private static byte[] frameBody() {
        int at = JpegFiles.find(GOOD, 0xC0);
        return JpegFiles.slice(GOOD, at + 4, at + 4 + 15);
    }

    /** The good file with one byte of its frame segment changed, counted from the marker's 0xFF; 6 is both of the height. */
    private static byte[] frame(int index, int value) {
        byte[] file = GOOD.clone();
        int at = JpegFiles.find(GOOD, 0xC0);
        file[at + index] = (byte) value;
        if (index == 6) {
            file[at + 5] = 0;
        }
        return file;
    }
}
